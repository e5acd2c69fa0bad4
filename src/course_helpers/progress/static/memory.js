/** @typedef {"offen" | "versucht" | "geloest"} State */

const SIGNS = "kurs:fortschritt";
const NOTES = "kurs:vorhersagen";

/** @param {string} key @returns {Record<string, string>} */
function read(key) {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? "{}");
    return kept && typeof kept === "object" && !Array.isArray(kept) ? kept : {};
  } catch {
    return {}; // storage forbidden, or not ours
  }
}

/** What this browser remembers; nothing is ever sent anywhere. Works without storage until the page is left. */
export class Memory {
  signs = read(SIGNS);
  notes = read(NOTES);
  kept = true;

  constructor() {
    this.#write(SIGNS, this.signs);
  }

  /** @param {string} key @param {Record<string, string>} value */
  #write(key, value) {
    try {
      localStorage.setItem(key, JSON.stringify(value));
    } catch {
      this.kept = false;
    }
  }

  /** @param {string} task @returns {State} */
  state(task) {
    const state = this.signs[task];
    return state === "versucht" || state === "geloest" ? state : "offen";
  }

  /** @param {string} task @param {State} state */
  set(task, state) {
    this.signs = { ...read(SIGNS), ...(this.kept ? {} : this.signs), [task]: state }; // another tab may have written
    this.#write(SIGNS, this.signs);
  }

  /** A try never takes a solved sign away. @param {string} task @param {State} state */
  tried(task, state) {
    if (state !== "offen" && this.state(task) !== "geloest") this.set(task, state);
  }

  /** @param {string} box @param {string} text */
  note(box, text) {
    this.notes = { ...read(NOTES), ...(this.kept ? {} : this.notes), [box]: text };
    this.#write(NOTES, this.notes);
  }

  reload() {
    if (this.kept) this.signs = read(SIGNS);
  }

  reset() {
    this.signs = {};
    this.notes = {};
    try {
      localStorage.removeItem(SIGNS);
      localStorage.removeItem(NOTES);
    } catch {
      this.kept = false;
    }
  }
}
