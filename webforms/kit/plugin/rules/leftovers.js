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

const foundIn = new WeakMap();

// What the procedure, its elements and its flows say that falls to the rule of `handling`.
function leftovers(process, lists, diagram, handling) {
  if (!foundIn.has(process)) {
    foundIn.set(process, [...drawnAs(process, lists), ...undrawn(process, diagram)]);
  }
  return foundIn.get(process).filter(left => left.handling === handling);
}

const drawnAs = (process, lists) => process.elements().filter(each => runs(each, lists)).flatMap(each =>
  handled(each.type, each, [...each.said, ...readAndNotRun(each.settings)]));

function readAndNotRun({ initiator, mappingsIn, mappingsOut }) {
  const isLocal = [...mappingsIn, ...mappingsOut].some(each => each.local === true);
  return [...(initiator ? [['camunda:initiator', initiator]] : []), ...(isLocal ? [['camunda:in local', 'true']] : [])];
}

function handled(type, place, said) {
  return said.filter(([name, value]) => CHANGES_NOTHING[name] !== value.trim().toLowerCase()).map(([name, value]) => {
    const elsewhere = READ_ON.has(name) && !READ_ON.get(name).includes(type);
    const handling = elsewhere ? 'unused' : HANDLING.get(name) || 'unused';
    return { place, name, value: value.slice(0, 80), handling };
  });
}

// What is said on all that is no step: the procedure, flows, lanes, pools, the drawing.
function undrawn(process, diagram) {
  return diagram.everything
    .filter(([name, node]) => !/(EventDefinition|Characteristics)$/.test(name) && !process.byId.has(node.id)
      && !standsElsewhere(node, process))
    .flatMap(([name, node]) => {
      const said = [...attributes(node).filter(([key]) => key.startsWith('camunda:')),
        ...extensions(node).flatMap(([key, each]) => [['camunda:' + key, ''],
          ...(key === 'properties' ? unreadInside(key, each) : [])]), ...(name === 'process' ? partsNotRun(node) : [])];
      return handled(name, holder(node), [...new Map(said)]);
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
