import { el } from "./dom.js";
import { T } from "./texts.js";

const PAUSE = 100; // ms between two changes of what a cell has printed
const HEAD = 100_000; // characters of print that a cell shows from the beginning; of more,
const TAIL = 2_000; // the end
const MOST = 500; // pictures, tables and other results of one cell

/** @typedef {{output_type: string, name?: string, text?: string, left_out?: {characters: number, lines: number}, [key: string]: any}} Output */

/**
 * What a cell puts out, gathered on its way into the page: endless and huge outputs must neither stop the page nor fill
 * it. The beginning is shown as it comes, then only how much is left out, and the end.
 */
export class Outputs {
  /** @type {Output[]} streams that wait to be shown */
  #waiting = [];
  #timer = 0;
  #shown = 0; // when something was shown last
  #results = 0;
  #tail = "";
  #full = false; // from here on, only the end is kept
  #clears = false; // the next output takes the place of all before
  #gone = { characters: 0, lines: 0, results: 0 };
  #note = /** @type {HTMLElement | null} */ (null);

  /** @param {HTMLElement} place the output of the cell @param {any} model JupyterLab's list of its outputs */
  constructor(place, model) {
    this.place = place;
    this.model = model;
    this.add = model.add.bind(model);
    this.clear = model.clear.bind(model);
    model.add = (/** @type {Output} */ output) => this.#take(output);
    model.clear = (/** @type {boolean} */ wait) => this.#clear(wait);
  }

  /** @param {Output} output */
  #take(output) {
    if (this.#clears) this.#empty();
    if (output.output_type === "stream") this.#print(output);
    else {
      this.flush();
      if (this.#results < MOST || output.output_type === "error") this.add(shortened(output));
      else this.#gone.results += 1;
      this.#results += 1;
      this.#showNote();
    }
    return this.model.length;
  }

  /** @param {Output} output */
  #print({ name, text = "", left_out: leftOut }) {
    if (leftOut) {
      this.flush();
      this.#full = true;
      this.#gone.characters += leftOut.characters;
      this.#gone.lines += leftOut.lines;
    }
    const last = this.#waiting.at(-1);
    if (last && last.name === name) last.text += text;
    else this.#waiting.push({ output_type: "stream", name, text });
    if (performance.now() - this.#shown > PAUSE) this.flush();
    else this.#timer ||= window.setTimeout(() => this.flush(), PAUSE);
  }

  /** Show what waits. */
  flush() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    if (!this.#waiting.length) return;
    for (const { name, text } of this.#waiting.splice(0)) this.#show(/** @type {string} */ (name), overwrite(text ?? ""));
    this.#showNote();
    this.#shown = performance.now();
  }

  /** @param {string} name @param {string} text */
  #show(name, text) {
    const room = this.#full ? 0 : Math.max(0, HEAD - this.#length());
    if (room && text) this.add({ output_type: "stream", name, text: text.slice(0, room) });
    if (text.length <= room) return;
    this.#full = true;
    const rest = this.#tail + text.slice(room);
    const over = Math.max(0, rest.length - TAIL);
    this.#gone.characters += over;
    this.#gone.lines += rest.slice(0, over).split("\n").length - 1;
    this.#tail = overwrite(rest.slice(over));
  }

  /** Characters of print that are shown. */
  #length() {
    let length = 0;
    for (let i = 0; i < this.model.length; i += 1) {
      const output = this.model.get(i).toJSON();
      if (output.output_type === "stream") length += output.text.length;
    }
    return length;
  }

  #showNote() {
    if (!this.#tail && !this.#gone.characters && !this.#gone.results) return;
    if (!this.#note) {
      this.#note = el("div", { className: "kurs-gekuerzt" }, el("p"), el("pre"));
      this.place.append(this.#note);
    }
    const [words, end] = this.#note.children;
    words.textContent = T.leftOut(this.#gone);
    end.textContent = this.#tail.slice(this.#tail.lastIndexOf("\r", this.#tail.length - 2) + 1);
    /** @type {HTMLElement} */ (end).hidden = !this.#tail;
  }

  /** @param {boolean} wait */
  #clear(wait) {
    if (wait && this.model.length + this.#waiting.length) {
      this.#clears = true;
      return;
    }
    this.#empty();
    this.clear(false);
  }

  /** Begin anew; what is shown goes with the next output. */
  #empty() {
    const replaces = this.#clears;
    this.#clears = false;
    this.#waiting = [];
    this.#results = 0;
    this.#tail = "";
    this.#full = false;
    this.#gone = { characters: 0, lines: 0, results: 0 };
    this.#note?.remove();
    this.#note = null;
    if (replaces) this.clear(true);
  }
}

/**
 * The text as a terminal shows it; the first carriage return of a line stays, for it may concern what was printed before.
 * @param {string} text
 */
export function overwrite(text) {
  if (!text.includes("\r")) return text;
  const lines = text.replace(/\r+\n/g, "\n").split("\n");
  return lines
    .map((line) => {
      const [before, ...written] = line.split("\r");
      if (!written.length) return line;
      const shown = written.reduce((under, part) => part + under.slice(part.length), "");
      return `${before}\r${shown}${shown && !written.at(-1) ? "\r" : ""}`;
    })
    .join("\n");
}

/**
 * A result whose texts the page can bear; pictures and widgets stay as they are.
 * @param {Output} output @returns {Output}
 */
function shortened(output) {
  const short = (/** @type {unknown} */ text) =>
    typeof text === "string" && text.length > HEAD ? `${text.slice(0, HEAD)}\n${T.cutOff(text.length - HEAD)}` : text;
  if (output.output_type === "error") {
    return { ...output, evalue: short(output.evalue), traceback: output.traceback.map(short) };
  }
  const data = Object.entries(output.data ?? {}).map(([type, value]) => [type, type === "text/plain" ? short(value) : value]);
  return { ...output, data: Object.fromEntries(data) };
}
