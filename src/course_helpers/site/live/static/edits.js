import { ask } from "./bar.js";
import { el } from "./dom.js";
import { fits, longNote } from "./long_text.js";
import { offerOther } from "./other_text.js";
import { safariLine, troubleLine } from "./own_work/keeping.js";
import { W } from "./own_work/texts.js";
import { work } from "./own_work/work.js";
import { Problem } from "./problem.js";
import { matchEdits } from "./match.js";
import { dropEdit, followEdits, keepEdit, otherTexts, savedEdits, settleEdit } from "./store.js";
import { T } from "./texts.js";
import * as notebook from "./notebook.js";

/** @typedef {import("./cells.js").Cell} Cell */

/** The reader's own code on a page: brought back, kept, reset, saved to a file and read from one. */
export class Edits {
  /** Texts that are too long to show, of which the bar has told. @type {Set<string>} */
  #told = new Set();

  /**
   * @param {import("./types.js").Settings} settings
   * @param {Cell[]} cells
   * @param {import("./bar.js").Bar} bar
   */
  constructor(settings, cells, bar) {
    this.settings = settings;
    this.cells = cells;
    this.bar = bar;
    this.page = settings.page;
  }

  /** Put saved edits back into their cells, keep every further one, and take over what other tabs write. */
  restore() {
    this.bar.extra.append(troubleLine());
    if (work.damaged) this.bar.note(W.damaged(work.damaged));
    const { restored, conflicts, orphans } = matchEdits(this.cells, savedEdits(this.page));
    for (const [cell, edit] of restored) {
      this.#show(cell, edit.text);
      if (cell.id === edit.id) continue;
      dropEdit(this.page, edit); // the cell has moved
      this.#keep(cell);
    }
    for (const [cell, edit] of conflicts) cell.offerConflict(edit, () => dropEdit(this.page, edit));
    if (orphans.length) this.bar.note(T.orphans, ...orphans.map((edit) => el("pre", { textContent: edit.text })));
    for (const cell of this.cells.filter((one) => one.editor)) {
      cell.onEdit = () => this.#keep(cell);
      this.#offerOther(cell);
    }
    followEdits(this.page, this.cells, (cell, text) => {
      this.#show(cell, text);
      this.#offerOther(cell);
    });
    this.#warnSafari();
  }

  /** @param {Cell} cell */
  #keep(cell) {
    keepEdit(this.page, { id: cell.id, original: cell.original, text: cell.changed ? cell.text : cell.original });
    this.#warnSafari();
  }

  /** Put a saved text into its cell; one that the editor cannot show is kept beside the book's. @param {Cell} cell @param {string} text */
  #show(cell, text) {
    if (fits(text)) cell.set(text);
    else keepEdit(this.page, { id: cell.id, original: cell.original, text: cell.text }, [...otherTexts(this.page, cell), text]);
  }

  /** @param {Cell} cell */
  #offerOther(cell) {
    const others = otherTexts(this.page, cell);
    for (const long of others.filter((text) => !fits(text))) this.#tellLong(cell, long);
    offerOther(cell, others.filter(fits), (other, takes) => {
      if (takes) cell.set(other);
      settleEdit(this.page, cell, other);
      this.#offerOther(cell);
      cell.editor.focus();
    });
  }

  /** @param {Cell} cell @param {string} text */
  #tellLong(cell, text) {
    if (this.#told.has(text)) return;
    this.#told.add(text);
    this.bar.extra.append(longNote(cell, text, () => settleEdit(this.page, cell, text)));
  }

  #warnSafari() {
    const line = safariLine();
    if (line) this.bar.extra.append(line);
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
      const { texts, left } = await notebook.read(file, this.settings, this.cells);
      if (this.cells.some((cell) => cell.changed) && !(await ask(T.confirmUpload))) return "";
      for (const [cell, text] of texts) cell.set(text);
      return T.uploaded(this.cells.filter((cell) => cell.changed).length, left);
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
