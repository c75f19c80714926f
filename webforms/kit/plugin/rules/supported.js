// Hvad der kan køres.

const row = (element, lists) => lists.constructs.find(each => each.type === element.type
  && each.event === (element.triggeredByEvent ? 'event' : element.event));
const runs = (element, lists) => Boolean(row(element, lists)?.runs);
const unknown = element => ({
  name: element.event === 'multiple' ? 'flere hændelser på én gang' : `«${element.event || element.type}»`,
  advice: 'Tegn det på en anden måde.'
});

const refused = (elements, lists) => elements.filter(each => !runs(each, lists))
  .map(each => [each, row(each, lists) || unknown(each)])
  .map(([each, { name, advice }]) => told(each, `${name}. ${advice}`));

Object.assign(RULES, {
  'task-not-supported': (process, lists) => refused(process.elements(...TASKS, 'callActivity'), lists),
  'gateway-not-supported': (process, lists) => refused(process.elements(...GATEWAYS), lists),
  'event-not-supported': (process, lists) => refused(process.elements(...EVENTS), lists),
  'subprocess-not-supported': (process, lists) => refused(process.elements(...SUBPROCESSES), lists),
  'loop-marker-not-supported': (process, lists) => process.elements().flatMap(each => {
    const marker = each.loop && lists.constructs.find(kind => !kind.type && kind.event === each.loop);
    return marker && !marker.runs ? told(each, `${marker.name}. ${marker.advice}`) : [];
  }),
  'element-not-supported': (process, lists) => process.elements()
    .filter(each => !NODES.includes(each.type) && !runs(each, lists)).map(each => told(each, `«${each.type}»`)),
  'service-task-without-topic': (process, lists, diagram) => {
    const coded = new Set(leftovers(process, lists, diagram, 'code').map(left => left.place.id));
    return process.elements('serviceTask').flatMap(each => {
      const { external, topic } = each.settings;
      return external && topic ? (/^([$#]\{|=)/.test(topic) ? told(each, `«${topic.slice(0, 80)}»`) : [])
        : coded.has(each.id) ? [] : each;
    });
  },
  'several-flows-out': process => process.elements()
    .filter(each => !GATEWAYS.includes(each.type) && process.out(each).length > 1),
  'condition-outside-gateway': process => process.elements().filter(each => !GATEWAYS.includes(each.type))
    .flatMap(each => process.out(each).filter(flow => flow.condition).map(flow => told(flow, process.named(each.id))))
});
