// The deployment's rules that can be judged while drawing. Ids, weights and texts come from the server's catalogue.
(function (scope) {
  'use strict';

  const DURATION = /^P(?=\d|T\d)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?$/;

  const is = (node, type) => Boolean(node && node.$type === 'bpmn:' + type);
  const any = (node, types) => types.some(type => is(node, type));
  const attribute = (node, name) => (node.get && node.get('camunda:' + name)) || (node.$attrs || {})['camunda:' + name];
  const flows = node => node.outgoing || [];
  const named = node => Boolean((node.name || '').trim());
  const event = node => ((node.eventDefinitions || [])[0] || { $type: '' }).$type
    .replace('bpmn:', '').replace('EventDefinition', '');
  const lower = text => text.charAt(0).toLowerCase() + text.slice(1);
  const text = expression => ((expression || {}).body || '').trim();
  const extensions = node => ((node.extensionElements || {}).values || []);
  const extension = (node, name) => extensions(node).filter(each => each.$type === 'camunda:' + name);
  const property = (node, name) => extension(node, 'properties')
    .flatMap(each => each.values || each.$children || []).find(each => each.name === name);

  const groups = node => (attribute(node, 'candidateGroups') || '').trim();
  const literal = node => groups(node) && !/^[=$#]/.test(groups(node)) ? groups(node).split(',').map(g => g.trim()) : [];

  function unsupported(lists, node) {
    const kind = lower(node.$type.replace('bpmn:', ''));
    const row = lists.constructs.find(each => each.type === kind && each.event === lower(event(node)));
    return row && !row.runs ? row : null;
  }

  // Each rule: the types it looks at, and what it says of a node (nothing, or the sentence; null: the rule's title).
  const RULES = {
    'task-not-supported': (node, lists) => /Task$/.test(node.$type) && unsupported(lists, node)?.advice,
    'gateway-not-supported': (node, lists) => /Gateway$/.test(node.$type) && unsupported(lists, node)?.advice,
    'event-not-supported': (node, lists) => /Event$/.test(node.$type) && unsupported(lists, node)?.advice,
    'loop-marker-not-supported': node => node.loopCharacteristics && true,
    'several-flows-out': node => any(node, ['UserTask', 'ScriptTask', 'BusinessRuleTask', 'CallActivity', 'ManualTask'])
      && flows(node).length > 1,
    'gateway-flow-without-condition': node => any(node, ['ExclusiveGateway', 'InclusiveGateway'])
      && flows(node).length > 1
      && flows(node).filter(flow => !flow.conditionExpression && flow !== node.default).length > (node.default ? 0 : 1),
    'gateway-without-default': node => is(node, 'ExclusiveGateway') && flows(node).length > 1 && !node.default
      && flows(node).every(flow => flow.conditionExpression),
    'condition-on-default-flow': node => Boolean(node.default && node.default.conditionExpression),
    'condition-on-parallel-flow': node => is(node, 'ParallelGateway')
      && flows(node).some(flow => flow.conditionExpression),
    'gateway-without-outgoing-flow': node => /Gateway$/.test(node.$type) && flows(node).length === 0,
    'gateway-without-name': node => any(node, ['ExclusiveGateway', 'InclusiveGateway']) && flows(node).length > 1
      && !named(node),
    'gateway-flow-without-name': node => is(node, 'SequenceFlow') && node.conditionExpression && !named(node),
    'task-without-audience': node => is(node, 'UserTask') && !groups(node) && !attribute(node, 'assignee')
      && !attribute(node, 'candidateUsers'),
    'group-unknown': (node, lists) => is(node, 'UserTask') && lists.groups.length > 0
      && literal(node).find(group => !lists.groups.includes(group)),
    'several-groups': node => is(node, 'UserTask') && literal(node).length > 1,
    'form-missing': (node, lists) => attribute(node, 'formRef') && attribute(node, 'formRefBinding') !== 'deployment'
      && lists.forms.length > 0 && !lists.forms.includes(attribute(node, 'formRef')) && attribute(node, 'formRef'),
    'form-key-and-ref': node => attribute(node, 'formKey') && attribute(node, 'formRef') && true,
    'form-binding-latest': node => attribute(node, 'formRef') && attribute(node, 'formRefBinding') !== 'deployment',
    'form-generated': node => extension(node, 'formData').length > 0,
    'user-task-without-form': node => is(node, 'UserTask') && !attribute(node, 'formRef') && !attribute(node, 'formKey'),
    'script-not-feel': node => is(node, 'ScriptTask') && (node.scriptFormat || '').toLowerCase() !== 'feel',
    'script-empty': node => is(node, 'ScriptTask') && !(node.script || '').trim(),
    'called-process-missing': (node, lists) => is(node, 'CallActivity') && lists.processes.length > 0
      && node.calledElement && !lists.processes.includes(node.calledElement),
    'called-element-computed': node => is(node, 'CallActivity') && /^[=$#]/.test(node.calledElement || ''),
    'call-without-all-in': node => is(node, 'CallActivity')
      && !extension(node, 'in').some(each => each.variables === 'all'),
    'call-without-business-key': node => is(node, 'CallActivity')
      && !extension(node, 'in').some(each => each.businessKey),
    'timer-without-time': node => event(node) === 'Timer' && !timer(node).text,
    'timer-cycle-not-supported': node => event(node) === 'Timer' && timer(node).kind === 'timeCycle',
    'timer-duration-unreadable': node => event(node) === 'Timer' && timer(node).kind === 'timeDuration'
      && timer(node).text && !/^[=$#]/.test(timer(node).text) && !DURATION.test(timer(node).text),
    'task-without-name': node => any(node, ['UserTask', 'ManualTask', 'CallActivity']) && !named(node),
    'source-missing': node => is(node, 'UserTask') && !property(node, 'kilde'),
    'end-missing': node => is(node, 'Process') && !(node.flowElements || []).some(each => is(each, 'EndEvent')),
    'start-missing': node => is(node, 'Process') && !(node.flowElements || []).some(each => is(each, 'StartEvent'))
  };

  function timer(node) {
    const definition = (node.eventDefinitions || [])[0] || {};
    const kind = ['timeDate', 'timeDuration', 'timeCycle'].find(each => definition[each]);
    return { kind, text: kind ? text(definition[kind]) : '' };
  }

  // A rule as bpmnlint wants it. `lists()` gives the newest lists known.
  function lintRule(id, said, lists) {
    return () => ({
      check(node, reporter) {
        const met = RULES[id](node, lists());
        if (met) {
          reporter.report(node.id, said.title + (typeof met === 'string' ? ': ' + met : ''));
        }
      }
    });
  }

  scope.sagsgangRules = { RULES, lintRule };
})(typeof window === 'undefined' ? globalThis : window);
