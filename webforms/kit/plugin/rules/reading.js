// Når filen læses.

const flowsOf = diagram => diagram.processes.flatMap(process => process.flows);

Object.assign(FILE, {
  'condition-language': diagram => flowsOf(diagram).filter(flow => flow.otherLanguage)
    .map(flow => told(flow, `«${flow.otherLanguage}»`)),
  'condition-resource': diagram => flowsOf(diagram).filter(flow => flow.inFile)
    .map(flow => told(flow, 'skriv den som FEEL på pilen.')),
  'process-not-executable': diagram => diagram.processes.filter(process => !process.executable)
    .map(process => told(process, `«${process.id}»`))
});
