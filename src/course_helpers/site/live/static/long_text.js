import { button, el, giveFile } from "./dom.js";
import { T } from "./texts.js";

/** @typedef {import("./cells.js").Cell} Cell */

const LONG = 200_000; // characters from which the editor draws only what is in sight, without colours
const LONGEST = 5_000_000; // what browsers keep at most; a larger one would also stop the page
const LONGEST_LINE = 100_000; // the editor cuts lines nowhere: a longer one stops the page

/** @param {string} text whether the editor can show it */
export const fits = (text) => text.length <= LONGEST && text.split("\n").every((line) => line.length <= LONGEST_LINE);

/** Set the editor up for a text before it gets it. @param {any} editor CodeMirror @param {string} text */
export function prepareFor(editor, text) {
  const long = text.length > LONG;
  const place = editor.getWrapperElement();
  if (place.classList.contains("kurs-lang") === long) return;
  editor.kursMode ??= editor.getOption("mode");
  place.classList.toggle("kurs-lang", long);
  editor.setOption("viewportMargin", long ? 10 : Infinity);
  editor.setOption("mode", long ? null : editor.kursMode);
}

/**
 * What to say of a saved text that the editor cannot show: it stays where it is, and can be had as a file.
 * @param {Cell} cell @param {string} text @param {() => void} drop
 */
export function longNote(cell, text, drop) {
  const line = el(
    "p",
    { className: "kurs-hinweis" },
    T.tooLong(cell.number, text.length),
    " ",
    button(T.saveText, () => giveFile(`Zelle ${cell.number}.py`, "text/x-python", text)),
    " ",
    button(T.dropText, () => {
      drop();
      line.remove();
    }),
  );
  return line;
}
