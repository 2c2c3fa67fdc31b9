// What this device holds: sheets, and acts that the server has not answered. Each belongs to one person.

const NAME = 'cp-roll-call';

const answer = request => new Promise((done, failed) => {
  request.onsuccess = () => done(request.result);
  request.onerror = () => failed(request.error);
});

export class Device {
  static async open() {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      const db = request.result;
      db.createObjectStore('sheets', { keyPath: ['user', 'id'] });
      db.createObjectStore('acts', { keyPath: 'id' });
      db.createObjectStore('sealed', { keyPath: 'user' });
    };
    return new Device(await answer(request));
  }

  constructor(db) {
    this.db = db;
  }

  store(name, write) {
    // A mark is on the device when the device says so, not when it is asked to write it.
    return this.db.transaction(name, write ? 'readwrite' : 'readonly', { durability: 'strict' }).objectStore(name);
  }

  async change(name, act) {
    const store = this.store(name, true);
    const finished = new Promise((done, failed) => {
      store.transaction.oncomplete = done;
      store.transaction.onabort = () => failed(store.transaction.error);
    });
    act(store);
    await finished;
  }

  all(name) {
    return answer(this.store(name).getAll());
  }

  sheet(user, id) {
    return answer(this.store('sheets').get([user, id]));
  }

  async sheets(user) {
    return (await this.all('sheets')).filter(sheet => sheet.user === user);
  }

  keep(sheet) {
    return this.change('sheets', store => store.put(sheet));
  }

  drop(user, id) {
    return this.change('sheets', store => store.delete([user, id]));
  }

  async acts(user, event) {
    return (await this.all('acts')).filter(act => act.user === user && (event === undefined || act.event === event)).sort((a, b) => a.order - b.order);
  }

  put(act) {
    return this.change('acts', store => store.put(act));
  }

  remove(ids) {
    return this.change('acts', store => ids.forEach(id => store.delete(id)));
  }

  // Names go; what was not sent stays, sealed with a key that only the server gives, and only to the same person.
  async forget(user) {
    const sheets = await this.sheets(user);
    const acts = await this.acts(user);
    if (acts.length > 0 && sheets.length > 0 && crypto.subtle) {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await key(sheets[0].seal), new TextEncoder().encode(JSON.stringify(acts)));
      const before = await answer(this.store('sealed').get(user));
      await this.change('sealed', store => store.put({ user, boxes: [...(before?.boxes ?? []), { iv, data }] }));
      await this.remove(acts.map(act => act.id));
    }
    await this.change('sheets', store => sheets.forEach(sheet => store.delete([sheet.user, sheet.id])));
  }

  async unseal(user, seal) {
    const held = await answer(this.store('sealed').get(user));
    if (!held) {
      return;
    }

    const opener = await key(seal);
    for (const box of held.boxes) {
      const data = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: box.iv }, opener, box.data);
      for (const act of JSON.parse(new TextDecoder().decode(data))) {
        await this.put(act);
      }
    }
    await this.change('sealed', store => store.delete(user));
  }

  // Whatever belongs to somebody else, or is older than it may be.
  async tidy(user) {
    const now = new Date().toISOString();
    const sheets = await this.all('sheets');
    for (const other of new Set(sheets.filter(sheet => sheet.user !== user).map(sheet => sheet.user))) {
      await this.forget(other);
    }
    for (const sheet of sheets.filter(sheet => sheet.user === user && sheet.until < now)) {
      if ((await this.acts(user, sheet.id)).length === 0) {
        await this.drop(user, sheet.id);
      }
    }
  }

  async unsent() {
    return (await this.all('acts')).length;
  }
}

function key(seal) {
  return crypto.subtle.importKey('raw', Uint8Array.from(atob(seal), c => c.charCodeAt(0)), 'AES-GCM', false, ['encrypt', 'decrypt']);
}
