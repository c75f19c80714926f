// Gives the rules to the Modeler, with the newest lists of teams, forms and procedures it has seen.
(function () {
  'use strict';

  const kit = window.sagsgangKit;
  const KEPT = 'sagsgang-lists';

  function kept() {
    try {
      return JSON.parse(window.localStorage.getItem(KEPT)) || kit.lists;
    } catch {
      return kit.lists;
    }
  }

  let lists = kept();

  fetch(kit.address).then(answer => answer.ok ? answer.json() : Promise.reject(answer.status)).then(found => {
    lists = found;
    window.localStorage.setItem(KEPT, JSON.stringify(found));
  }).catch(() => {
    // The server cannot be reached: the last lists are used.
  });

  const rules = {};
  const config = { rules: {} };
  for (const said of kit.rules) {
    rules[said.id] = window.sagsgangRules.lintRule(said.id, said, () => lists);
    config.rules['sagsgang/' + said.id] = said.severity;
  }
  const resolver = {
    resolveRule: (pkg, name) => rules[name],
    resolveConfig: () => ({})
  };

  window.plugins = window.plugins || [];
  window.plugins.push({ plugin: { config, resolver }, type: 'lintRules.bpmn' });
})();
