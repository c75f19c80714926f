// What the Camunda 7 dialect says of a step, read as the deployment reads it; and what is left over (docs/adr/0003).

const FORM_FILE = /^camunda-forms:(?:deployment|app):(.+)$/;
const TEMPLATE = ['modelerTemplate', 'modelerTemplateVersion', 'modelerTemplateIcon'];
const UNDERSTOOD = ['assignee', 'candidateGroups', 'candidateUsers', 'dueDate', 'followUpDate', 'priority', 'initiator',
  'formRef', 'decisionRef', 'resultVariable', 'topic', ...TEMPLATE];
const UNDERSTOOD_ON = {
  decisionRefBinding: 'businessRuleTask', decisionRefVersion: 'businessRuleTask', mapDecisionResult: 'businessRuleTask',
  calledElementBinding: 'callActivity', calledElementVersion: 'callActivity', taskPriority: 'serviceTask'
};
const SHOWS_A_FORM = ['userTask', 'manualTask', 'startEvent'];
const PLAIN = ['id', 'name', 'default'];
const PLAIN_ON = {
  attachedToRef: 'boundaryEvent', cancelActivity: 'boundaryEvent', triggeredByEvent: 'subProcess',
  calledElement: 'callActivity', scriptFormat: 'scriptTask',
  errorRef: 'errorEventDefinition'
};
const ERROR_VARIABLES = ['errorCodeVariable', 'errorMessageVariable'];
const PROPERTY = ['id', 'name', 'value'];
const MAPPING = ['variables', 'source', 'sourceExpression', 'target', 'local', 'businessKey'];

// A literal, or an expression behind `=`; what is written as ${…} is an expression too.
const assigned = text => !text.startsWith('=') && /[$#]\{/.test(text) ? '=' + text : text;
const separated = text => text.split(',').map(each => each.trim()).filter(Boolean);

function assignments(text) {
  return !text || text.startsWith('=') ? [text].filter(Boolean)
    : (text.match(/(?:[$#]\{[^{}]*\}|[^,])+/g) || []).map(each => assigned(each.trim())).filter(Boolean);
}

// A condition or script as FEEL without its mark.
const feel = text => (text || '').trim().replace(/^=/, '').trim();

function settings(node) {
  const says = name => attribute(node, name);
  const external = local(node) === 'serviceTask' && says('type') === 'external';
  const inner = name => extensions(node).filter(([kind]) => kind === name).map(([, each]) => each);
  return {
    assignee: assigned(says('assignee')),
    candidateGroups: assignments(says('candidateGroups')),
    candidateUsers: assignments(says('candidateUsers')),
    dueDate: assigned(says('dueDate')),
    followUpDate: assigned(says('followUpDate')),
    priority: assigned(says('priority')),
    form: formOf(node),
    decisionRef: says('decisionRef'),
    decisionBinding: says('decisionRefBinding') || 'latest',
    mapDecisionResult: says('mapDecisionResult') || 'resultList',
    resultVariable: says('resultVariable'),
    script: feel(isScript(node) ? node.script : ''),
    scriptFormat: isScript(node) ? node.scriptFormat : undefined,
    topic: says('topic'),
    external,
    jobPriority: local(node) === 'serviceTask' ? says('taskPriority') : '',
    calledElement: local(node) === 'callActivity' ? (node.calledElement || '').trim() : '',
    calledBinding: says('calledElementBinding') || 'latest',
    businessKey: (inner('in').find(each => each.businessKey)?.businessKey || '').trim(),
    mappingsIn: inner('in').filter(each => !each.businessKey),
    mappingsOut: inner('out').filter(each => !each.businessKey),
    properties: Object.fromEntries(propertiesOf(node)),
    initiator: says('initiator')
  };
}

const isScript = node => local(node) === 'scriptTask';
const propertiesOf = node => extensions(node).filter(([name]) => name === 'properties')
  .flatMap(([, each]) => each.values || []).filter(each => each.name).map(each => [each.name, each.value || '']);

function formOf(node) {
  const [reference, file] = [attribute(node, 'formRef'), FORM_FILE.exec(attribute(node, 'formKey'))];
  return reference ? { kind: 'ref', name: reference, binding: attribute(node, 'formRefBinding') || 'latest' }
    : file && { kind: 'file', name: file[1], binding: 'deployment' };
}

// Attributes and extension elements that are not in the settings, by name as written.
function leftOver(node) {
  const inEvent = node.$type.endsWith('EventDefinition');
  const found = attributes(node).filter(([name]) => name.startsWith('camunda:')
    ? !isUnderstood(name.slice('camunda:'.length), node, inEvent)
    : !PLAIN.includes(name) && PLAIN_ON[name] !== local(node));
  for (const [name, each] of extensions(node)) {
    if (inEvent || !['in', 'out', 'properties'].includes(name)) {
      found.push(['camunda:' + name, '']);
    } else {
      found.push(...unreadInside(name, each));
    }
  }
  return found;
}

// What an extension element that is understood holds beyond what is read of it.
function unreadInside(name, each) {
  const unread = (node, known) => attributes(node).map(([key, value]) => [key.replace('camunda:', ''), value])
    .filter(([key]) => !known.includes(key));
  const held = (each.values || []).map(inner => [inner, unread(inner, PROPERTY).map(([key]) => key)])
    .filter(([inner, keys]) => !inner.name || keys.length);
  return [
    ...unread(each, name === 'properties' ? [] : MAPPING).map(([key, value]) => [`camunda:${name} ${key}`, value]),
    ...held.map(([inner, keys]) => [[`camunda:${name}`, local(inner), ...keys.sort()].join(' '), ''])
  ];
}

function isUnderstood(name, node, inEvent) {
  if (inEvent) {
    return TEMPLATE.includes(name) || (ERROR_VARIABLES.includes(name) && local(node.$parent) === 'boundaryEvent');
  }
  if (name === 'formKey') {
    return !attribute(node, 'formRef') && FORM_FILE.test(attribute(node, 'formKey'));
  }
  if (name === 'type') {
    return local(node) === 'serviceTask' && attribute(node, 'type') === 'external';
  }
  return ['formRefBinding', 'formRefVersion'].includes(name)
    ? SHOWS_A_FORM.includes(local(node)) && Boolean(attribute(node, 'formRef'))
    : UNDERSTOOD.includes(name) || UNDERSTOOD_ON[name] === local(node);
}
