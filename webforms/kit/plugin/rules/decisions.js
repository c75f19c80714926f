// Beslutningstabeller og scripts. A table that comes along with the deployment is not known here before it is uploaded.

const RESULTS = ['singleEntry', 'singleResult', 'collectEntries', 'resultList'];
const ruleTasks = process => process.elements('businessRuleTask');
const resultOf = ({ settings: says }) => says.mapDecisionResult;

Object.assign(RULES, {
  'decision-missing': (process, lists) => ruleTasks(process).flatMap(task => {
    const { decisionRef: reference, decisionBinding: binding } = task.settings;
    if (!reference || isComputed(reference)) {
      return reference ? told(task, `«${reference}»`) : task;
    }
    const isThere = binding === 'deployment' || lists.decisions.includes(reference);
    return isThere ? [] : told(task, near(reference, lists.decisions));
  }),
  'decision-result-unknown': process => ruleTasks(process).filter(task => !RESULTS.includes(resultOf(task)))
    .map(task => told(task, `«${resultOf(task)}»`)),
  'decision-result-without-variable': process => ruleTasks(process)
    .filter(task => resultOf(task) !== 'resultList' && !task.settings.resultVariable)
    .map(task => told(task, resultOf(task))),
  'decision-result-as-list': process => ruleTasks(process)
    .filter(task => resultOf(task) === 'resultList' && task.settings.resultVariable)
    .map(task => told(task, `«${task.settings.resultVariable}»`)),
  'script-not-feel': process => process.elements('scriptTask').flatMap(task => {
    const language = task.settings.scriptFormat || 'feel';
    const inFile = task.said.has('camunda:resource');
    return inFile ? task : language.trim().toLowerCase() === 'feel' ? [] : told(task, `«${language}»`);
  }),
  'script-empty': process => process.elements('scriptTask')
    .filter(task => !task.settings.script && !task.said.has('camunda:resource'))
});
