// Formularer. A form that comes along with the deployment is not known here before it is uploaded.

const withForm = process => process.elements().filter(each => each.settings.form);

Object.assign(RULES, {
  'form-missing': (process, lists) => withForm(process).flatMap(each => {
    const { kind, name, binding } = each.settings.form;
    const missing = isComputed(name) || kind === 'ref' && binding !== 'deployment' && !lists.forms.includes(name);
    return missing ? told(each, isComputed(name) ? `«${name}»` : near(name, lists.forms)) : [];
  }),
  'form-binding-latest': process => withForm(process)
    .filter(({ settings: { form } }) => form.kind === 'ref' && form.binding !== 'deployment')
    .map(each => told(each, `«${each.settings.form.name}»`)),
  'form-key-and-ref': process => withForm(process).filter(each => each.said.has('camunda:formKey'))
    .map(each => told(each, `${each.settings.form.name}, ${each.said.get('camunda:formKey')}`)),
  'form-key-not-supported': process => process.elements()
    .filter(each => !each.settings.form && each.said.has('camunda:formKey'))
    .map(each => told(each, `«${each.said.get('camunda:formKey')}»`)),
  'form-generated': process => process.elements()
    .filter(each => each.said.has('camunda:formData') || each.said.has('camunda:formProperty')),
  'start-form-missing': process => process.children(process.id).filter(each => each.type === 'startEvent').slice(0, 1)
    .filter(each => !each.settings.form && !each.said.has('camunda:formKey')),
  'user-task-without-form': process => process.elements('userTask')
    .filter(each => !each.settings.form && ![...each.said.keys()].some(name => name.startsWith('camunda:form')))
});
