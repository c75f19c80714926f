// Indstillinger, der ikke køres: the table of names is the deployment's (engine/bpmn/checks/leftovers.py).

const dialect = names => names.split(' ').map(name => 'camunda:' + name);
const HANDLING = new Map(Object.entries({
  listener: dialect('executionListener taskListener'),
  inputOutput: dialect('inputOutput'),
  code: dialect('class delegateExpression expression connector field type variableMappingClass '
    + 'variableMappingDelegateExpression formHandlerClass script errorEventDefinition'),
  meaning: ['isForCompensation', 'startQuantity', 'completionQuantity'],
  async: dialect('asyncBefore asyncAfter async exclusive failedJobRetryTimeCycle jobPriority taskPriority'),
  harmless: ['implementation', 'gatewayDirection', ...dialect('modelerTemplate modelerTemplateVersion '
    + 'modelerTemplateIcon diagramRelationId versionTag historyTimeToLive candidateStarterGroups '
    + 'candidateStarterUsers properties formKey formData formProperty caseRef resource')]
}).flatMap(([handling, names]) => names.map(name => [name, handling])));

const on = (names, ...types) => dialect(names).map(name => [name, types]);
const READ_ON = new Map([
  ...on('versionTag historyTimeToLive candidateStarterGroups candidateStarterUsers properties', 'process'),
  ...on('formKey formData formProperty', ...NODES),
  ...on('caseRef', 'callActivity'),
  ...on('resource', 'scriptTask', 'conditionExpression')
]);
const CHANGES_NOTHING = {
  'camunda:asyncBefore': 'false', 'camunda:asyncAfter': 'false', 'camunda:async': 'false', 'camunda:exclusive': 'true',
  'camunda:isStartableInTasklist': 'true', isForCompensation: 'false', startQuantity: '1', completionQuantity: '1'
};

// What the procedure, its elements and its flows say that falls to the rule of `handling`.
function leftovers(process, lists, diagram, handling) {
  const drawn = process.elements().filter(each => runs(each, lists)).flatMap(each =>
    handledAs(handling, each.type, each, [...each.said, ...readAndNotRun(each.settings)]));
  return [...drawn, ...undrawn(process, diagram, handling)];
}

function readAndNotRun({ initiator, mappingsIn, mappingsOut }) {
  const isLocal = [...mappingsIn, ...mappingsOut].some(each => each.local === true);
  return [...(initiator ? [['camunda:initiator', initiator]] : []), ...(isLocal ? [['camunda:in local', 'true']] : [])];
}

function handledAs(handling, type, place, said) {
  return said.filter(([name, value]) => {
    const elsewhere = READ_ON.has(name) && !READ_ON.get(name).includes(type);
    const met = elsewhere ? 'unused' : HANDLING.get(name) || 'unused';
    return met === handling && CHANGES_NOTHING[name] !== value.trim().toLowerCase();
  }).map(([name, value]) => ({ place, name, value: value.slice(0, 80) }));
}

// What is said on all that is no step: the procedure, flows, lanes, pools and their parts.
function undrawn(process, diagram, handling) {
  return [...everything(diagram.root)]
    .filter(([name, node]) => !/(EventDefinition|Characteristics)$/.test(name) && !process.byId.has(node.id)
      && !standsElsewhere(node, process))
    .flatMap(([name, node]) => {
      const said = [...attributes(node).filter(([key]) => key.startsWith('camunda:')),
        ...extensions(node).map(([key]) => ['camunda:' + key, '']), ...(name === 'process' ? partsNotRun(node) : [])];
      return handledAs(handling, name, holder(node), [...new Map(said)]);
    });
}

const around = node => node ? [node, ...around(node.$parent)] : [];
const standsElsewhere = (node, process) => around(node)
  .some(each => each.$type === 'bpmn:Process' && each !== process.node);

function holder(node) {
  const owner = around(node).find(each => each.id) || node;
  return { id: owner.id || '', name: owner.name || '' };
}

const remarks = handling => (...asked) => leftovers(...asked, handling)
  .map(({ place, name, value }) => told(place, value ? `${name} («${value}»)` : name));

Object.assign(RULES, {
  'listener-not-run': remarks('listener'),
  'input-output-not-run': (...asked) => leftovers(...asked, 'inputOutput').map(({ place }) => place),
  'code-not-run': remarks('code'),
  'meaning-not-run': remarks('meaning'),
  'async-not-used': (...asked) => leftovers(...asked, 'async').map(({ place, name }) => told(place, name)),
  'extension-unused': remarks('unused')
});
