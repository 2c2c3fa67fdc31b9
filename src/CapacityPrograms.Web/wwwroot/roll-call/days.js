// The trainer's days: the server's list where it answers, what the device has where it does not.
import { el, icon, many, say } from './dom.js';

export async function showDays(device, user, root) {
  const part = name => root.querySelector(`[data-${name}]`);
  const list = part('list');
  const held = await device.sheets(user);
  part('head').replaceChildren(el('p', { class: 'sub' }, say('Installable')));
  const show = days => {
    list.removeAttribute('aria-busy');
    list.replaceChildren(days.length === 0 ? el('div', { class: 'empty' }, el('p', { class: 'strong' }, say('NoDays')), el('p', {}, say('NoDaysWhy')))
      : el('ul', { class: 'rc-list' }, days.map(day => el('li', { class: 'rc' },
        el('div', {}, el('a', { class: 'nm', href: `/roll-call/${day.event}`, lang: day.lang }, day.title),
          el('div', { class: 'og' }, [day.today && say('Today'), day.day, day.venue].filter(Boolean).join(' · ')),
          el('span', { class: 'st' }, day.people === undefined ? say('OnThisDevice')
            : [many('NPeople', day.people), day.unmarked > 0 && many('NUnmarked', day.unmarked)].filter(Boolean).join(' · '))),
        el('a', { class: 'tapb', href: `/roll-call/${day.event}`, 'aria-hidden': 'true', tabindex: -1 }, icon('chevron-right'))))));
  };
  if (held.length > 0) {
    show(held.map(sheet => ({ event: sheet.id, title: sheet.title, lang: sheet.lang, day: sheet.days, venue: sheet.venue })));
  }
  try {
    const response = await fetch('/api/roll-call', { cache: 'no-store', redirect: 'manual', headers: { 'X-Roll-Call': '1' } });
    if (response.ok) {
      show(await response.json());
      part('net').className = '';
      part('net').replaceChildren();
      return;
    }
  } catch {
    // No connection: what is on the device stands there already.
  }
  part('net').className = 'net off';
  part('net').replaceChildren(icon('offline'), el('span', { class: 'text' }, say('NetOff', await device.unsent())));
  if (held.length === 0) {
    list.replaceChildren(el('p', { class: 'empty' }, say('NotOnDevice')));
  }
}
