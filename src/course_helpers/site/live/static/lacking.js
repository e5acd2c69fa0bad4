import { button, el } from "./dom.js";
import { T } from "./texts.js";

/** @typedef {import("./cells.js").Cell} Cell */

/** The name that Python does not know. @param {{ename: string, evalue: string}} error */
export const lackingName = ({ ename, evalue }) =>
  (ename === "NameError" && /^name '(.+?)' is not defined/.exec(evalue)?.[1]) || "";

/**
 * Say at a cell that a cell above gives the name, and offer to run up to here. What the help guesses about the name is
 * hidden then (live.css).
 * @param {Cell} cell @param {string} name @param {() => unknown} run
 */
export function offerWayBack(cell, name, run) {
  const [before, after] = T.comesFromAbove.split("NAME");
  const words = el("p", {}, before, el("code", { textContent: name }), after);
  const press = button(T.runUpTo, run, { "aria-label": T.runUpToOf(cell.number) });
  cell.output.before(el("div", { className: "kurs-fehlt", role: "group", "aria-label": T.runUpTo }, words, press));
}

/** The cell runs again. @param {Cell} cell */
export function takeBackOffer(cell) {
  cell.node.querySelector(".kurs-fehlt")?.remove();
}
