// The tables of rules, and what makes of each of them a rule as bpmnlint wants it.

// A rule is asked of each procedure that can run, with the newest lists; it gives what it met: a place (an element, a
// flow, a lane or the procedure), or what `told` gives for a place and a detail. Those of FILE are asked of the whole
// diagram.
const RULES = {};
const FILE = {};
const told = (place, detail) => ({ place, detail });

// The field of the properties panel where a rule's matter is put right.
const FIELDS = {
  'task-without-audience': 'candidateGroups', 'group-unknown': 'candidateGroups', 'several-groups': 'candidateGroups',
  'priority-invalid': 'priority', 'form-missing': 'formRef', 'form-binding-latest': 'formRefBinding',
  'form-key-and-ref': 'formKey', 'form-key-not-supported': 'formKey', 'due-date-unreadable': 'dueDate',
  'history-time-to-live': 'historyTimeToLive', 'history-time-to-live-unreadable': 'historyTimeToLive',
  'no-executable-process': 'isExecutable'
};

// What a rule says of a diagram: [{ place, detail }].
function judge(id, root, lists) {
  const diagram = diagramOf(root);
  const met = FILE[id] ? FILE[id](diagram, lists)
    : diagram.examined.flatMap(process => RULES[id](process, lists, diagram));
  return met.map(each => each.place ? each : told(each, ''));
}

// Title, what was met, and what is right; a detail that is a sentence says itself what to do.
function sentence({ title, right }, detail) {
  const met = detail ? `${title}: ${detail}` : title;
  return detail.endsWith('.') ? met : `${met}${met.endsWith('?') ? '' : '.'} ${right}`.trim();
}

const inModeler = typeof window !== 'undefined';

// The Modeler shows the element's name and marks the field; a command line shows the rule's id in the name's place.
function shown(id, place) {
  const field = FIELDS[id];
  return inModeler ? { name: place.name, ...(field ? { propertiesPanel: { entryIds: [field] } } : {}) } : {};
}

// The rule is asked of the whole diagram at its root; `false` spares it the way through all that stands below.
function lintRule(said, lists) {
  return () => ({
    check(node, reporter) {
      for (const { place, detail } of node.$type === 'bpmn:Definitions' ? judge(said.id, node, lists()) : []) {
        reporter.report(place.id, sentence(said, detail), shown(said.id, place));
      }
      return false;
    }
  });
}
