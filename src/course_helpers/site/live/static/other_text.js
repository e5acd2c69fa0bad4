import { comparison } from "./compare.js";
import { button, el } from "./dom.js";
import { W } from "./own_work/texts.js";

/** @typedef {import("./cells.js").Cell} Cell */

/** @type {WeakMap<Cell, HTMLElement>} */
const panels = new WeakMap();

/**
 * Offer, at its cell, what the reader wrote there elsewhere at the same time; one text after the other.
 * @param {Cell} cell
 * @param {string[]} others none: the offer goes away
 * @param {(other: string, takes: boolean) => void} decide
 */
export function offerOther(cell, [other], decide) {
  panels.get(cell)?.remove();
  panels.delete(cell);
  if (other === undefined) return;
  const panel = el(
    "div",
    { className: "kurs-konflikt", role: "group", "aria-label": W.otherText },
    el("p", { textContent: W.other }),
    button(W.useOther, () => decide(other, true)),
    " ",
    button(W.keepThis, () => decide(other, false)),
    comparison(cell.text, other, { left: W.thisText, right: W.otherText }),
  );
  panels.set(cell, panel);
  cell.input.append(panel);
}
