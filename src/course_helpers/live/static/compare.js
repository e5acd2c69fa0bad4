import { el } from "./dom.js";
import { T } from "./texts.js";

/**
 * Mark the lines that two texts do not share (longest common subsequence).
 * @param {string[]} left
 * @param {string[]} right
 * @returns {{left: boolean[], right: boolean[]}} for each line, whether the other text lacks it
 */
export function differentLines(left, right) {
  const common = Array.from({ length: left.length + 1 }, () => new Array(right.length + 1).fill(0));
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      common[i][j] = left[i] === right[j] ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
    }
  }
  const marks = { left: left.map(() => true), right: right.map(() => true) };
  for (let i = 0, j = 0; i < left.length && j < right.length; ) {
    if (left[i] === right[j]) {
      marks.left[i++] = false;
      marks.right[j++] = false;
    } else if (common[i + 1][j] >= common[i][j + 1]) i++;
    else j++;
  }
  return marks;
}

/**
 * Show the book's text beside the reader's.
 * @param {string} book
 * @param {string} own
 */
export function comparison(book, own) {
  const [left, right] = [book.split("\n"), own.split("\n")];
  const marks = differentLines(left, right);
  return el(
    "div",
    { className: "kurs-vergleich" },
    column(T.bookText, left, marks.left, "del"),
    column(T.myText, right, marks.right, "ins"),
  );
}

/** @param {string} title @param {string[]} lines @param {boolean[]} marks @param {"del" | "ins"} tag */
function column(title, lines, marks, tag) {
  const rows = lines.map((line, i) => el(marks[i] ? tag : "span", { textContent: line || "\u00a0" }));
  return el("figure", {}, el("figcaption", { textContent: title }), el("pre", {}, ...rows));
}
