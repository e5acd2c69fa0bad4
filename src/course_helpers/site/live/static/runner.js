import { withStep } from "./faults.js";
import { lackingName, offerWayBack, takeBackOffer } from "./lacking.js";
import { definesFunction, mentions, namesDefined } from "./names.js";
import { renew } from "./old_widgets.js";
import { T } from "./texts.js";

/** @typedef {import("./cells.js").Cell} Cell */

const ALL = "KURS_ALLE_ZELLEN"; // read by course_helpers.widgets.zahlen_malen.lifecycle
const LONG = 10_000; // ms from which a reader may want to stop a cell
/** Python's own names for errors, which no reader knows: what to say instead. @type {Record<string, string>} */
const INTERNAL = { _IncompleteInputError: "SyntaxError", StdinNotImplementedError: "", UsageError: "" };

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
  #explained = false; // whether the bar says more about the last error than its name
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
    if (cell.gap && this.#ran.get(cell.gap) !== cell.gap.text && !this.#isWrittenElsewhere(cell.gap)) this.run(cell.gap);
    cell.showRun();
    const turn = cell.isSetup ? Promise.resolve() : Promise.all([this.#prepared, this.#last]);
    const run = turn
      .then(() => (round === this.#round ? this.#execute(cell) : false))
      .finally(() => {
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
      this.bar.say(this.kernel.fault ? withStep(this.kernel.fault, T.thenRestart) : T.dead, "error");
      return false;
    }
    if (cell.gap?.isUnreadable) {
      cell.message(T.gapUnreadable(cell.gap.number));
      this.bar.say(T.gapUnreadable(cell.gap.number), "warn");
      return false;
    }
    const begun = cell.isSetup ? T.setup : T.running(cell.number);
    this.bar.say(begun, "busy");
    const long = setTimeout(() => this.bar.goOn(begun, T.runningLong(cell.number)), LONG);
    const kernel = this.kernel.session.kernel;
    // Thebe's own words for a lost kernel are English
    cell.thebe.clearOnError = () => cell.message(T.cellStopped);
    renew(cell);
    takeBackOffer(cell);
    const leave = this.kernel.attend();
    const reply = await cell.execute(text).finally(() => clearTimeout(long));
    leave();
    cell.outputs?.flush();
    const cutOff = !reply || kernel !== this.kernel.session?.kernel;
    const { error } = cell;
    const ok = !cutOff && !error;
    const detail = {
      page: this.page,
      id: cell.id,
      number: cell.number,
      text,
      ok,
      error: error && { ename: error.ename, evalue: error.evalue },
    };
    cell.node.dispatchEvent(new CustomEvent("kurs:ausgefuehrt", { bubbles: true, detail }));
    if (cutOff) return false;
    this.#ran.set(cell, text);
    const lacking = this.kernel.provider.takeLacking();
    this.#explained = Boolean(error && lacking);
    if (this.#explained) this.bar.say(`${lacking} ${cell.isSetup ? T.thenRestart : T.thenRun}`, "error");
    else if (error?.ename === "KeyboardInterrupt") this.bar.say(T.stopped, "warn");
    else if (error) this.#tellError(cell, error);
    else this.bar.say(T.finished(cell.number), "ok");
    return ok;
  }

  /** Tell an error; where a cell above would help, offer to run it. @param {Cell} cell @param {{ename: string, evalue: string}} error */
  #tellError(cell, error) {
    const name = lackingName(error);
    if (name && this.#toRun(cell).some((one) => namesDefined(one.text).has(name))) {
      offerWayBack(cell, name, () => this.runUpTo(cell));
      this.bar.say(T.lacks(cell.number, name), "warn");
    } else this.bar.say(T.failed(cell.number, publicName(error.ename)), "warn");
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
    this.#tellAll(false); // a page that was left amid a run of all cells has not told its end
    for (const cell of this.cells.filter((one) => one.isSetup)) {
      if (!(await this.run(cell))) {
        if (round === this.#round && !this.#explained) this.bar.say(T.setupFailed, "error"); // else another Python is being prepared
        return false;
      }
    }
    return true;
  }

  /** Run every visible cell, up to the first unexpected error. */
  async runAll() {
    if (await this.#inOrder(() => this.#toRunUnasked(this.cells))) this.bar.say(T.allFinished, "ok");
  }

  /** Run a cell after those above it that have not run in this Python as they are. @param {Cell} cell */
  async runUpTo(cell) {
    await this.#inOrder(() => [...this.#toRun(cell), cell]);
  }

  /**
   * Run the cells that the page starts by itself: those of the book's own text, for nothing else may run unasked. What
   * builds on a cell that the reader has changed waits, too, also for a name that only the book's text defines.
   */
  async runUnasked() {
    const waiting = new Set();
    const unasked = this.cells.filter((cell) => {
      const now = cell.startsItself && !cell.changed && ![...waiting].some((name) => mentions(cell.text, name));
      if (cell.startsItself && !now)
        for (const text of [cell.original, cell.text]) for (const name of namesDefined(text)) waiting.add(name);
      return now;
    });
    return !unasked.length || this.#inOrder(() => unasked);
  }

  /** The cells above one that have not run in this Python as they are. @param {Cell} cell */
  #toRun(cell) {
    const above = this.#toRunUnasked(this.cells.slice(0, this.cells.indexOf(cell)));
    return above.filter((one) => this.#ran.get(one) !== one.text || (one.failed && !one.mayFail));
  }

  /** @param {Cell[]} cells */
  #toRunUnasked(cells) {
    return cells.filter((one) => !one.isSetup && !this.#isWrittenElsewhere(one));
  }

  /**
   * Whether a gap is open because the reader has written its function in another cell, such as in a class as a whole.
   * Run unasked, it would put its three dots in the place of what they have written.
   * @param {Cell} gap
   */
  #isWrittenElsewhere(gap) {
    if (!gap.isGap || gap.changed) return false;
    const others = this.cells.filter((one) => one !== gap && one.changed);
    return [...namesDefined(gap.original)].some((name) => others.some((one) => definesFunction(one.text, name)));
  }

  /** @param {() => Cell[]} which asked when Python is ready @returns {Promise<boolean>} whether all ran */
  async #inOrder(which) {
    const round = this.#round;
    await this.#prepared;
    this.#tellAll(true);
    try {
      for (const cell of which()) {
        const ok = await this.run(cell);
        if (round !== this.#round) return false;
        if (ok || cell.mayFail) continue;
        if (cell.failed && !this.#explained) this.bar.say(T.allStopped(cell.number), "warn");
        return false;
      }
      return true;
    } finally {
      this.#tellAll(false);
    }
  }

  /** Tell Python that cells run one after the other: drawing boards then do not stop. @param {boolean} begins */
  #tellAll(begins) {
    const act = begins ? `__setitem__("${ALL}", "1")` : `pop("${ALL}", None)`;
    const request = { code: `__import__("os").environ.${act}`, silent: true, store_history: false };
    if (this.kernel.alive) this.kernel.session.kernel?.requestExecute(request).done.catch(() => undefined);
  }
}

/** @param {string} name */
const publicName = (name) => (Object.hasOwn(INTERNAL, name) ? INTERNAL[name] : name.startsWith("_") ? "" : name);
