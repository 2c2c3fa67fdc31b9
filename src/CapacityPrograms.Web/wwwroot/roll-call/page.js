// The roll call. Everything is drawn from the device; the server is spoken to behind it.
import { Device } from './device.js';
import { Sheet } from './sheet.js';
import { Sync } from './sync.js';
import { showDays } from './days.js';
import { addSomebody } from './adding.js';
import { rowOf } from './row.js';
import { el, icon, many, say } from './dom.js';

const root = document.querySelector('[data-roll-call]');
const part = name => root.querySelector(`[data-${name}]`);
const user = Number(root.dataset.user);
const event = Number(root.dataset.event) || null;

class Page {
  constructor(device) {
    this.device = device;
    this.sheet = new Sheet(device, user, event);
    this.sync = new Sync(device, user, event, news => this.hear(news));
    this.opened = null;
    this.words = '';
    this.batch = [];
    this.drawn = new Map();
  }

  async start() {
    await this.sheet.load();
    this.draw();
    this.sync.now();
  }

  async hear(news) {
    if (news.sheet || news.answered) {
      const before = this.sheet.data;
      await this.sheet.load();
      if (!before || news.sheet) {
        this.draw();
      } else {
        this.drawRows();
      }
    }
    if (news.state === 'noAccess') {
      this.sheet.data = null;
      this.draw();
    }
    this.drawNet();
  }

  // After anything that was done here: on the device, then on the page, then on its way.
  changed() {
    this.drawRows();
    this.drawNet();
    this.sync.now();
  }

  async mark(row, value, minutes, note, over) {
    if (over?.act) {
      await this.sheet.drop(over.act);
    }
    await this.sheet.mark(row, this.sheet.session, value, minutes ?? null, note ?? null, over?.standing ?? null);
    this.opened = null;
    this.changed();
  }

  async drop(act) {
    await this.sheet.drop(act);
    this.changed();
  }

  async restPresent() {
    const { session } = this.sheet;
    if (this.ahead() && this.askedFor !== session) {
      this.askedFor = session;
      this.drawCount();
      return;
    }
    this.askedFor = null;
    const rows = this.sheet.open(session);
    for (const row of rows) {
      await this.sheet.mark(row, session, 'Present');
    }
    // Only now: what is drawn meanwhile still counts somebody as open, and would forget it.
    [this.batch, this.batchSession] = [rows, session];
    this.changed();
  }

  // The session, where its day is still to come by the clock of the device.
  ahead() {
    const session = this.sheet.data.sessions.find(one => one.id === this.sheet.session);
    const now = new Date();
    const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(part => String(part).padStart(2, '0')).join('-');
    return session && session.day > today ? session : null;
  }

  async undoRest() {
    for (const row of this.batch) {
      if (this.sheet.cell(row, this.batchSession).value === 'Present') {
        // A row added here has got a number meanwhile.
        const now = this.sheet.rows.find(one => (one.id !== null && one.id === row.id) || (one.ref && one.ref === row.ref));
        await this.sheet.mark(now ?? row, this.batchSession, 'Cleared');
      }
    }
    this.batch = [];
    this.changed();
  }

  add(instead) {
    addSomebody(this.sheet, instead, () => this.changed());
  }

  draw() {
    this.drawn.clear();
    const data = this.sheet.data;
    part('list').removeAttribute('aria-busy');
    if (!data) {
      const waits = this.sync.state === 'idle' || this.sync.state === 'sending';
      part('head').replaceChildren();
      part('bar').replaceChildren();
      part('list').replaceChildren(el('p', { class: 'empty' }, waits ? '…' : this.sync.state === 'noAccess' ? say('NetNoAccess') : say('NotOnDevice')));
      return;
    }

    part('head').replaceChildren(
      el('p', { class: 'strong', lang: data.lang }, data.title),
      el('p', { class: 'sub' }, [data.venue, data.days, many('NPeople', data.rows.length)].filter(Boolean).join(' · ')),
      el('div', { class: 'sesspick', role: 'group', 'aria-label': say('SessionN', '').trim() }, data.sessions.map(session => el('button', {
        type: 'button', 'aria-pressed': String(session.id === this.sheet.session), disabled: !session.canMark, 'data-session': session.id,
        onclick: () => {
          this.sheet.session = session.id;
          this.opened = null;
          this.draw();
        },
      }, el('b', {}, say('SessionN', session.order)), `${session.when} ${session.from ?? ''}`.trim()))),
      el('p', { class: 'count', 'data-count': true }),
      ...(data.open && this.ahead() ? [el('p', { class: 'note gapn', 'data-ahead': true }, say('DayIsAhead', this.ahead().when))] : []),
    );
    const find = el('input', {
      type: 'search', 'aria-label': say('FindHint'), placeholder: say('FindHint'), autocomplete: 'off', 'data-find': true,
      oninput: typed => {
        this.words = typed.target.value;
        this.drawRows();
      },
    });
    find.value = this.words;
    part('bar').replaceChildren(...(!data.open ? [el('p', { class: 'note' }, say('Locked'))] : [
      el('label', { class: 'field' }, icon('search'), find),
      el('button', { type: 'button', class: 'btn', 'data-walk-in': true, onclick: () => this.add(null) }, icon('plus'), say('AddWalkIn')),
      el('button', { type: 'button', class: 'btn primary', 'data-rest': true, onclick: () => this.batch.length > 0 ? this.undoRest() : this.restPresent() }),
    ]));
    part('list').replaceChildren(el('ul', { class: 'rc-list' }));
    this.drawRows();
    this.drawNet();
  }

  drawRows() {
    const list = part('list').querySelector('ul');
    if (!list) {
      return;
    }

    const rows = this.sheet.found(this.words);
    const held = document.activeElement?.closest?.('[data-row]')?.dataset.row;
    const place = held && [...document.activeElement.closest('[data-row]').querySelectorAll('button, input')].indexOf(document.activeElement);
    const items = rows.map(row => {
      const name = row.ref ?? String(row.id);
      const { session } = this.sheet;
      const print = JSON.stringify([row, session, this.sheet.cell(row, session), this.opened === name, this.sheet.replacedBy(row, session)]);
      const before = this.drawn.get(name);
      if (before?.print === print) {
        return before.item;
      }
      const item = rowOf(this, row, name);
      this.drawn.set(name, { print, item });
      return item;
    });
    if (items.length === 0) {
      items.push(el('li', { class: 'empty' }, this.words ? say('NoRowFits', this.words) : say('NoPeople')));
    }
    list.replaceChildren(...items);
    if (held) {
      list.querySelector(`[data-row="${CSS.escape(held)}"]`)?.querySelectorAll('button, input')[Math.max(0, place)]?.focus();
    }
    this.drawCount();
  }

  drawCount() {
    const { sheet } = this;
    const expected = sheet.rows.filter(row => sheet.expected(row, sheet.session));
    const open = sheet.open(sheet.session).length;
    part('head').querySelector('[data-count]').textContent = say('NMarkedOf', expected.length - open, expected.length);
    const rest = part('bar').querySelector('[data-rest]');
    if (rest) {
      const undo = this.batch.length > 0 && this.batchSession === sheet.session && open === 0;
      if (!undo) {
        this.batch = [];
      }
      const asks = !undo && open > 0 && this.askedFor === sheet.session && this.ahead();
      rest.replaceChildren(icon(undo ? 'undo' : 'check'), undo ? say('UndoRest') : asks ? say('RestAheadN', open, asks.when) : say('RestPresentN', open));
      rest.disabled = !undo && open === 0;
    }
  }

  drawNet() {
    const unsent = this.sheet.acts.filter(act => !act.state).length;
    const { state, waiting } = this.sync;
    const [kind, name, text] = state === 'noAccess' ? ['off', 'lock', say('NetNoAccess')]
      : state === 'other' ? ['off', 'lock', say('NetOther')]
      : state === 'signIn' ? ['off', 'lock', say('NetSignIn', unsent)]
      : state === 'off' ? ['off', 'offline', say('NetOff', unsent)]
      : unsent > 0 ? ['send', 'device', say('NetSending', unsent)]
      : waiting > 0 ? ['off', 'clock', say('NetWaiting', waiting)]
      : ['on', 'saved', say('NetSaved')];
    const line = part('net');
    if (line.dataset.said === kind + text) {
      return;
    }
    line.dataset.said = kind + text;
    line.className = `net ${kind}`;
    line.dataset.state = state;
    line.dataset.unsent = unsent;
    const back = encodeURIComponent(location.pathname);
    line.replaceChildren(icon(name), el('span', { class: 'text' }, text));
    if (state === 'signIn') {
      line.append(el('a', { class: 'btn sm', href: `/account/login?returnUrl=${back}` }, say('SignInAgain')));
    }
  }
}

// What the page is made of is handed to the worker, which opens it where there is no connection.
async function keepForLater() {
  if (!navigator.serviceWorker) {
    return;
  }
  await navigator.serviceWorker.register('/roll-call/worker.js');
  const worker = await navigator.serviceWorker.ready;
  const parts = performance.getEntriesByType('resource').map(entry => new URL(entry.name))
    .filter(url => url.origin === location.origin && !url.pathname.startsWith('/api/'))
    .map(url => url.pathname + url.search);
  worker.active.postMessage({ keep: [...new Set([location.pathname, '/roll-call/', '/icons.svg', ...parts])] });
}

const device = await Device.open();
await device.tidy(user);
if (event) {
  await new Page(device).start();
} else {
  await showDays(device, user, root);
}
keepForLater().catch(() => {});
