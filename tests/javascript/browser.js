// As much of a browser as the storage of a reader's work needs: tabs that share one localStorage and hear of each other.

/** Entries are own properties, as a browser's are: `Object.keys` lists them. */
export class Storage {
  setItem(key, text) {
    if (this.#room < text.length) throw new DOMException("voll", "QuotaExceededError");
    this[key] = String(text);
  }
  getItem(key) {
    return Object.hasOwn(this, key) ? this[key] : null;
  }
  removeItem(key) {
    delete this[key];
  }
  #room = Number.POSITIVE_INFINITY;
  /** From now on nothing longer than this is taken. */
  limit(room) {
    this.#room = room;
  }
}

/** Give this process what a page finds, and return the storage. */
export function browser() {
  const storage = new Storage();
  const window = { localStorage: storage, setTimeout: () => 1 };
  const document = { hidden: false, addEventListener() {} };
  Object.assign(globalThis, { window, document, clearTimeout() {}, addEventListener() {} });
  return storage;
}
