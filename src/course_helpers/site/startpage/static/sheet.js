/**
 * A sheet to draw on with mouse, finger, pen or keys; it knows its lines, and tells when they change.
 * @typedef {import("./lines.js").Line} Line
 */

import { SIDE, curved } from "./lines.js";

const RESOLUTION = 560; // of the canvas: sharp on screens with two pixels for one
const PEN = 2.6;
const GAPS = { apart: 2, parts: 6 }; // what one sees is what is read, see course_helpers.recognition.curves
const STEPS = /** @type {Record<string, [number, number]>} */ ({
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
});

export class Sheet {
  /** @type {Line[]} */
  lines = [];
  /** @type {Line | null} the line that is being drawn */
  #line = null;
  /** @type {[number, number]} where the keys have moved the pen */
  #place = [SIDE / 2, SIDE / 4];
  #byKeys = false;

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {(lifted: boolean) => void} changed
   */
  constructor(canvas, changed) {
    canvas.width = canvas.height = RESOLUTION;
    this.canvas = canvas;
    this.changed = changed;
    canvas.addEventListener("pointerdown", (event) => this.#press(event));
    canvas.addEventListener("pointermove", (event) => this.#move(event));
    for (const name of ["pointerup", "pointercancel"]) canvas.addEventListener(name, () => this.#lift());
    canvas.addEventListener("keydown", (event) => this.#key(event));
    canvas.addEventListener("blur", () => this.#lift());
  }

  clear() {
    this.lines = [];
    this.#line = null;
    this.#paint();
    this.changed(true);
  }

  /** @param {PointerEvent} event */
  #press(event) {
    if (event.button !== 0 || !event.isPrimary) return;
    this.canvas.setPointerCapture(event.pointerId); // a line that leaves the sheet goes on
    this.#byKeys = false;
    this.#begin(this.#at(event));
  }

  /** @param {PointerEvent} event */
  #move(event) {
    if (!this.#line || !event.isPrimary || this.#byKeys) return;
    const seen = event.getCoalescedEvents?.() ?? [];
    for (const one of seen.length ? seen : [event]) this.#line.push(this.#at(one));
    this.#paint();
    this.changed(false);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = STEPS[event.key];
    if (step) this.#walk(step);
    else if (event.key === " ") this.#line ? this.#lift() : this.#begin([...this.#place]);
    else if (event.key === "Delete" || event.key === "Backspace") this.clear();
    else return;
    this.#byKeys = true;
    event.preventDefault();
    this.#paint();
  }

  /** @param {[number, number]} step */
  #walk([x, y]) {
    this.#place = [Math.min(SIDE - 1, Math.max(1, this.#place[0] + x)), Math.min(SIDE - 1, Math.max(1, this.#place[1] + y))];
    if (!this.#line) return;
    this.#line.push([...this.#place]);
    this.changed(false);
  }

  /** @param {[number, number]} point */
  #begin(point) {
    this.#line = [point];
    this.lines.push(this.#line);
    this.#paint();
    this.changed(false);
  }

  #lift() {
    if (!this.#line) return;
    this.#line = null;
    this.#paint();
    this.changed(true);
  }

  /**
   * @param {MouseEvent} event
   * @returns {[number, number]}
   */
  #at(event) {
    const box = this.canvas.getBoundingClientRect();
    const inside = (/** @type {number} */ value) => Math.min(SIDE, Math.max(0, value * SIDE));
    return [inside((event.clientX - box.left) / box.width), inside((event.clientY - box.top) / box.height)];
  }

  #paint() {
    const pen = this.canvas.getContext("2d");
    if (!pen) return;
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, RESOLUTION, RESOLUTION);
    pen.scale(RESOLUTION / SIDE, RESOLUTION / SIDE);
    Object.assign(pen, { lineWidth: PEN, lineCap: "round", lineJoin: "round", strokeStyle: "#1b2733" });
    pen.beginPath();
    for (const line of this.lines.map((points) => curved(points, GAPS))) {
      pen.moveTo(...line[0]);
      for (const point of line.length > 1 ? line : [...line, line[0]]) pen.lineTo(...point);
    }
    pen.stroke();
    if (this.#byKeys) {
      Object.assign(pen, { lineWidth: 0.3, strokeStyle: "#b45309" });
      pen.beginPath();
      pen.arc(...this.#place, PEN / 2 + 0.4, 0, 2 * Math.PI);
      pen.stroke();
    }
  }
}
