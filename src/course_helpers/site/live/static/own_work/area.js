/** @typedef {"full" | "forbidden"} Trouble */

/** The browser's own storage, whose every use may fail: each step says what went wrong instead of throwing. */
export const area = {
  /** @returns {Storage | null} null where it is forbidden */
  get storage() {
    try {
      return window.localStorage;
    } catch {
      return null;
    }
  },

  /** @returns {string[]} */
  keys() {
    try {
      return Object.keys(this.storage ?? {});
    } catch {
      return [];
    }
  },

  /** @param {string} key @returns {string | null} */
  read(key) {
    try {
      return this.storage?.getItem(key) ?? null;
    } catch {
      return null;
    }
  },

  /** @param {string} key @param {string | null} text null takes the entry away @returns {Trouble | ""} */
  write(key, text) {
    try {
      if (text === null) this.storage?.removeItem(key);
      else if (this.storage) this.storage.setItem(key, text);
      else return "forbidden";
      return "";
    } catch (error) {
      return error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "forbidden";
    }
  },

  /** Write all of it, or nothing. @param {[string, string | null][]} entries @returns {Trouble | ""} */
  writeAll(entries) {
    const before = entries.map(([key]) => /** @type {[string, string | null]} */ ([key, this.read(key)]));
    // what goes away makes room
    const ordered = [...entries].sort(([, one], [, two]) => Number(one !== null) - Number(two !== null));
    for (const [key, text] of ordered) {
      const trouble = this.write(key, text);
      if (!trouble) continue;
      for (const [written] of before) this.write(written, null);
      for (const [written, old] of before) if (old !== null) this.write(written, old);
      return trouble;
    }
    return "";
  },

  /** Whether anything can be kept at all. @returns {boolean} */
  get works() {
    const probe = "kurs:probe";
    const trouble = this.write(probe, "");
    if (!trouble) this.write(probe, null);
    return trouble !== "forbidden";
  },
};
