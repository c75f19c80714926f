// Steps, flows and lanes of a diagram as plain objects: what the rules ask.

const CONTAINERS = ['subProcess', 'transaction', 'adHocSubProcess'];
const DATA = ['dataObject', 'dataObjectReference', 'dataStore', 'dataStoreReference', 'dataInputAssociation',
  'dataOutputAssociation', 'ioSpecification', 'property'];
const DRAWING = ['textAnnotation', 'association', 'group', 'category', 'messageFlow', 'participant', ...DATA];
const NOT_RUN = ['performer', 'humanPerformer', 'potentialOwner', 'resourceRole', 'auditing', 'monitoring',
  'categoryValueRef', 'correlationSubscription', 'supports', 'ioBinding'];
const LOOPS = ['standardLoopCharacteristics', 'multiInstanceLoopCharacteristics'];
const PARTS = ['documentation', 'extensionElements', 'incoming', 'outgoing', ...LOOPS, ...DRAWING];
const TIMES = { timeDate: 'date', timeDuration: 'duration', timeCycle: 'cycle' };

const documentation = node => (node.documentation || []).map(each => each.text || '').join('\n').trim();

function elementOf(node, parentId) {
  const definitions = node.eventDefinitions || [];
  const timers = definitions.flatMap(each => Object.keys(each).filter(name => TIMES[name])
    .map(name => ({ kind: TIMES[name], text: body(each[name]) })));
  return {
    id: node.id || '',
    type: local(node),
    name: oneLine(node.name),
    parentId,
    documentation: documentation(node),
    defaultFlow: node.default?.id ?? node.$attrs?.default ?? '',
    event: definitions.length > 1 ? 'multiple' : definitions.map(local).join('').replace('EventDefinition', ''),
    timers,
    error: definitions.filter(each => local(each) === 'errorEventDefinition').map(errorOf)[0],
    attachedTo: node.attachedToRef?.id ?? '',
    cancelActivity: node.cancelActivity !== false,
    triggeredByEvent: local(node) === 'subProcess' && node.triggeredByEvent === true,
    loop: loopOf(node.loopCharacteristics),
    settings: settings(node),
    said: new Map([...leftOver(node), ...definitions.flatMap(leftOver), ...partsNotRead(node)])
  };
}

// What an error event throws or catches; without a reference a catch takes every error.
function errorOf({ errorRef }) {
  return { known: Boolean(errorRef), code: (errorRef?.errorCode || '').trim(), name: oneLine(errorRef?.name) };
}

function loopOf(marker) {
  const repeated = marker && local(marker) === 'multiInstanceLoopCharacteristics';
  return repeated ? (marker.isSequential ? 'sequential' : 'parallel') : marker ? 'standard' : '';
}

const partsNotRun = node => parts(node).filter(([name]) => NOT_RUN.includes(name)).map(([name]) => [name, '']);

function partsNotRead(node) {
  return CONTAINERS.includes(local(node)) ? partsNotRun(node)
    : parts(node).filter(([name, each, refers]) => (refers || typed(each, 'bpmn')) && !PARTS.includes(name)
      && !name.endsWith('EventDefinition')).map(([name]) => [name, '']);
}

function flowOf(node, parentId) {
  const [source, target] = [node.sourceRef?.id ?? '', node.targetRef?.id ?? ''];
  const id = node.id || `${source}→${target}`;
  return { id, name: oneLine(node.name), source, target, parentId, ...conditionOf(node) };
}

// The FEEL of a flow's condition, or null; the other language or file it is written in is refused.
function conditionOf({ conditionExpression: expression }) {
  const language = (expression?.language ?? expression?.$attrs?.language ?? 'feel').trim();
  const otherLanguage = /^feel$|\/feel/i.test(language) ? '' : language;
  const inFile = Boolean(expression && !otherLanguage && attribute(expression, 'resource'));
  return { otherLanguage, inFile, condition: !otherLanguage && !inFile && feel(expression?.body) || null };
}

function lanesOf(node) {
  return [...(node.laneSets || []), node.childLaneSet].filter(Boolean).flatMap(set => set.lanes || []).flatMap(lane => [
    { id: lane.id || '', name: oneLine(lane.name), elementIds: (lane.flowNodeRef || []).map(each => each.id) },
    ...lanesOf(lane)
  ]);
}
