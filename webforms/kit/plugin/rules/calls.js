// Kald af andre procedurer. One that comes along with the deployment is not known here before it is uploaded.

const calls = process => process.elements('callActivity');
const isCase = call => call.said.has('camunda:caseRef');
const mappings = call => [...call.settings.mappingsIn, ...call.settings.mappingsOut];
const procedures = (lists, diagram) => [...lists.processes, ...diagram.executable.map(each => each.id)];

// What a procedure calls: of those in this file as drawn, of the others as deployed.
function calledKeys(key, lists, diagram) {
  const drawn = diagram.processes.find(each => each.id === key);
  return drawn ? calls(drawn).map(call => call.settings.calledElement).filter(Boolean) : lists.calls[key] || [];
}

function leadsBack(key, home, lists, diagram) {
  const step = each => each.id === home ? [] : calledKeys(each.id, lists, diagram).map(id => ({ id }));
  return reached([{ id: key }], step).has(home);
}

const followers = ({ settings: { properties: says } }) => [says.efterfoelger || '', says.efterfoelger_straks || '']
  .flatMap(text => isComputed(text) ? [] : separated(text));
const UNREAD = '«efterfoelger» læses kun på en sluthændelse. Brug ellers «efterfoelger_straks».';

Object.assign(RULES, {
  'called-process-missing': (process, lists, diagram) => calls(process).flatMap(call => {
    const { calledElement: key, calledBinding: binding } = call.settings;
    if (!key || isComputed(key) || binding === 'deployment') {
      return key || isCase(call) ? [] : call;
    }
    const known = procedures(lists, diagram);
    return known.includes(key) ? [] : told(call, near(key, known));
  }),
  'called-element-computed': process => calls(process).filter(call => isComputed(call.settings.calledElement))
    .map(call => told(call, `«${call.settings.calledElement}»`)),
  'called-case': process => calls(process).filter(isCase),
  'call-cycle': (process, lists, diagram) => calls(process)
    .filter(call => call.settings.calledElement && leadsBack(call.settings.calledElement, process.id, lists, diagram))
    .map(call => told(call, `«${call.settings.calledElement}»`)),
  'call-without-all-in': process => calls(process)
    .filter(call => !call.settings.mappingsIn.some(each => each.variables === 'all')),
  'call-without-all-out': process => calls(process)
    .filter(call => !call.settings.mappingsOut.some(each => each.variables === 'all')),
  'call-without-business-key': process => calls(process).filter(call => !call.settings.businessKey),
  'follow-on-missing': (process, lists, diagram) => process.elements().flatMap(each => {
    const known = procedures(lists, diagram);
    const unread = 'efterfoelger' in each.settings.properties && each.type !== 'endEvent';
    return [...(unread ? [told(each, UNREAD)] : []),
      ...followers(each).filter(key => !known.includes(key)).map(key => told(each, near(key, known)))];
  }),
  'call-binding-not-latest': process => calls(process).filter(call => call.settings.calledBinding !== 'latest')
    .map(call => told(call, `«${call.settings.calledBinding}»`)),
  'mapping-incomplete': process => calls(process).flatMap(call => mappings(call)
    .filter(each => each.variables !== 'all' && !each.source && !(feel(each.sourceExpression) && each.target))
    .map(each => told(call, `«${feel(each.sourceExpression) || each.target || 'uden navn'}»`)))
});
