// Who reaches whom inside one procedure or subprocess, and where the branches of a gateway meet again.

const SPLITS = ['exclusiveGateway', 'parallelGateway', 'inclusiveGateway'];

// What can come right after an element: the targets of its flows, and the events on its edge; `before` is the mirror.
const after = (process, element) => [
  ...process.out(element).map(flow => process.byId.get(flow.target)).filter(Boolean), ...process.edges(element)];
const before = (process, element) => [...process.into(element).map(flow => flow.source), element.attachedTo]
  .map(id => process.byId.get(id)).filter(Boolean);
const interrupting = (process, element) => after(process, element)
  .filter(each => each.type !== 'boundaryEvent' || each.cancelActivity);

// Ids of all that is reached from `starts` by `step`, the starts included; nothing is followed beyond a `stop`.
function reached(starts, step, stop = () => false) {
  const [seen, waiting] = [new Set(), [...starts]];
  while (waiting.length) {
    const element = waiting.pop();
    if (!seen.has(element.id)) {
      seen.add(element.id);
      waiting.push(...(stop(element) ? [] : step(element)));
    }
  }
  return seen;
}

const reachedFromStart = (process, level) => reached(
  process.children(level).filter(each => each.type === 'startEvent'), each => after(process, each));

// Every gateway with several ways out whose ways meet again: the split, the join, and how many branches enter it.
function closings(process) {
  return process.levels.flatMap(level => {
    const meeting = meetingPoints(process, level);
    return process.children(level)
      .filter(split => SPLITS.includes(split.type) && process.out(split).length > 1 && meeting.has(split.id))
      .map(split => closing(process, split, process.byId.get(meeting.get(split.id))));
  });
}

function closing(process, split, join) {
  const ends = [split.id, join.id];
  const between = new Set([split.id]);
  for (const flow of process.out(split)) {
    const starts = [process.byId.get(flow.target)].filter(Boolean);
    reached(starts, each => interrupting(process, each), each => ends.includes(each.id)).forEach(id => between.add(id));
  }
  between.delete(join.id);
  return { split, join, entering: process.into(join).filter(flow => between.has(flow.source)).length };
}

// The first element that all ways from each split pass through; none where no end has been seen to be reached.
function meetingPoints(process, level) {
  const nodes = process.children(level);
  const bit = new Map(nodes.map((each, number) => [each.id, 1n << BigInt(number)]));
  const spare = 1n << BigInt(nodes.length);
  const following = new Map(nodes.map(each => [
    each.id, interrupting(process, each).map(next => next.id).filter(id => bit.has(id))]));
  const passed = new Map(nodes.map(({ id }) => [id, following.get(id).length ? 2n * spare - 1n : bit.get(id)]));
  while (narrowed(bit, following, passed)) { /* until nothing changes */ }
  const byDistance = [...nodes].sort((a, b) => ones(passed.get(b.id)) - ones(passed.get(a.id)));
  const nearest = new Map();
  for (const each of nodes.filter(node => SPLITS.includes(node.type))) {
    const later = passed.get(each.id) & ~bit.get(each.id);
    if (later && !(later & spare)) {
      nearest.set(each.id, byDistance.find(other => later & bit.get(other.id)).id);
    }
  }
  return nearest;
}

function narrowed(bit, following, passed) {
  let changed = false;
  for (const id of [...bit.keys()].reverse().filter(each => following.get(each).length)) {
    const met = following.get(id).reduce((shared, next) => shared & passed.get(next), -1n) | bit.get(id);
    changed ||= met !== passed.get(id);
    passed.set(id, met);
  }
  return changed;
}

const ones = bits => [...bits.toString(2)].filter(each => each === '1').length;
