// Gives the rules to the Modeler, with the newest lists it has seen; outside a browser they are the module's exports.

const KEPT = 'sagsgang-lists ' + new URL(kit.address).origin;
const newest = found => found?.at > kit.lists.at ? { ...kit.lists, ...found } : kit.lists;
let lists = newest(kept());

function kept() {
  try {
    return JSON.parse(window.localStorage.getItem(KEPT));
  } catch {
    return null;
  }
}

function renew() {
  fetch(kit.address).then(answer => answer.ok ? answer.json() : Promise.reject(answer.status)).then(found => {
    lists = newest(found);
    window.localStorage.setItem(KEPT, JSON.stringify(found));
  }).catch(() => {
    // The server cannot be reached: the last lists are used.
  });
}

// The Modeler asks the plugins one after another until one answers: its own rules must not get an answer here.
function notOurs(name) {
  throw new Error(`${name} is not of this plugin`);
}

const rules = Object.fromEntries(kit.rules.map(said => [said.id, lintRule(said, () => lists)]));
const weights = Object.fromEntries(kit.rules.map(said => ['sagsgang/' + said.id, said.severity]));

if (!inModeler) {
  module.exports = { rules, weights };
} else {
  renew();
  const resolver = {
    resolveRule: (pkg, name) => pkg === 'bpmnlint-plugin-sagsgang' && rules[name] || notOurs(name),
    resolveConfig: (pkg, name) => notOurs(name)
  };
  window.plugins = window.plugins || [];
  window.plugins.push({ plugin: { config: { rules: weights }, resolver }, type: 'lintRules.bpmn' });
}
