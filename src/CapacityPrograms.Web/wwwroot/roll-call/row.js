// A line of the roll call: one tap is "present", the other marks lie under it.
import { clock, el, icon, say, sayWith, spelled } from './dom.js';

const SIGNS = { Present: ['p', 'present'], Partial: ['h', 'partial'], Excused: ['e', 'excused'], Absent: ['a', 'absent'], Cleared: ['', 'unmarked'] };
const STEP = 15;

export function rowOf(page, row, name) {
  const { sheet } = page;
  const session = sheet.data.sessions.find(one => one.id === sheet.session);
  const cell = sheet.cell(row, sheet.session);
  const person = row.name ?? say('Unidentified', row.note ?? '');
  const replaced = sheet.replacedBy(row, sheet.session);
  const expected = sheet.expected(row, sheet.session);
  const can = sheet.data.open && session?.canMark;
  const open = page.opened === name;
  const conflict = cell.act?.state === 'conflict';
  const [kind, sign] = SIGNS[cell.value];
  const words = cell.value === 'Cleared' ? say('Value.Present') : valueOf(cell.value, cell.minutes);
  const toggle = () => {
    page.opened = open ? null : name;
    page.drawRows();
  };
  return el('li', { class: `rc${open ? ' open' : ''}`, 'data-row': name, 'data-value': cell.value },
    el('div', {}, el('div', { class: 'nm', lang: row.lang }, row.number ? `${row.number}. ` : null, row.lang || !row.name ? person : spelled(person)),
      el('div', { class: 'og' }, [
        row.behalf && el('span', { lang: row.behalfLang }, row.behalf),
        [row.role, row.walkIn && say('WalkIn')].filter(Boolean).map(word => ` · ${word}`).join(''),
      ].filter(Boolean)),
      state(row, cell, replaced, expected)),
    can && expected && el('div', { class: 'tap' },
      el('button', {
        type: 'button', class: `tapb main ${kind ? `on ${kind}` : ''} ${conflict ? 'con' : ''}`,
        'aria-pressed': String(cell.value !== 'Cleared'), 'aria-label': `${person}: ${words}`,
        onclick: () => cell.value === 'Cleared' ? page.mark(row, 'Present') : toggle(),
      }, icon(sign), el('span', {}, words)),
      el('button', {
        type: 'button', class: 'tapb', 'data-other': true, 'aria-label': say('OtherMark', person), 'aria-expanded': String(open), onclick: toggle,
      }, icon(open ? 'chevron-up' : 'chevron-down'))),
    open && can && under(page, row, cell, session));
}

const valueOf = (value, minutes) => value === 'Partial' && minutes ? `${minutes} min` : say(`Value.${value}`);

function state(row, cell, replaced, expected) {
  const line = (kind, name, ...text) => el('span', { class: `st ${kind}` }, icon(name), ...text);
  if (replaced !== undefined) {
    return line('', 'swap', say('ReplacedHere', replaced));
  }
  if (!expected) {
    return el('span', { class: 'st' }, '–');
  }
  if (cell.act?.state === 'conflict') {
    return line('con', 'warning', say('TwoMarks'));
  }
  if (cell.act?.state === 'refused') {
    return line('con', 'warning', say('NotSaved', cell.act.text ?? ''));
  }
  if (cell.act || row.act && !row.act.state) {
    return line('dev', 'device', say('OnThisDevice'));
  }
  if (row.act?.state === 'refused') {
    return line('con', 'warning', say('NotSaved', row.act.text ?? ''));
  }
  if (cell.value === 'Cleared') {
    return el('span', { class: 'st' }, say('NotMarked'));
  }
  const at = clock(cell.mark.at);
  return line('', 'saved', el('span', {}, cell.mark.by ? sayWith('SavedBy', at, spelled(cell.mark.by)) : say('SavedAt', at)));
}

function under(page, row, cell, session) {
  const refused = [cell.act, row.act].find(act => act?.state === 'refused');
  if (cell.act?.state === 'conflict') {
    return decide(page, row, cell);
  }

  const minutes = el('input', { type: 'number', min: 1, max: session.minutes ?? 1440, 'aria-label': say('MinutesPresent'), inputmode: 'numeric' });
  minutes.value = cell.minutes ?? Math.round((session.minutes ?? 60) / 2);
  const partial = el('button', {
    type: 'button', class: 'tapb', 'data-partial': true,
    onclick: () => minutes.reportValidity() && page.mark(row, 'Partial', Number(minutes.value)),
  });
  const write = () => partial.replaceChildren(icon('partial'), say('MarkPartial', minutes.value));
  const step = by => {
    minutes.value = Math.min(session.minutes ?? 1440, Math.max(1, Number(minutes.value) + by));
    write();
  };
  minutes.addEventListener('input', write);
  write();
  const note = el('input', { class: 'field-input', maxlength: 1000, 'aria-label': say('NoteWord'), placeholder: say('NoteWord'), 'data-note': true });
  const set = value => el('button', {
    type: 'button', class: 'tapb', 'data-set': value, 'aria-pressed': String(cell.value === value), onclick: () => page.mark(row, value),
  }, icon(SIGNS[value][1]), say(`Value.${value}`));
  return el('div', { class: 'under' },
    refused && el('p', { class: 'con' }, refused.text, ' ',
      el('button', { type: 'button', class: 'btn sm', onclick: () => page.drop(refused) }, say('DropIt'))),
    el('div', { class: 'four' }, set('Present'), set('Excused'), set('Absent'),
      cell.value !== 'Cleared' && el('button', {
        type: 'button', class: 'tapb', 'data-set': 'Cleared', onclick: () => page.mark(row, 'Cleared'),
      }, icon('unmarked'), say('Clear'))),
    el('div', { class: 'mins' },
      el('button', { type: 'button', class: 'tapb', 'aria-label': say('Less15'), onclick: () => step(-STEP) }, icon('minus')), minutes,
      el('button', { type: 'button', class: 'tapb', 'aria-label': say('More15'), onclick: () => step(STEP) }, icon('plus')), partial),
    el('div', { class: 'noting' }, note, el('button', {
      type: 'button', class: 'tapb', 'data-save-note': true,
      onclick: () => note.value.trim() && page.mark(row, cell.value, cell.minutes, note.value.trim()),
    }, say('Save'))),
    !row.act && el('button', { type: 'button', class: 'tapb wide', 'data-instead': true, onclick: () => page.add(row) }, icon('swap'), say('SomebodyElse')));
}

// Two marks for one cell: both are shown, and a person says which stands.
function decide(page, row, cell) {
  const { act } = cell;
  const theirs = act.standing ?? cell.mark;
  return el('div', { class: 'under' },
    el('p', {}, sayWith('TheyMarked', spelled(theirs.by), valueOf(theirs.value, theirs.minutes), clock(theirs.at), valueOf(act.value, act.minutes))),
    el('div', { class: 'four' },
      el('button', {
        type: 'button', class: 'tapb', 'data-mine': true,
        onclick: () => page.mark(row, act.value, act.minutes, act.note, { act, standing: theirs }),
      }, say('MineIs', valueOf(act.value, act.minutes))),
      el('button', {
        type: 'button', class: 'tapb', 'data-theirs': true, onclick: () => page.drop(act),
      }, say('TheirsIs', valueOf(theirs.value, theirs.minutes)))));
}
