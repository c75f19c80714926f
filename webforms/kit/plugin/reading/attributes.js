// What is written on one element of a diagram, as the Modeler's own reader (bpmn-moddle) gives it.

const lowered = text => text.charAt(0).toLowerCase() + text.slice(1);
const typed = (node, prefix) => typeof node?.$type === 'string' && node.$type.startsWith(prefix + ':');
const oneLine = text => (text || '').split(/\s+/).filter(Boolean).join(' ');
const body = node => (node?.body || node?.$body || '').trim();

// The local name of an element by its type: `userTask`.
const local = node => lowered(node.$type.split(':')[1]);

// The properties that stand in the file, with what the reader knows of each: [name, value, about].
function given(node) {
  const known = node.$descriptor?.propertiesByName || {};
  return Object.keys(node).filter(name => name !== '$type' && known[name]).map(name => [name, node[name], known[name]]);
}

// A `camunda:` attribute without the white space around it; empty when it is missing.
function attribute(node, name) {
  const about = node.$descriptor?.propertiesByName['camunda:' + name];
  const value = about && Object.hasOwn(node, about.name) ? node[about.name] : node.$attrs?.['camunda:' + name];
  return value === undefined ? '' : String(value).trim();
}

// Every attribute as [name, value]: plain ones by their name, the dialect's with `camunda:` before it.
function attributes(node) {
  const read = given(node).filter(([, , about]) => about.isAttr)
    .map(([name, value, { ns }]) => [ns.prefix === 'camunda' ? 'camunda:' + name : name, value?.id ?? String(value)]);
  const unread = Object.entries(node.$attrs || {})
    .filter(([name]) => name.startsWith('camunda:') || !/:|^xmlns$/.test(name));
  return [...read, ...unread];
}

// What stands inside an element as [name in the file, element]; of a reference the element is what it points to.
function parts(node) {
  const inside = given(node).filter(([, , about]) => !about.isAttr && !about.isBody && !about.isVirtual);
  return inside.flatMap(([name, value, { isReference, xml }]) =>
    [value].flat().filter(each => each && typeof each === 'object')
      .map(each => [isReference || xml?.serialize ? name : local(each), each, Boolean(isReference)]));
}

// The dialect's elements inside `extensionElements`, as [local name, element].
const extensions = node => (node.extensionElements?.values || []).filter(each => typed(each, 'camunda'))
  .map(each => [local(each), each]);

// All that stands in and under `node`, the drawing too but for the dialect's elements, as [name in the file, element].
function* everything(node, name = local(node)) {
  yield [name, node];
  for (const [inner, each, refers] of parts(node)) {
    if (!refers && each.$descriptor && !each.$descriptor.isGeneric && !typed(each, 'camunda')) {
      yield* everything(each, inner);
    }
  }
}
