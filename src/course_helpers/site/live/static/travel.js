import { ask } from "./bar.js";
import { compose, defined } from "./compose.js";
import { button, el } from "./dom.js";
import { followPage, savedEdits } from "./store.js";
import { T } from "./texts.js";
import { describe } from "./whose.js";

/** @typedef {import("./cells.js").Cell} Cell */
/** @typedef {import("./types.js").Offer} Offer */
/** @typedef {import("./whose.js").Report} Report */

const TARGET = "kurs-schicht"; // `exercises/whose.py` tells with it

/** The cell that takes the reader's layer or network: two buttons, and a line that says whose is computing. */
class Panel {
  /** The last text that ran in this Python. @type {string | null} */
  ran = null;
  /** @type {{ename: string, evalue: string} | null} */
  error = null;
  /** @type {Report | null} */
  report = null;
  /** What stood in the cell before the last press. @type {string | null} */
  #before = null;
  /** What the last press put there: unless it was edited since, nothing is lost with it. @type {string | null} */
  #taken = null;
  /** @type {(Node | string)[]} */
  #note = [];
  #busy = false; // a press is being carried out: what is said at its end counts

  /**
   * @param {Offer} offer
   * @param {Cell} cell
   * @param {(cell: Cell) => Promise<boolean>} run
   * @param {URL} root where the pages lie
   */
  constructor(offer, cell, run, root) {
    this.offer = offer;
    this.cell = cell;
    this.run = run;
    this.page = new URL(`${offer.from}.html`, root).href;
    const texts = T.travel[offer.kind];
    this.status = el("p", { className: "kurs-wessen", role: "status" });
    this.undoButton = button(T.travel.undo, () => this.#undo(), { hidden: true });
    const own = button(texts.own(offer.title), () => this.#takeOwn(), { className: "kurs-knopf kurs-haupt" });
    this.node = el(
      "div",
      { className: "kurs-schicht", role: "group", "aria-label": texts.group },
      el(
        "div",
        { className: "kurs-knoepfe" },
        own,
        button(texts.course, () => this.#takeCourse()),
        this.undoButton,
      ),
      this.status,
    );
    this.own = own;
    cell.input.prepend(this.node); // above the code: what is pressed stays in its place
    cell.editor.on("change", () => this.#edited());
    this.show();
  }

  /** What was said about the last press is over once somebody changes its text. */
  #edited() {
    if (!this.#busy) this.#note = [];
    this.show();
  }

  async #takeOwn() {
    const { text, own, outdated } = this.#composed();
    if (!own.length && this.offer.kind === "schicht") {
      this.#say(...T.travel.nothing(this.#link(this.offer.title)));
      return;
    }
    const note = outdated.length ? T.travel.outdated(this.#link(this.offer.title)) : [];
    await this.#put(text, note);
  }

  async #takeCourse() {
    await this.#put(this.cell.original, []);
  }

  #composed() {
    return compose(this.offer, savedEdits(this.offer.from));
  }

  /** Put a text into the cell and run it; what would be lost is asked about. @param {string} text @param {(Node | string)[]} note */
  async #put(text, note) {
    const { cell } = this;
    const before = cell.text;
    const kept = !cell.changed || [text, this.#taken, this.#composed().text].some((one) => one?.trim() === before.trim());
    if (!kept && !(await ask(T.travel.confirm))) return;
    if (before !== text) this.#before = before;
    this.#taken = text;
    this.undoButton.hidden = this.#before === null;
    await this.#setAndRun(text, note);
  }

  async #undo() {
    if (this.#before === null) return;
    const before = this.#before;
    this.#before = null;
    this.own.focus(); // the button that was pressed goes away
    this.undoButton.hidden = true;
    await this.#setAndRun(before, [T.travel.undone]);
  }

  /** @param {string} text @param {(Node | string)[]} note */
  async #setAndRun(text, note) {
    this.#busy = true;
    this.#note = note;
    try {
      this.cell.set(text);
      await this.run(this.cell);
    } finally {
      this.#busy = false;
      this.show();
    }
  }

  /** Whether code was taken along or written here, and the reader's code on the giving page is another one. */
  #differs() {
    const { text, own } = this.#composed();
    return this.cell.changed && own.length > 0 && text.trim() !== this.cell.text.trim();
  }

  /** @param {string} label @param {string} [id] */
  #link(label, id = "") {
    return el("a", { href: id ? `${this.page}#${id}` : this.page, textContent: label });
  }

  /** Keep a word on the last press beside what is computing. @param {...(Node | string)} note */
  #say(...note) {
    this.#note = note;
    this.show();
  }

  /** Say what is so now; nothing is read out twice, and nothing between a run's beginning and its end. */
  show() {
    if (this.#busy || this.cell.node.dataset.lauf) return;
    const tasks = new Map(
      this.offer.parts.flatMap((part) => {
        const name = part.original.match(/^def\s+(\w+)/m)?.[1];
        return part.task && name ? [[name, this.#link(part.task.label, part.task.id)]] : [];
      }),
    );
    const stale = this.ran === null ? this.cell.changed : this.ran.trim() !== this.cell.text.trim();
    const said = describe(this.offer, this.report, {
      tasks,
      stale,
      edited: this.cell.changed,
      makes: defined(this.cell.text).includes(this.offer.kind === "netz" ? "Network" : "Layer"),
      ran: this.ran ?? "",
      error: stale ? null : this.error,
      page: this.#link(this.offer.title),
      differs: () => this.#differs(),
    });
    const parts = [...this.#note, ...(this.#note.length ? [" "] : []), ...said];
    const text = parts.map((part) => (typeof part === "string" ? part : part.textContent)).join("");
    if (this.status.textContent !== text) this.status.replaceChildren(...parts);
  }
}

/** All taking cells of a page; hears from Python and from the runner what has really run. */
export class Travel {
  /** @type {Panel[]} */
  #panels = [];

  /**
   * @param {import("./types.js").Settings} settings
   * @param {Cell[]} cells
   * @param {(cell: Cell) => Promise<boolean>} run
   */
  constructor(settings, cells, run) {
    const root = new URL(document.documentElement.dataset.content_root ?? "./", location.href);
    for (const offer of settings.travel ?? []) {
      const cell = cells.find((one) => one.id === offer.cell);
      if (cell?.editor) this.#panels.push(new Panel(offer, cell, run, root));
    }
    document.addEventListener("kurs:ausgefuehrt", (event) => this.#onRun(/** @type {CustomEvent} */ (event).detail));
    document.addEventListener("kurs:neustart", () => this.#forget());
    for (const panel of this.#panels) followPage(panel.offer.from, () => panel.show());
  }

  /** Listen to a kernel that has just been connected. @param {any} kernel */
  listen(kernel) {
    if (!this.#panels.length) return;
    this.#forget();
    kernel.registerCommTarget(TARGET, (/** @type {unknown} */ _, /** @type {any} */ message) =>
      this.#onReport(message.content.data),
    );
  }

  #forget() {
    for (const panel of this.#panels) {
      Object.assign(panel, { ran: null, error: null, report: null });
      panel.show();
    }
  }

  /** @param {Report} report */
  #onReport(report) {
    for (const panel of this.#panels) {
      if (report.first) Object.assign(panel, { ran: null, error: null }); // a fresh Python
      panel.report = report;
      panel.show();
    }
  }

  /** @param {{id: string, text: string, error: {ename: string, evalue: string} | null}} run */
  #onRun({ id, text, error }) {
    for (const panel of this.#panels.filter((one) => one.cell.id === id)) {
      Object.assign(panel, { ran: text, error });
      setTimeout(() => panel.show()); // once the run has ended
    }
  }
}
