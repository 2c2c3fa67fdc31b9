// The attendance sheet's hands: one tab stop, keys, and marks that are kept in this browser until the server has
// committed them. A mark carries a number of its own, so sending it again changes nothing.

import { uuid } from './uuid.js';

const VALUES = { KeyP: 'Present', KeyH: 'Partial', KeyE: 'Excused', KeyA: 'Absent', Delete: 'Cleared', Backspace: 'Cleared' };
const MOVES = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
const RESEND_AFTER = 4000;
const UNSURE_AFTER = 1500;

export function start(root, dotnet, key) {
  const sheet = new Sheet(root, dotnet, key);
  sheet.resend(true);
  return sheet;
}

class Sheet {
  constructor(root, dotnet, key) {
    this.root = root;
    this.dotnet = dotnet;
    this.key = key;
    this.queue = this.read();
    this.listeners = new AbortController();
    const on = (target, type, handler) => target.addEventListener(type, handler, { signal: this.listeners.signal });
    on(root, 'click', event => this.click(event));
    on(root, 'keydown', event => this.keydown(event));
    on(root, 'focusin', event => this.focused(event));
    on(document, 'lineback', () => this.resend(true));
    // A call into a lost connection is neither answered nor refused, so waiting itself is looked at.
    this.timer = setInterval(() => {
      this.resend(false);
      this.paint();
    }, 500);
    this.observer = new MutationObserver(() => this.paint());
    this.observer.observe(root, { childList: true, subtree: true });
    this.paint();
  }

  stop() {
    this.listeners.abort();
    this.observer.disconnect();
    clearInterval(this.timer);
  }

  // Storage may be full or forbidden; then a mark is still sent, and shown as unsent until it is answered.
  read() {
    try {
      return new Map(JSON.parse(localStorage.getItem(this.key) ?? '[]').map(op => [op.operationId, op]));
    } catch {
      return new Map();
    }
  }

  write() {
    try {
      const ops = [...this.queue.values()].map(({ sentAt, firstAt, ...op }) => op);
      if (ops.length === 0) {
        localStorage.removeItem(this.key);
      } else {
        localStorage.setItem(this.key, JSON.stringify(ops));
      }
    } catch {
      // The queue in memory goes on.
    }
  }

  cells() {
    return [...this.root.querySelectorAll('button.mark[data-reg]')].filter(cell => cell.offsetParent);
  }

  cell(registrationId, sessionId) {
    return this.root.querySelector(`button.mark[data-reg="${registrationId}"][data-ses="${sessionId}"]`);
  }

  goTo(registrationId, sessionId) {
    this.cell(registrationId, sessionId)?.focus();
  }

  click(event) {
    const set = event.target.closest('[data-set]');
    if (set) {
      const input = set.dataset.minutesFrom ? this.root.querySelector(set.dataset.minutesFrom) : null;
      if (input && !input.reportValidity()) {
        return;
      }

      const minutes = input ? Number(input.value) : null;
      const cell = this.cell(set.dataset.reg, set.dataset.ses);
      this.mark(cell, set.dataset.set, minutes, set.dataset.base);
      this.dotnet.invokeMethodAsync('Closed').catch(() => {});
      cell?.focus();
      return;
    }

    const cell = event.target.closest('button.mark[data-reg]');
    if (cell && !cell.disabled) {
      if (cell.dataset.value === 'Cleared' && !cell.dataset.conflict) {
        this.mark(cell, 'Present', null);
      } else {
        this.open(cell);
      }
    }
  }

  keydown(event) {
    // Minutes are typed and entered.
    if (event.key === 'Enter' && event.target.matches?.('#cell-minutes')) {
      this.root.querySelector('#cell-partial')?.click();
    }
    const cell = event.target.closest?.('button.mark[data-reg]');
    if (!cell || event.altKey || event.metaKey) {
      return;
    }

    const handled = this.key_(event, cell);
    if (handled) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  key_(event, cell) {
    if (event.code in MOVES && !event.ctrlKey) {
      this.move(cell, ...MOVES[event.code]);
      return true;
    }

    if (event.code === 'Home' || event.code === 'End') {
      const within = event.ctrlKey ? this.cells() : this.cells().filter(c => c.closest('tr') === cell.closest('tr'));
      (event.code === 'Home' ? within[0] : within.at(-1))?.focus();
      return true;
    }

    const call = (event.ctrlKey ? { KeyZ: 'Undo' } : { Escape: 'Closed' })[event.code];
    if (call || event.ctrlKey) {
      call && this.dotnet.invokeMethodAsync(call).catch(() => {});
      return Boolean(call);
    }

    if (event.shiftKey && event.code === 'KeyP') {
      this.dotnet.invokeMethodAsync('RestPresent', Number(cell.dataset.ses)).catch(() => {});
      return true;
    }

    if (event.code === 'KeyH' && !cell.disabled) {
      this.open(cell, 'minutes');
      return true;
    }

    if (event.code in VALUES && !cell.disabled) {
      this.mark(cell, VALUES[event.code], null);
      this.move(cell, 1, 0);
      return true;
    }

    if (event.code === 'Enter' || event.code === 'NumpadEnter' || event.code === 'KeyS' || event.code === 'KeyN') {
      this.open(cell);
      return true;
    }

    if (event.code === 'KeyW') {
      this.root.querySelector('[data-walk-in]')?.click();
      return true;
    }

    if (event.code === 'Slash' || event.key === '/') {
      this.root.querySelector('[data-sheet-filter]')?.focus();
      return true;
    }

    return false;
  }

  focused(event) {
    const cell = event.target.closest?.('button.mark[data-reg]');
    if (cell) {
      this.stop_(cell);
    }
  }

  // One cell of the sheet is in the tab order: the one last worked on.
  stop_(cell) {
    this.current = { reg: cell.dataset.reg, ses: cell.dataset.ses };
    for (const other of this.root.querySelectorAll('button.mark[tabindex="0"]')) {
      other.tabIndex = -1;
    }
    cell.tabIndex = 0;
  }

  move(cell, down, across) {
    const row = cell.closest('tr');
    if (across !== 0) {
      const inRow = this.cells().filter(c => c.closest('tr') === row);
      inRow[inRow.indexOf(cell) + across]?.focus();
      return;
    }

    const column = this.cells().filter(c => c.dataset.ses === cell.dataset.ses);
    column[column.indexOf(cell) + down]?.focus();
  }

  open(cell, what) {
    this.dotnet.invokeMethodAsync('Open', Number(cell.dataset.reg), Number(cell.dataset.ses), what ?? '').catch(() => {});
  }

  mark(cell, value, minutes, base) {
    if (!cell) return;
    const op = {
      operationId: uuid(),
      registrationId: Number(cell.dataset.reg),
      sessionId: Number(cell.dataset.ses),
      baseVersion: Number(base ?? cell.dataset.version),
      value,
      minutes,
      observedAt: new Date().toISOString(),
    };
    // A later mark of the same cell that has not been answered replaces one that was never sent.
    for (const [id, other] of this.queue) {
      if (other.registrationId === op.registrationId && other.sessionId === op.sessionId && !other.sentAt) {
        this.queue.delete(id);
      }
    }
    this.queue.set(op.operationId, op);
    this.write();
    this.send(op);
    this.paint();
  }

  async send(op) {
    op.sentAt = Date.now();
    op.firstAt ??= op.sentAt;
    try {
      const { sentAt, firstAt, ...plain } = op;
      const answered = await this.dotnet.invokeMethodAsync('Mark', plain);
      if (answered) {
        this.queue.delete(op.operationId);
        this.write();
      } else {
        op.sentAt = 0;
      }
    } catch {
      op.sentAt = 0;
    }
    this.paint();
  }

  // What was not answered is sent again; the number of the mark keeps it from counting twice.
  resend(all) {
    for (const op of this.queue.values()) {
      if (all || !op.sentAt || Date.now() - op.sentAt > RESEND_AFTER) {
        this.send(op);
      }
    }
  }

  paint() {
    const waiting = new Map();
    for (const op of this.queue.values()) {
      waiting.set(`${op.registrationId}:${op.sessionId}`, op);
    }

    for (const cell of this.root.querySelectorAll('button.mark[data-reg]')) {
      const op = waiting.get(`${cell.dataset.reg}:${cell.dataset.ses}`);
      const sync = !op ? '' : unsure(op) ? 'pending' : 'sending';
      if ((cell.dataset.sync ?? '') !== sync) {
        if (sync) {
          cell.dataset.sync = sync;
        } else {
          delete cell.dataset.sync;
        }
      }
    }

    const unsent = [...this.queue.values()].filter(unsure).length;
    const line = this.root.querySelector('[data-unsent]');
    if (line) {
      const text = unsent === 0 ? '' : line.dataset.unsent.replace('{0}', unsent);
      const words = line.querySelector('.text');
      if (words && words.textContent !== text) {
        words.textContent = text;
      }
      line.hidden = unsent === 0;
    }

    if (!this.root.querySelector('button.mark[tabindex="0"]')) {
      const wanted = this.current && this.cell(this.current.reg, this.current.ses);
      const first = wanted ?? this.root.querySelector('button.mark[data-reg]');
      if (first) {
        first.tabIndex = 0;
      }
    }
  }
}

// Not answered for longer than a save takes.
function unsure(op) {
  return !op.sentAt || Date.now() - op.firstAt > UNSURE_AFTER;
}
