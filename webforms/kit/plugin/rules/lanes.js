// Baner, pools og filen.

const tasksIn = (process, lane) => lane.elementIds.map(id => process.byId.get(id)).filter(Boolean);
const LARGE = 150;
const EXPECTED = {
  dataStoreReference: 'et datalager', dataStore: 'et datalager', dataObjectReference: 'et dataobjekt',
  dataInputAssociation: 'en dataforbindelse', dataOutputAssociation: 'en dataforbindelse', messageFlow: 'et beskedflow',
  participant: 'en pool uden procedure', ioSpecification: 'en beskrivelse af data (ioSpecification)',
  property: 'et datafelt (property)', choreography: 'en koreografi', conversation: 'en samtale',
  subConversation: 'en samtale', callConversation: 'en samtale', globalConversation: 'en samtale',
  conversationLink: 'et samtaleflow'
};
const UNEXPECTED = ['textAnnotation', 'association', 'group', 'category', 'dataObject'];

Object.assign(RULES, {
  'lane-without-name': process => process.lanes.filter(lane => !lane.name),
  'lane-empty': process => process.lanes.filter(lane => !lane.elementIds.length),
  'task-outside-lanes': process => {
    const held = new Set(process.lanes.flatMap(lane => lane.elementIds));
    return process.elements('userTask').filter(task => process.lanes.length && !task.lane
      && !held.has(task.id) && !held.has(task.parentId));
  },
  'lane-with-several-groups': process => process.lanes.flatMap(lane => {
    const groups = new Set(tasksIn(process, lane).filter(task => task.type === 'userTask')
      .map(task => task.settings.candidateGroups.join(', ')).filter(Boolean));
    return groups.size > 1 ? told(lane, quoted([...groups].sort())) : [];
  }),
  'lane-without-members': (process, lists) => !lists.staffed ? [] : process.lanes.flatMap(lane => {
    const groups = new Set(tasksIn(process, lane).flatMap(task => task.settings.candidateGroups)
      .filter(group => !isExpression(group)));
    const empty = groups.size && ![...groups].some(group => lists.staffed.includes(group));
    return empty ? told(lane, quoted([...groups].sort())) : [];
  }),
  'diagram-large': process => process.byId.size > LARGE ? [told(process, `${process.byId.size} trin`)] : []
});

Object.assign(FILE, {
  'several-processes': diagram => diagram.executable.slice(1),
  'several-pools': diagram => diagram.pools.length > 1 ? diagram.processes.slice(0, 1) : [],
  'no-executable-process': diagram => diagram.executable.length ? [] : diagram.processes.slice(0, 1),
  'drawing-only': diagram => diagram.drawing.filter(each => !UNEXPECTED.includes(each.type))
    .map(each => told(each, EXPECTED[each.type] || `et element af typen ${each.type}`))
});
