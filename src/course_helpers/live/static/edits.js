import { ask } from "./bar.js";
import { el } from "./dom.js";
import { Problem } from "./problem.js";
import { Store, matchEdits } from "./store.js";
import { T } from "./texts.js";
import * as notebook from "./notebook.js";

/** @typedef {import("./cells.js").Cell} Cell */

/** The reader's own code on a page: brought back, kept, reset, saved to a file and read from one. */
export class Edits {
  /**
   * @param {import("./types.js").Settings} settings
   * @param {Cell[]} cells
   * @param {import("./bar.js").Bar} bar
   */
  constructor(settings, cells, bar) {
    this.settings = settings;
    this.cells = cells;
    this.bar = bar;
    this.store = new Store(settings.page, (kind) => bar.note(T[kind]));
  }

  /** Put saved edits back into their cells and keep every further one. */
  restore() {
    const { restored, conflicts, orphans } = matchEdits(this.cells, this.store.edits);
    for (const [cell, edit] of restored) {
      cell.set(edit.text);
      if (cell.id === edit.id) continue;
      this.store.remove(edit); // the cell has moved
      this.#keep(cell);
    }
    for (const [cell, edit] of conflicts) cell.offerConflict(edit, () => this.store.remove(edit));
    if (orphans.length) this.bar.note(T.orphans, ...orphans.map((edit) => el("pre", { textContent: edit.text })));
    for (const cell of this.cells) cell.onEdit = () => this.#keep(cell);
  }

  /** @param {Cell} cell */
  #keep(cell) {
    this.store.put({ id: cell.id, original: cell.original, text: cell.changed ? cell.text : cell.original });
  }

  /** @param {Cell} cell */
  resetCell(cell) {
    cell.reset();
    this.bar.say(T.cellReset(cell.number), "ok");
    cell.editor.focus();
  }

  async resetAll() {
    const changed = this.cells.filter((cell) => cell.changed);
    if (changed.length && !(await ask(T.confirmReset(changed.length)))) return;
    for (const cell of this.cells) cell.reset();
    this.bar.say(T.resetDone, "ok");
  }

  async download() {
    await this.#tell(async () => {
      await notebook.download(this.settings, this.cells);
      return T.downloaded;
    });
  }

  /** @param {File} file */
  async upload(file) {
    await this.#tell(async () => {
      const texts = await notebook.read(file, this.settings, this.cells);
      if (this.cells.some((cell) => cell.changed) && !(await ask(T.confirmUpload))) return "";
      for (const [cell, text] of texts) cell.set(text);
      return T.uploaded(this.cells.filter((cell) => cell.changed).length);
    });
  }

  /** @param {() => Promise<string>} act */
  async #tell(act) {
    try {
      const done = await act();
      if (done) this.bar.say(done, "ok");
    } catch (error) {
      const problem = Problem.of(error);
      console.warn("kurs:", problem.key, problem.detail);
      this.bar.say(problem.message, "warn");
    }
  }
}
