import { hideBlank } from "./blank.js";
import { comparison } from "./compare.js";
import { button, el } from "./dom.js";
import { openGrids } from "./grid.js";
import { nameContents } from "./labels.js";
import { takeBackOffer } from "./lacking.js";
import { prepareFor } from "./long_text.js";
import { guardStrokes } from "./strokes.js";
import { T } from "./texts.js";

/** @typedef {import("./types.js").SavedEdit} SavedEdit */

const SETTLED = 1000; // ms after a run in which pictures and widgets get their size
const SPARE = 32; // pixels that may stay empty below an output: so much moves nobody's eyes

const UNREADABLE = ["SyntaxError", "IndentationError", "TabError", "_IncompleteInputError"];

/** One code cell of the page. Setup cells (`vorspann`) have no editor. */
export class Cell {
  /** @type {any} Thebe's cell */
  thebe = null;
  /** @type {any} CodeMirror, null in setup cells */
  editor = null;
  /** @type {(text: string) => Promise<any>} Thebe's way to run it, null when the kernel was lost */
  execute = async () => null;
  /** What gathers its outputs. @type {import("./outputs.js").Outputs | null} */
  outputs = null;
  /** The cell with the gap that this one checks. @type {Cell | null} */
  gap = null;
  /** @type {HTMLElement | null} */
  #comparison = null;

  /** @param {HTMLElement} node `div.cell` @param {number} number counted from 1 */
  constructor(node, number) {
    this.node = node;
    this.number = number;
    this.input = /** @type {HTMLElement} */ (node.querySelector(".cell_input"));
    this.id = node.id || `zelle-${number}`;
    this.original = (this.input.querySelector("pre")?.textContent ?? "").trim();
    this.isSetup = node.classList.contains("tag_vorspann");
    this.startsItself = node.classList.contains("tag_von-selbst");
    this.mayFail = node.classList.contains("tag_raises-exception");
    this.isGap = node.classList.contains("tag_luecke");
    this.still = /** @type {HTMLElement | null} */ (node.querySelector(".cell_output"));
    this.output = el("div", {
      className: "cell_output kurs-ausgabe",
      hidden: true,
      "aria-label": T.output(number),
      role: "group",
    });
    this.onEdit = () => {};
  }

  get text() {
    return this.editor ? this.editor.getValue() : this.original;
  }

  get changed() {
    return this.text.trim() !== this.original;
  }

  /** @param {string} text */
  set(text) {
    if (!this.editor || text === this.text) return;
    prepareFor(this.editor, text);
    this.editor.setValue(text);
  }

  /** Put the editor in the place of the printed code. @param {any} notebook @param {Record<string, unknown>} options */
  mount(notebook, options) {
    const source = el("pre", { textContent: this.original });
    const place = el("div", { className: "kurs-editor" }, source);
    place.dataset.executable = "true";
    (this.still ?? this.input.closest("details") ?? this.input).after(this.output);
    nameContents(this.output, this.number);
    openGrids(this.output);
    guardStrokes(this.output);
    hideBlank(this.output);
    this.thebe = notebook.getCellById(this.id);
    if (this.isSetup) {
      this.thebe.attachToDOM(this.output);
      return;
    }
    for (const child of this.input.children) /** @type {HTMLElement} */ (child).hidden = true;
    this.input.append(place);
    window.thebe.renderAllCells(options, notebook, [{ id: this.id, placeholders: { source, output: this.output } }]);
    this.editor = /** @type {any} */ (place.querySelector(".CodeMirror")).CodeMirror;
    this.editor.addKeyMap({ Tab: false, "Shift-Tab": false }); // the keyboard must not be caught in a cell
    this.editor.setOption("screenReaderLabel", T.editor(this.number));
    this.editor.getInputField().setAttribute("aria-label", T.editor(this.number));
    this.editor.on("change", () => this.#showChange());
  }

  /** Add the buttons. @param {Record<"run" | "runUpTo" | "reset", (cell: Cell) => unknown>} press */
  equip({ run, runUpTo, reset }) {
    this.runButton = button(T.run, () => run(this), { title: T.runTip, "aria-label": T.runOf(this.number) });
    const upTo = { className: "kurs-knopf kurs-leise", title: T.runUpToTip, "aria-label": T.runUpToOf(this.number) };
    this.mark = el("span", { className: "kurs-marke", textContent: T.changed });
    this.compareButton = button(T.compare, () => this.#compare(), { "aria-expanded": "false" });
    this.tools = el(
      "span",
      { className: "kurs-werkzeug", hidden: true },
      this.mark,
      " ",
      this.compareButton,
      " ",
      button(T.resetCell, () => reset(this), { title: T.resetCellTip }),
    );
    this.controls = el(
      "div",
      { className: "kurs-zelle" },
      this.runButton,
      button(T.runUpTo, () => runUpTo(this), upTo),
      this.tools,
    );
    this.input.append(this.controls);
  }

  #showChange() {
    if (this.tools) this.tools.hidden = !this.changed;
    if (this.#comparison) this.#compare(); // it would show an old text
    this.onEdit();
  }

  #compare() {
    const open = !this.#comparison;
    this.#comparison?.remove();
    this.#comparison = open ? comparison(this.original, this.text) : null;
    if (this.#comparison) this.controls?.after(this.#comparison);
    if (!this.compareButton) return;
    this.compareButton.textContent = open ? T.compareEnd : T.compare;
    this.compareButton.setAttribute("aria-expanded", String(open));
  }

  /**
   * Offer both texts where the book's cell has changed since the reader edited it.
   * @param {SavedEdit} edit
   * @param {() => void} decided
   */
  offerConflict(edit, decided) {
    const panel = el(
      "div",
      { className: "kurs-konflikt", role: "group", "aria-label": T.changed },
      el("p", { textContent: T.conflict }),
    );
    const choose = (/** @type {boolean} */ mine) => () => {
      panel.remove();
      if (mine) this.set(edit.text);
      decided();
    };
    panel.append(button(T.useMine, choose(true)), " ", button(T.useBook, choose(false)), comparison(this.original, edit.text));
    this.input.append(panel);
  }

  /** Give way to the output of a run, in the place that the one before took: nothing may jump meanwhile. */
  showRun() {
    const before = this.output.hidden ? this.still : this.output;
    this.output.style.minHeight = `${before?.offsetHeight ?? 0}px`;
    if (this.still) this.still.hidden = true;
    this.output.hidden = false;
    if (this.runButton) this.runButton.setAttribute("aria-busy", "true");
    this.node.dataset.lauf = "ja";
  }

  endRun() {
    this.runButton?.removeAttribute("aria-busy");
    delete this.node.dataset.lauf;
    if (this.isSetup) this.node.classList.toggle("kurs-zeigen", this.failed);
    // Widgets and pictures are wider than a phone: the output scrolls, by keyboard, too.
    if (this.output.scrollWidth > this.output.clientWidth) this.output.tabIndex = 0;
    setTimeout(() => this.#giveBackRoom(), SETTLED);
  }

  /** An output that is much smaller than the one before needs less room. */
  #giveBackRoom() {
    if (this.node.dataset.lauf) return; // runs again
    const bottom = Math.max(...[...this.output.children].map((child) => child.getBoundingClientRect().bottom));
    if (this.output.getBoundingClientRect().bottom - bottom > SPARE) this.output.style.minHeight = "";
  }

  /** Whether Python could not even read the code: then it holds what it held before. */
  get isUnreadable() {
    return UNREADABLE.includes(this.error?.ename ?? "");
  }

  get failed() {
    return this.error !== null;
  }

  /** @returns {{ename: string, evalue: string} | null} the error in the output */
  get error() {
    return this.thebe.outputs.find((/** @type {any} */ out) => out.output_type === "error") ?? null;
  }

  /** Show a message of ours where the result would stand. @param {string} text */
  message(text) {
    this.showRun();
    this.thebe.model.clear();
    this.thebe.model.add({ output_type: "stream", name: "stderr", text });
  }

  /** Back to the book's text and output. */
  reset() {
    this.set(this.original);
    takeBackOffer(this);
    this.thebe.model.clear();
    this.output.style.minHeight = "";
    this.output.hidden = true;
    if (this.still) this.still.hidden = false;
  }
}

/** @returns {Cell[]} the page's code cells in order */
export function findCells() {
  const nodes = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("div.cell"))];
  const cells = nodes.filter((node) => node.querySelector(".cell_input pre")).map((node, i) => new Cell(node, i + 1));
  /** @type {Cell | null} */
  let gap = null;
  for (const cell of cells) {
    if (cell.isGap) gap = cell;
    else if (cell.node.classList.contains("tag_pruefung")) cell.gap = gap;
  }
  return cells;
}
