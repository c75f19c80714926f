// Opgaver og teams.

const near = (met, known) => `«${met}»${didYouMean(met, known)}`;
const isExpression = text => text.startsWith('=');

// Settings by the types of step that read them; the label is the field's in the Modeler.
const BELONGS = [
  ['assignee', '«Assignee» (camunda:assignee)', HUMAN],
  ['candidateGroups', '«Candidate groups» (camunda:candidateGroups)', HUMAN],
  ['candidateUsers', '«Candidate users» (camunda:candidateUsers)', HUMAN],
  ['dueDate', '«Due date» (camunda:dueDate)', HUMAN],
  ['followUpDate', '«Follow up date» (camunda:followUpDate)', HUMAN],
  ['priority', '«Priority» (camunda:priority)', HUMAN],
  ['form', '«Forms» (camunda:formRef eller camunda:formKey)', [...HUMAN, 'startEvent']],
  ['decisionRef', '«Decision reference» (camunda:decisionRef)', ['businessRuleTask']],
  ['resultVariable', '«Result variable» (camunda:resultVariable)', ['businessRuleTask', 'scriptTask']],
  ['topic', '«Topic» (camunda:topic)', ['serviceTask']],
  ['businessKey', '«Business key» (camunda:in businessKey)', ['callActivity']],
  ['mappingsIn', '«In mappings» (camunda:in)', ['callActivity']],
  ['mappingsOut', '«Out mappings» (camunda:out)', ['callActivity']]
];
const isGiven = value => Array.isArray(value) ? value.length > 0 : Boolean(value);

Object.assign(RULES, {
  'task-without-audience': process => process.elements(...HUMAN).filter(({ settings: says }) =>
    !says.candidateGroups.length && !says.candidateUsers.length && !says.assignee),
  'group-unknown': (process, lists) => !lists.groups ? [] : process.elements().flatMap(task =>
    task.settings.candidateGroups.filter(group => !isExpression(group) && !lists.groups.includes(group))
      .map(group => told(task, near(group, lists.groups)))),
  'several-groups': process => process.elements('userTask').filter(task => task.settings.candidateGroups.length > 1)
    .map(task => told(task, task.settings.candidateGroups.join(', '))),
  'starter-group-unknown': (process, lists) => !lists.groups ? [] : process.starterGroups
    .filter(group => !lists.groups.includes(group)).map(group => told(process, near(group, lists.groups))),
  'starter-groups-missing': process => process.starterGroups.length || process.starterUsers.length ? [] : [process],
  'priority-invalid': process => process.elements().flatMap(task => {
    const { priority, jobPriority } = task.settings;
    const isNumber = /^\d+$/.test(priority) && Number(priority.slice(0, 4)) <= 100;
    const wrong = priority && !isExpression(priority) && !isNumber;
    const wrongJob = jobPriority && !/^-?\d{1,9}$/.test(jobPriority);
    return [...(wrong ? [priority] : []), ...(wrongJob ? [jobPriority] : [])].map(text => told(task, `«${text}»`));
  }),
  'setting-misplaced': (process, lists) => process.elements().filter(task => runs(task, lists)).flatMap(task =>
    BELONGS.filter(([name, , types]) => isGiven(task.settings[name]) && !types.includes(task.type))
      .map(([, label]) => told(task, label)))
});
