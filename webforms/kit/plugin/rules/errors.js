// Fejlhændelser.

const RAISING = ['serviceTask', 'subProcess', 'callActivity'];
const errorsOn = (process, ...types) => process.elements(...types).filter(each => each.error);

Object.assign(RULES, {
  'error-without-code': process => errorsOn(process, 'endEvent', 'boundaryEvent')
    .filter(each => each.event === 'error' && !each.error.code
      && (each.error.known || each.type === 'endEvent'))
    .map(each => each.error.name ? told(each, `«${each.error.name}»`) : each),
  'error-boundary-misplaced': process => errorsOn(process, 'boundaryEvent')
    .map(each => [each, process.byId.get(each.attachedTo)])
    .filter(([each, host]) => each.event === 'error' && ACTIVITIES.includes(host?.type) && !RAISING.includes(host.type))
    .map(([each, host]) => told(each, process.named(host.id))),
  'error-caught-twice': process => errorsOn(process, 'boundaryEvent')
    .filter(each => each.error.code || !each.error.known)
    .filter((each, place, all) => all.findIndex(other => other.attachedTo === each.attachedTo
      && other.error.code === each.error.code) < place)
});
