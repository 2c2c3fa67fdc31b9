// Sends what the device holds, in its order, and takes it off the device only when the server has answered for it.

const PART = 50;
const AGAIN = [2000, 5000, 15000, 30000];
const LOOK = 20000;

// What only the device needs stays there; whose place a substitute takes is the line that the act is about.
const toServer = ({ user, event, order, state, standing, text, of, ...act }) => ({ ...act, row: act.kind === 'Substitute' ? of : act.row });

export class Sync {
  constructor(device, user, event, heard) {
    Object.assign(this, { device, user, event, heard, state: 'idle', waiting: 0, failures: 0, timer: null, running: null });
    const wake = () => this.now();
    window.addEventListener('online', wake);
    document.addEventListener('visibilitychange', () => document.hidden || wake());
    setInterval(() => document.hidden || this.state === 'off' || this.now(), LOOK);
  }

  // One at a time; what is added meanwhile is sent by the same run.
  now() {
    clearTimeout(this.timer);
    this.running ??= this.run().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  async run() {
    try {
      await this.send();
      const sheet = await this.ask(`/api/roll-call/${this.event}`);
      if (sheet && sheet.user !== this.user) {
        this.tell('other');
      } else if (sheet) {
        await this.device.unseal(this.user, sheet.seal);
        await this.device.keep(sheet);
        if ((await this.pending()).length > 0) {
          await this.send();
        }
        this.failures = 0;
        this.tell('idle', sheet);
      }
    } catch {
      this.tell('off');
      this.timer = setTimeout(() => this.now(), AGAIN[Math.min(this.failures++, AGAIN.length - 1)]);
    }
  }

  async pending() {
    return (await this.device.acts(this.user, this.event)).filter(act => !act.state);
  }

  async send() {
    for (let acts = await this.pending(); acts.length > 0; acts = await this.pending()) {
      const part = acts.slice(0, PART);
      this.tell('sending');
      const batch = await this.ask(`/api/roll-call/${this.event}`, { user: this.user, acts: part.map(toServer) });
      if (!batch) {
        return;
      }

      for (const one of batch.answers) {
        await this.take(part.find(act => act.id === one.id), one);
      }
    }
  }

  async take(act, one) {
    if (one.outcome === 'Saved' && act.kind !== 'Mark') {
      // Stays until a sheet comes that has the line.
      await this.device.put({ ...act, state: 'saved', row: one.row });
    } else if (one.outcome === 'Saved' || one.outcome === 'Waiting') {
      this.waiting += one.outcome === 'Waiting' ? 1 : 0;
      await this.device.remove([act.id]);
    } else {
      await this.device.put({ ...act, state: one.outcome.toLowerCase(), standing: one.standing, text: one.text, row: one.row ?? act.row });
    }
    this.heard({ answered: act, one });
  }

  // Null where the server answered that it will not; throws where it did not answer.
  async ask(path, body) {
    const response = await fetch(path, {
      method: body ? 'POST' : 'GET', cache: 'no-store', redirect: 'manual', credentials: 'same-origin',
      headers: { 'X-Roll-Call': '1', ...(body ? { 'Content-Type': 'application/json' } : {}) }, body: body ? JSON.stringify(body) : undefined,
    });
    if (response.ok) {
      return response.json();
    }

    if (response.status === 401 || response.status === 409) {
      this.tell(response.status === 401 ? 'signIn' : 'other');
      return null;
    }
    if (response.status === 403) {
      await this.device.drop(this.user, this.event);
      this.tell('noAccess');
      return null;
    }
    throw new Error(response.status);
  }

  tell(state, sheet) {
    this.state = state;
    this.heard({ state, sheet });
  }
}
