import { T } from "./texts.js";

/** @typedef {import("./cells.js").Cell} Cell */

const LONG = 10_000; // ms from which a reader may want to stop a cell

/**
 * Runs cells: each at most once at a time, all in the order of the presses.
 *
 * Other parts of the page may listen: a run ends with the event `kurs:ausgefuehrt` on the cell's node (it bubbles),
 * detail `{page, id, number, text, ok, error}`; `error` is `{ename, evalue}` or null. `ok` is false for a run that
 * was cut off, too.
 */
export class Runner {
  /** @type {Map<Cell, Promise<boolean>>} */
  #running = new Map();
  /** @type {Promise<unknown>} */
  #last = Promise.resolve();
  /** @type {(value: Promise<boolean>) => void} */
  #open = () => {};
  /** The end of the setup, for which all other cells wait. @type {Promise<boolean>} */
  #prepared = new Promise((open) => (this.#open = open));
  /** What cells held when they last ran in this Python. @type {Map<Cell, string>} */
  #ran = new Map();
  #round = 0; // raised by cancel(): what waited before then does not run

  /**
   * @param {string} page
   * @param {Cell[]} cells
   * @param {import("./kernel.js").Kernel} kernel
   * @param {import("./bar.js").Bar} bar
   */
  constructor(page, cells, kernel, bar) {
    this.page = page;
    this.cells = cells;
    this.kernel = kernel;
    this.bar = bar;
  }

  get busy() {
    return this.#running.size > 0;
  }

  /** Forget the cells that wait; the running one is the kernel's business. */
  cancel() {
    this.#round += 1;
  }

  /**
   * @param {Cell} cell
   * @returns {Promise<boolean>} whether it ran without an error
   */
  run(cell) {
    const already = this.#running.get(cell);
    if (already) return already;
    const round = this.#round;
    // A check judges what stands in the gap, whether it has been run or not
    if (cell.gap && this.#ran.get(cell.gap) !== cell.gap.text) this.run(cell.gap);
    cell.showRun();
    const turn = cell.isSetup ? Promise.resolve() : Promise.all([this.#prepared, this.#last]);
    const run = turn.then(() => (round === this.#round ? this.#execute(cell) : false)).finally(() => {
      this.#running.delete(cell);
      cell.endRun();
    });
    this.#running.set(cell, run);
    if (!cell.isSetup) this.#last = run.catch(() => undefined);
    return run;
  }

  /** @param {Cell} cell */
  async #execute(cell) {
    const text = cell.text;
    if (!this.kernel.alive) {
      cell.message(T.cellStopped);
      this.bar.say(T.dead, "error");
      return false;
    }
    if (cell.gap?.isUnreadable) {
      cell.message(T.gapUnreadable(cell.gap.number));
      this.bar.say(T.gapUnreadable(cell.gap.number), "warn");
      return false;
    }
    this.bar.say(cell.isSetup ? T.setup : T.running(cell.number), "busy");
    const long = setTimeout(() => this.bar.say(T.runningLong(cell.number), "busy"), LONG);
    const kernel = this.kernel.session.kernel;
    // Thebe's own words for a lost kernel are English
    cell.thebe.clearOnError = () => cell.message(T.cellStopped);
    const reply = await cell.execute(text).finally(() => clearTimeout(long));
    const cutOff = !reply || kernel !== this.kernel.session?.kernel;
    const { error } = cell;
    const ok = !cutOff && !error;
    const detail = { page: this.page, id: cell.id, number: cell.number, text, ok, error: error && { ename: error.ename, evalue: error.evalue } };
    cell.node.dispatchEvent(new CustomEvent("kurs:ausgefuehrt", { bubbles: true, detail }));
    if (cutOff) return false;
    this.#ran.set(cell, text);
    if (error) this.bar.say(T.failed(cell.number, error.ename), "warn");
    else this.bar.say(T.finished(cell.number), "ok");
    return ok;
  }

  /** Run the setup cells of a fresh kernel, before anything else. */
  prepare() {
    this.#ran.clear();
    this.#prepared = this.#setUp();
    this.#open(this.#prepared);
    return this.#prepared;
  }

  async #setUp() {
    const round = this.#round;
    for (const cell of this.cells.filter((one) => one.isSetup)) {
      if (!(await this.run(cell))) {
        if (round === this.#round) this.bar.say(T.setupFailed, "error"); // else another Python is being prepared
        return false;
      }
    }
    return true;
  }

  /** Run every visible cell, up to the first unexpected error. */
  async runAll() {
    const round = this.#round;
    for (const cell of this.cells.filter((one) => !one.isSetup)) {
      const ok = await this.run(cell);
      if (round !== this.#round) return;
      if (!ok && !cell.mayFail) {
        if (cell.failed) this.bar.say(T.allStopped(cell.number), "warn");
        return;
      }
    }
    this.bar.say(T.allFinished, "ok");
  }
}
