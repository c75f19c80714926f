// A diagram as a whole: its procedures with the questions that many rules ask of them, its pools, and what is drawing.

const SUBPROCESSES = ['subProcess', 'adHocSubProcess', 'transaction'];
const TASKS = ['task', 'userTask', 'manualTask', 'scriptTask', 'businessRuleTask', 'serviceTask', 'sendTask',
  'receiveTask'];
const HUMAN = ['userTask', 'manualTask'];
const ACTIVITIES = [...TASKS, ...SUBPROCESSES, 'callActivity'];
const GATEWAYS = ['exclusiveGateway', 'parallelGateway', 'inclusiveGateway', 'eventBasedGateway', 'complexGateway'];
const EVENTS = ['startEvent', 'endEvent', 'boundaryEvent', 'intermediateCatchEvent', 'intermediateThrowEvent'];
const NODES = [...ACTIVITIES, ...GATEWAYS, ...EVENTS];
const BESIDE = ['conversation', 'subConversation', 'callConversation', 'conversationLink', 'choreography',
  'globalConversation', 'globalTask', 'globalUserTask', 'globalManualTask', 'globalScriptTask',
  'globalBusinessRuleTask', 'globalChoreographyTask'];
const MOST_EXAMINED = 5;

const read = new WeakMap();

// The diagram of a `bpmn:Definitions`, read once for all rules; it may have changed when they are asked again.
function diagramOf(root) {
  if (!read.has(root)) {
    read.set(root, readDiagram(root));
    queueMicrotask(() => read.delete(root));
  }
  return read.get(root);
}

function readDiagram(root) {
  const inside = root.rootElements || [];
  const pools = inside.filter(each => each.$type === 'bpmn:Collaboration').flatMap(each => each.participants || []);
  const all = [...everything(root)];
  const drawing = all.filter(([name]) => DRAWING.includes(name) || BESIDE.includes(name))
    .filter(([, node]) => !node.processRef)
    .map(([type, node]) => ({ type, id: node.id || '', name: oneLine(node.name) }));
  const processes = inside.filter(each => each.$type === 'bpmn:Process').map(node => processOf(node, pools));
  const executable = processes.filter(each => each.executable);
  return { everything: all, processes, executable, examined: executable.slice(0, MOST_EXAMINED), pools, drawing };
}

function processOf(node, pools) {
  const lanes = lanesOf(node);
  const laneNames = new Map(lanes.flatMap(lane => lane.elementIds.map(id => [id, lane.name])));
  const found = { elements: new Map(), flows: [], laneNames };
  collect(node, node.id, found);
  const poolName = oneLine(pools.find(pool => pool.processRef === node)?.name);
  return {
    node,
    id: node.id || '',
    name: oneLine(node.name) || poolName || node.id || '',
    poolName,
    lanes,
    executable: node.isExecutable === true,
    starterGroups: separated(attribute(node, 'candidateStarterGroups')),
    starterUsers: separated(attribute(node, 'candidateStarterUsers')),
    versionTag: attribute(node, 'versionTag'),
    historyTimeToLive: attribute(node, 'historyTimeToLive'),
    byId: found.elements,
    flows: found.flows,
    ...questions(node.id, found)
  };
}

function collect(container, parentId, found) {
  for (const node of container.flowElements || []) {
    const type = local(node);
    if (type === 'sequenceFlow') {
      found.flows.push(flowOf(node, parentId));
    } else if (!DRAWING.includes(type)) {
      const element = elementOf(node, parentId);
      const names = found.laneNames;
      element.lane = names.get(element.id) || names.get(element.attachedTo) || names.get(parentId) || '';
      found.elements.set(element.id, element);
      if (CONTAINERS.includes(type)) {
        names.set(element.id, names.get(element.id) ?? element.lane);
        collect(node, element.id, found);
      }
    }
  }
}

function questions(id, { elements, flows }) {
  const all = [...elements.values()];
  const [out, into] = [byEnd(flows, 'source'), byEnd(flows, 'target')];
  return {
    elements: (...types) => types.length ? all.filter(each => types.includes(each.type)) : all,
    levels: [id, ...all.filter(each => SUBPROCESSES.includes(each.type)).map(each => each.id)],
    children: parent => all.filter(each => each.parentId === parent),
    out: element => out.get(element.id) || [],
    into: element => into.get(element.id) || [],
    edges: host => all.filter(each => each.type === 'boundaryEvent' && each.attachedTo === host.id),
    named: other => `«${elements.get(other)?.name || other}»`
  };
}

function byEnd(flows, end) {
  const found = new Map();
  flows.forEach(flow => found.set(flow[end], [...(found.get(flow[end]) || []), flow]));
  return found;
}
