import { el } from "./dom.js";
import { T } from "./texts.js";

const MOST_PAIRS = 4_000_000; // of lines that are compared: two texts of 2,000
const MOST_SHOWN = 20_000; // characters of each text

/**
 * Mark the lines that two texts do not share (longest common subsequence).
 * @param {string[]} left
 * @param {string[]} right
 * @returns {{left: boolean[], right: boolean[]}} for each line, whether the other text lacks it
 */
export function differentLines(left, right) {
  const marks = { left: left.map(() => true), right: right.map(() => true) };
  if (left.length * right.length > MOST_PAIRS) return marks; // it would stop the page
  const common = Array.from({ length: left.length + 1 }, () => new Array(right.length + 1).fill(0));
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      common[i][j] = left[i] === right[j] ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
    }
  }
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
 * Show two texts beside each other, the book's and the reader's where nothing else is said.
 * @param {string} left
 * @param {string} right
 * @param {{left: string, right: string}} [titles]
 */
export function comparison(left, right, titles = { left: T.bookText, right: T.myText }) {
  const [one, two] = [left, right].map((text) => shownLines(text));
  const marks = differentLines(one, two);
  return el(
    "div",
    { className: "kurs-vergleich" },
    column(titles.left, one, marks.left, "del"),
    column(titles.right, two, marks.right, "ins"),
  );
}

/** @param {string} text */
function shownLines(text) {
  const lines = text.slice(0, MOST_SHOWN).split("\n");
  return text.length > MOST_SHOWN ? [...lines, T.cutOff(text.length - MOST_SHOWN)] : lines;
}

/** @param {string} title @param {string[]} lines @param {boolean[]} marks @param {"del" | "ins"} tag */
function column(title, lines, marks, tag) {
  const rows = lines.map((line, i) => el(marks[i] ? tag : "span", { textContent: line || "\u00a0" }));
  return el("figure", {}, el("figcaption", { textContent: title }), el("pre", {}, ...rows));
}
