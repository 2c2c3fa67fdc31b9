// One event as the device has it: the last sheet from the server, and what was done here since.
import { uuid } from '../js/uuid.js';

let order = Date.now();

export class Sheet {
  constructor(device, user, event) {
    Object.assign(this, { device, user, event, data: null, acts: [], session: null });
  }

  async load() {
    this.data = (await this.device.sheet(this.user, this.event)) ?? null;
    this.acts = await this.device.acts(this.user, this.event);
    // A line that the server has is no longer one of this device.
    const known = new Set(this.data?.rows.map(row => row.ref));
    const done = this.acts.filter(act => act.state === 'saved' && known.has(act.id)).map(act => act.id);
    if (done.length > 0) {
      await this.device.remove(done);
      this.acts = this.acts.filter(act => !done.includes(act.id));
    }
    this.session ??= this.data ? this.likely() : null;
  }

  // The session that runs or comes next today; on another day the first that is not all marked.
  likely() {
    const now = new Date();
    const today = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
    const time = now.toTimeString().slice(0, 5);
    const own = this.data.sessions.filter(session => session.canMark);
    const here = own.filter(session => session.day === today);
    const chosen = here.find(session => !session.to || session.to >= time) ?? here.at(-1)
      ?? own.find(session => this.open(session.id).length > 0) ?? own[0] ?? this.data.sessions[0];
    return chosen?.id ?? null;
  }

  get rows() {
    const known = new Set(this.data.rows.map(row => row.ref));
    return [...this.data.rows, ...this.acts.filter(act => act.kind !== 'Mark' && !known.has(act.id)).map(act => ({
      id: act.row ?? null, ref: act.id, number: null, name: `${act.given ?? ''} ${act.family ?? ''}`.trim() || null, lang: null,
      note: act.unread, behalf: this.data.units.find(unit => unit.id === act.unit)?.text ?? null, walkIn: act.kind === 'WalkIn',
      replaced: {}, only: act.kind === 'Substitute' && !act.all ? [act.session] : null,
      key: this.fold(`${act.given ?? ''} ${act.family ?? ''}`), act,
    }))];
  }

  same(act, row) {
    return (row.id !== null && act.row === row.id) || (row.ref !== null && act.ref === row.ref);
  }

  // What stands in a cell: the newest act of this device, or the server's mark.
  cell(row, session) {
    const acts = this.acts.filter(act => act.kind === 'Mark' && act.session === session && this.same(act, row));
    const mark = this.data.marks.find(one => one.row === row.id && one.session === session) ?? { value: 'Cleared', version: 0 };
    const act = acts.at(-1) ?? null;
    return { act, mark, value: act?.value ?? mark.value, minutes: act?.minutes ?? (act ? null : mark.minutes) };
  }

  replacedBy(row, session) {
    const replaces = act => act.kind === 'Substitute' && act.of === row.id && (act.all || act.session === session);
    return row.replaced[session] ?? (this.acts.some(replaces) ? '' : undefined);
  }

  expected(row, session) {
    return this.replacedBy(row, session) === undefined && (!row.only || row.only.includes(session));
  }

  open(session) {
    return this.rows.filter(row => this.expected(row, session) && this.cell(row, session).value === 'Cleared');
  }

  fold(text) {
    return [...text.normalize('NFKC').toLowerCase()].map(letter => this.data.fold[letter] ?? letter).join('')
      .normalize('NFD').replace(/[\u0300-\u036f'’ʼ`]/g, '');
  }

  found(text) {
    const asked = this.fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
    return this.rows.filter(row => asked.every(word => row.key.includes(word)));
  }

  async add(act) {
    const whole = { id: uuid(), user: this.user, event: this.event, order: ++order, at: new Date().toISOString(), base: 0, value: 'Cleared', ...act };
    // On the device first; only then on the page.
    await this.device.put(whole);
    this.acts.push(whole);
    return whole;
  }

  mark(row, session, value, minutes = null, note = null, over = null) {
    const { act, mark } = this.cell(row, session);
    return this.add({
      kind: 'Mark', row: row.id, ref: row.id === null ? row.ref : null, session, value, minutes, note,
      base: over?.version ?? mark.version, after: over || act?.state ? null : act?.id ?? null,
    });
  }

  async drop(act) {
    await this.device.remove([act.id]);
    this.acts = this.acts.filter(one => one.id !== act.id);
  }
}
