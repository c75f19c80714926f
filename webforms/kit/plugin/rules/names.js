// Navne og oplysninger.

const ownEnds = process => ends(process, process.id);
const RESERVED = ['Start', 'End', 'Root', 'Completion', 'StartEventSplit', 'StartEventJoin'];

Object.assign(RULES, {
  'task-without-name': process => process.elements(...ACTIVITIES).filter(each => !each.name),
  'task-name-twice': process => {
    const first = new Map();
    return process.elements('userTask').flatMap(task => {
      const key = JSON.stringify([task.name.toLowerCase(), task.settings.candidateGroups]);
      const earlier = task.name && first.get(key);
      first.set(key, first.get(key) || task.id);
      return earlier ? told(task, `«${earlier}»`) : [];
    });
  },
  'timer-without-name': process => process.elements('intermediateCatchEvent', 'boundaryEvent')
    .filter(each => each.event === 'timer' && !each.name),
  'end-event-id': process => ownEnds(process).filter(each => each.event !== 'error' && !each.id.startsWith('End_'))
    .map(each => told(each, `«${each.id}»`)),
  'end-event-without-name': process => ownEnds(process).filter(each => !each.name),
  'process-without-name': process => [process.name, process.poolName].every(name => ['', process.id].includes(name))
    ? [process] : [],
  'process-id-characters': process => /^[a-z][a-z0-9_]*$/.test(process.id) ? [] : [told(process, `«${process.id}»`)],
  'id-reserved': process => process.elements()
    .filter(each => RESERVED.includes(each.id) || /\.(BoundaryEventSplit|BoundaryEventJoin|EndJoin)$/.test(each.id))
    .map(each => told(each, `«${each.id}»`)),
  'history-time-to-live': process => process.historyTimeToLive ? [] : [process],
  'history-time-to-live-unreadable': process => [process.historyTimeToLive]
    .filter(text => text && !/^\d+$/.test(text) && !isDuration(text)).map(text => told(process, `«${text}»`)),
  'version-tag-missing': process => process.versionTag ? [] : [process],
  'source-missing': process => process.elements('userTask').filter(task => !task.settings.properties.kilde?.trim()),
  'guidance-missing': process => process.elements('userTask').filter(task => !task.documentation)
});
