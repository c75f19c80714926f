// Start, slutning og vejen imellem.

const starts = (process, level) => process.children(level).filter(each => each.type === 'startEvent');
const ends = (process, level) => process.children(level).filter(each => each.type === 'endEvent');
const MAY_BE_LAST = [...GATEWAYS, 'endEvent', 'boundaryEvent'];
const subprocesses = process => process.elements(...SUBPROCESSES);

Object.assign(RULES, {
  'start-missing': process => starts(process, process.id).length ? [] : [process],
  'start-several': process => process.levels.flatMap(level => starts(process, level).slice(1)),
  'start-with-incoming-flow': process => process.elements('startEvent', 'boundaryEvent')
    .filter(each => process.into(each).length),
  'end-missing': process => process.elements().length && !ends(process, process.id).length ? [process] : [],
  'end-with-outgoing-flow': process => process.elements('endEvent').filter(each => process.out(each).length),
  'subprocess-without-start': process => subprocesses(process).filter(each => !starts(process, each.id).length),
  'subprocess-without-end': process => subprocesses(process)
    .filter(each => process.children(each.id).length && !ends(process, each.id).length),
  'element-unreachable': process => process.levels.flatMap(level => {
    const met = reachedFromStart(process, level);
    return process.children(level).filter(each => met.size && !met.has(each.id) && !each.triggeredByEvent);
  }),
  'no-way-to-end': process => process.levels.flatMap(level => {
    const inside = process.children(level);
    const ending = reached(inside.filter(each => !process.out(each).length), each => before(process, each));
    const alive = reachedFromStart(process, level);
    return inside.filter(each => alive.has(each.id) && !ending.has(each.id));
  }),
  'dead-end': process => process.elements().filter(each => !MAY_BE_LAST.includes(each.type)
    && !each.triggeredByEvent && !process.out(each).length),
  'boundary-without-outgoing-flow': process => process.elements('boundaryEvent')
    .filter(each => !process.out(each).length && each.event !== 'compensate'),
  'boundary-without-host': process => process.elements('boundaryEvent').filter(each => {
    const host = process.byId.get(each.attachedTo);
    return !host || !ACTIVITIES.includes(host.type) || host.parentId !== each.parentId;
  }),
  'flow-leads-nowhere': process => process.flows.flatMap(flow => {
    const [source, target] = [process.byId.get(flow.source), process.byId.get(flow.target)];
    if (!source || !target) {
      const missing = source ? flow.target : flow.source;
      return missing ? told(flow, `«${missing}»`) : flow;
    }
    return source.parentId === target.parentId ? []
      : told(flow, `${process.named(source.id)} til ${process.named(target.id)}`);
  })
});
