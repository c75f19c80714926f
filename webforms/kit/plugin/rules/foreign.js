// Settings of other tools than Camunda 7's; the drawing's colours and the Modeler's own are none.

const NOT_FOREIGN = ['http://www.omg.org/spec/BPMN/', 'http://www.omg.org/spec/DD/',
  'http://bpmn.io/schema/bpmn/biocolor/', 'http://www.w3.org/', 'http://camunda.org/schema/1.0/bpmn', 'http://camunda.org/schema/modeler/1.0',
  'http://activiti.org/bpmn', 'http://operaton.org/schema/1.0/bpmn'];

const isForeign = space => Boolean(space) && !NOT_FOREIGN.some(known => space.startsWith(known));
const spaceOf = (node, name) => around(node).map(each => each.$attrs?.['xmlns:' + name.split(':')[0]]).find(Boolean);

// What stands in a diagram under the prefix of another tool, as [name as written, where].
function* foreignNames(diagram) {
  for (const [, node] of diagram.everything.filter(([, each]) => typed(each, 'bpmn'))) {
    for (const name of Object.keys(node.$attrs || {}).filter(each => isForeign(spaceOf(node, each)))) {
      yield [name, holder(node)];
    }
    for (const each of node.extensionElements?.values || []) {
      if (isForeign(each.$descriptor.ns.uri)) {
        yield [each.$type, holder(node)];
      }
    }
  }
}

Object.assign(FILE, {
  'foreign-setting': diagram => {
    const first = new Map();
    for (const [name, place] of foreignNames(diagram)) {
      first.set(name, first.get(name) || place);
    }
    return [...first].map(([name, place]) => told(place, name));
  }
});
