// Somebody who was not expected, or who came instead of another.
import { el, say } from './dom.js';

export function addSomebody(sheet, instead, changed) {
  const field = (id, label, input) => el('div', { class: 'field-row' }, el('label', { for: id }, label), input);
  const input = (id, max) => el('input', { id, class: 'field-input', maxlength: max, autocomplete: 'off' });
  const select = (id, choices) => el('select', { id, class: 'field-input' },
    el('option', { value: '' }, say('NotStated')), choices.map(choice => el('option', { value: choice.id, lang: choice.lang }, choice.text)));
  const [given, family, unread] = [input('a-given', 100), input('a-family', 100), input('a-unread', 200)];
  const [unit, group] = [select('a-unit', sheet.data.units), select('a-group', sheet.data.groups)];
  const all = el('input', { type: 'checkbox', id: 'a-all' });
  const cannot = el('input', { type: 'checkbox', id: 'a-cannot', onchange: () => {
    named.hidden = cannot.checked;
    unnamed.hidden = !cannot.checked;
  } });
  const one = el('input', { type: 'checkbox', id: 'a-one', onchange: () => {
    givenRow.hidden = one.checked;
    familyRow.querySelector('label').textContent = one.checked ? say('OneName') : say('FamilyName');
  } });
  const [givenRow, familyRow] = [field('a-given', say('GivenName'), given), field('a-family', say('FamilyName'), family)];
  const named = el('div', {}, el('label', { class: 'check' }, one, ' ', say('HasOneName')), givenRow, familyRow);
  const unnamed = el('div', { hidden: true }, field('a-unread', say('UnreadableNote'), unread));
  const wrong = el('p', { class: 'field-error', role: 'alert' });
  const person = instead?.name ?? instead?.note ?? '';
  const dialog = el('dialog', { class: 'roll-dialog', 'aria-labelledby': 'a-title', onclose: () => dialog.remove() },
    el('form', { method: 'dialog', class: 'form', onsubmit: save },
      el('h2', { id: 'a-title' }, instead ? say('InsteadOf', person) : say('AddWalkIn')), wrong,
      !instead && el('label', { class: 'check' }, cannot, ' ', say('Unreadable')), named, unnamed,
      !instead && field('a-unit', say('Behalf'), unit), !instead && field('a-group', say('TargetGroup'), group),
      instead && el('label', { class: 'check' }, all, ' ', say('ForAllSessions')),
      el('div', { class: 'form-acts' },
        el('button', { type: 'submit', class: 'btn primary' }, instead ? say('Save') : say('AddAndMark')),
        el('button', { type: 'button', class: 'btn', onclick: () => dialog.close() }, say('Cancel')))));

  async function save(submitted) {
    submitted.preventDefault();
    const values = cannot.checked ? { unread: unread.value.trim() } : one.checked ? { family: family.value.trim(), oneName: true }
      : { given: given.value.trim(), family: family.value.trim() };
    if (!values.unread && !((values.given || values.oneName) && values.family)) {
      wrong.textContent = say('NameNeeded');
      (cannot.checked ? unread : one.checked || given.value.trim() ? family : given).focus();
      return;
    }

    const { session } = sheet;
    const added = instead
      ? await sheet.add({ kind: 'Substitute', of: instead.id, ref: instead.id === null ? instead.ref : null, session, all: all.checked, ...values })
      : await sheet.add({ kind: 'WalkIn', session, unit: Number(unit.value) || null, group: Number(group.value) || null, ...values });
    await sheet.add({ kind: 'Mark', row: null, ref: added.id, session, value: 'Present' });
    dialog.close();
    changed();
  }

  document.getElementById('content').append(dialog);
  dialog.showModal();
}
