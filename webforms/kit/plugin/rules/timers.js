// Timere og frister.

const timed = (process, kind) => process.elements().filter(each => each.timers[0]?.kind === kind)
  .map(each => [each, each.timers[0].text]);
const literal = text => text && !isExpression(text);
const withTimer = process => process.elements().filter(each => each.event === 'timer');

Object.assign(RULES, {
  'timer-without-time': process => withTimer(process)
    .filter(each => ['', 'null'].includes((each.timers[0]?.text || '').replace(/^=/, '').trim())),
  'timer-duration-unreadable': process => timed(process, 'duration')
    .filter(([, text]) => literal(text) && !isDuration(text)).map(([each, text]) => told(each, `«${text}»`)),
  'timer-date-unreadable': process => timed(process, 'date')
    .filter(([, text]) => literal(text) && !isMoment(text)).map(([each, text]) => told(each, `«${text}»`)),
  'timer-cycle-not-supported': process => timed(process, 'cycle').map(([each, text]) => told(each, `«${text}»`)),
  'timer-with-two-times': process => withTimer(process).filter(each => each.timers.length > 1),
  'timer-on-automatic-step': process => process.elements('boundaryEvent').filter(each => each.event !== 'error')
    .map(each => [each, process.byId.get(each.attachedTo)])
    .filter(([, host]) => ['scriptTask', 'businessRuleTask'].includes(host?.type))
    .map(([each, host]) => told(each, process.named(host.id))),
  'due-date-unreadable': process => process.elements().flatMap(each =>
    [['Due date', each.settings.dueDate], ['Follow up date', each.settings.followUpDate]]
      .filter(([, text]) => literal(text) && !isTime(text))
      .map(([field, text]) => told(each, `«${field}» er «${text}»`)))
});
