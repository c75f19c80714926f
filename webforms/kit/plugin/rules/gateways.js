// Gateways.

const choices = (process, ...types) => process
  .elements(...(types.length ? types : ['exclusiveGateway', 'inclusiveGateway']))
  .filter(each => process.out(each).length > 1);
const hasDefault = (process, gateway) => process.out(gateway).some(flow => flow.id === gateway.defaultFlow);
const bare = (process, gateway) => process.out(gateway)
  .filter(flow => flow.condition === null && flow.id !== gateway.defaultFlow);
const gateways = process => process.elements(...GATEWAYS);
const from = (process, gateway, flows) => flows.map(flow => told(flow, process.named(gateway.id)));

const KINDS_OF_GATEWAY = {
  exclusiveGateway: ['eksklusiv', 'eksklusive'],
  parallelGateway: ['parallel', 'parallelle'],
  inclusiveGateway: ['inklusiv', 'inklusive']
};

Object.assign(RULES, {
  'gateway-flow-without-condition': process => choices(process).flatMap(gateway => {
    const flows = bare(process, gateway);
    const implied = gateway.type === 'exclusiveGateway' && flows.length === 1 && !hasDefault(process, gateway);
    return implied ? [] : from(process, gateway, flows);
  }),
  'gateway-implicit-default': process => choices(process, 'exclusiveGateway')
    .filter(gateway => bare(process, gateway).length === 1 && !hasDefault(process, gateway))
    .flatMap(gateway => from(process, gateway, bare(process, gateway))),
  'gateway-without-default': process => choices(process, 'exclusiveGateway')
    .filter(gateway => !hasDefault(process, gateway) && !bare(process, gateway).length),
  'condition-on-default-flow': process => gateways(process).flatMap(gateway => from(process, gateway,
    process.out(gateway).filter(flow => flow.id === gateway.defaultFlow && flow.condition !== null))),
  'condition-on-only-flow': process => gateways(process).filter(gateway => process.out(gateway).length === 1)
    .flatMap(gateway => from(process, gateway,
      process.out(gateway).filter(flow => flow.condition !== null && flow.id !== gateway.defaultFlow))),
  'condition-on-parallel-flow': process => process.elements('parallelGateway').flatMap(gateway =>
    from(process, gateway, process.out(gateway).filter(flow => flow.condition !== null))),
  'gateway-without-outgoing-flow': process => gateways(process).filter(gateway => !process.out(gateway).length),
  'default-flow-unknown': process => process.elements()
    .filter(each => each.defaultFlow && !hasDefault(process, each)).map(each => told(each, `«${each.defaultFlow}»`)),
  'same-condition-twice': process => choices(process, 'exclusiveGateway').flatMap(gateway => {
    const seen = new Map();
    return process.out(gateway).flatMap(flow => {
      const text = oneLine(flow.condition);
      const earlier = text && seen.get(text);
      seen.set(text, seen.get(text) || flow.name || flow.id);
      return earlier ? told(flow, `«${earlier}»`) : [];
    });
  }),
  'gateway-splits-and-joins': process => process.elements('parallelGateway', 'inclusiveGateway')
    .filter(each => process.into(each).length > 1 && process.out(each).length > 1),
  'join-kind-differs': process => closings(process)
    .filter(each => each.entering > 1 && each.join.type !== 'endEvent' && joinAdvice(each))
    .map(each => told(each.join, `Den ${KINDS_OF_GATEWAY[each.split.type][1]} gateway ${process.named(each.split.id)} `
      + `deler i grene, som samles her. ${joinAdvice(each)}`)),
  'gateway-without-choice': process => gateways(process)
    .filter(each => process.into(each).length === 1 && process.out(each).length === 1),
  'gateway-without-name': process => choices(process).filter(each => !each.name),
  'gateway-flow-without-name': process => choices(process).flatMap(gateway =>
    from(process, gateway, process.out(gateway).filter(flow => flow.condition !== null && !flow.name)))
});

function joinAdvice({ split, join }) {
  const [kind] = KINDS_OF_GATEWAY[split.type];
  if (split.type === 'exclusiveGateway') {
    return join.type === 'parallelGateway'
      ? 'Her ventes på alle grene, men kun én bliver valgt. Saml dem med en eksklusiv gateway.' : '';
  }
  if (split.type === join.type) {
    return '';
  }
  return ['parallelGateway', 'inclusiveGateway'].includes(join.type)
    ? `Saml dem med en ${kind} gateway; den skal være af samme slags som den, der deler.`
    : `Det følgende udføres én gang for hver gren. Saml grenene med en ${kind} gateway.`;
}
