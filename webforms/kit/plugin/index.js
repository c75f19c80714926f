// The Modeler reads `name` and `script`. bpmnlint, run from a command line, reads `configs` as
// `plugin:sagsgang/recommended` and finds each rule as a file in the folder `rules`.
module.exports = {
  name: 'Sagsgang',
  script: './client.js',
  get configs() {
    return { recommended: { rules: require('./client.js').weights } };
  }
};
