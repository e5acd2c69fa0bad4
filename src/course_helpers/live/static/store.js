/**
 * The reader's edits of one page, in localStorage: each with the text it was edited from.
 * Where nothing can be stored they live as long as the page, and `onTrouble` is told once for each kind.
 * @typedef {import("./types.js").SavedEdit} SavedEdit
 */
export class Store {
  /**
   * @param {string} page
   * @param {(key: "storageFull" | "storageForbidden") => void} onTrouble
   */
  constructor(page, onTrouble) {
    this.key = `kurs:zellen:${page}`;
    this.onTrouble = onTrouble;
    this.trouble = "";
    /** @type {SavedEdit[]} */
    this.edits = this.#read();
  }

  /** @returns {SavedEdit[]} */
  #read() {
    try {
      const edits = JSON.parse(localStorage.getItem(this.key) ?? "[]");
      return Array.isArray(edits) ? edits.filter((e) => typeof e?.text === "string" && typeof e.original === "string") : [];
    } catch (error) {
      console.warn("kurs: no saved edits", error);
      return [];
    }
  }

  /**
   * Keep an edit, in the place of an earlier one of the same cell and origin.
   * @param {SavedEdit} edit
   */
  put(edit) {
    this.#drop(edit);
    if (edit.text !== edit.original) this.edits.push(edit);
    this.#write();
  }

  /** @param {{id: string, original: string}} edit */
  remove(edit) {
    this.#drop(edit);
    this.#write();
  }

  /** @param {{id: string, original: string}} edit */
  #drop({ id, original }) {
    this.edits = this.edits.filter((e) => e.id !== id || e.original !== original);
  }

  #write() {
    try {
      if (this.edits.length) localStorage.setItem(this.key, JSON.stringify(this.edits));
      else localStorage.removeItem(this.key);
      this.trouble = "";
    } catch (error) {
      const full = error instanceof DOMException && error.name === "QuotaExceededError";
      const kind = full ? "storageFull" : "storageForbidden";
      if (kind !== this.trouble) this.onTrouble(kind);
      this.trouble = kind;
    }
  }
}

/**
 * Find the cell of each saved edit: by its text, then by its number.
 * @template {{id: string, original: string}} Cell
 * @param {Cell[]} cells
 * @param {SavedEdit[]} edits
 * @returns {{restored: Map<Cell, SavedEdit>, conflicts: Map<Cell, SavedEdit>, orphans: SavedEdit[]}}
 */
export function matchEdits(cells, edits) {
  /** @type {Map<Cell, SavedEdit>} */
  const restored = new Map();
  /** @type {Map<Cell, SavedEdit>} */
  const conflicts = new Map();
  /** @type {SavedEdit[]} */
  const orphans = [];
  const same = (/** @type {Cell} */ cell, /** @type {SavedEdit} */ edit) => cell.original === edit.original && !restored.has(cell);
  for (const edit of edits) {
    const numbered = cells.find((cell) => cell.id === edit.id);
    const home = numbered && same(numbered, edit) ? numbered : cells.find((cell) => same(cell, edit));
    if (home) restored.set(home, edit);
    else if (numbered && !conflicts.has(numbered)) conflicts.set(numbered, edit);
    else orphans.push(edit);
  }
  return { restored, conflicts, orphans };
}
