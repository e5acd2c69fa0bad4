import { el } from "./dom.js";
import { T } from "./texts.js";

/**
 * Where a reader answers a question.
 * @typedef {{verdict: "richtig" | "falsch" | "hinweis", said: Node[]}} Judgement
 * @typedef {object} Field
 * @property {HTMLElement} node
 * @property {() => string} read the answer as it is kept; empty: none yet
 * @property {(kept: string) => void} write
 * @property {() => Judgement} judge
 */

/** @param {string} text a number as typed in German or English @returns {number} NaN if it is none */
export function readNumber(text) {
  const plain = text
    .trim()
    .replace(/[\s\u00a0\u202f]/g, "")
    .replace(/[−–]/g, "-")
    .replace(",", ".");
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : NaN;
}

/** @param {string} text @returns {number[]} a dot before three digits may part thousands, too: 12.730 */
export function readings(text) {
  const grouped = /^[-+−–]?[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/.test(text.trim());
  return grouped ? [readNumber(text), readNumber(text.replaceAll(".", ""))] : [readNumber(text)];
}

/** @param {number} typed @param {number} wanted whether both are the same but for rounding; what was counted is not rounded */
export const sameNumber = (typed, wanted) =>
  Number.isInteger(typed) && Number.isInteger(wanted)
    ? typed === wanted
    : Math.abs(typed - wanted) <= 1e-9 + 1e-3 * Math.abs(wanted);

/** @param {HTMLElement} item an answer of the fold: its words outlast another order @returns {string} */
export const wordsOf = (item) => item.querySelector(".kurs-antwort")?.textContent?.trim() ?? "";

/** @param {HTMLElement} item @returns {Node[]} a copy of what the fold says about this answer */
export const explanation = (item) => [/** @type {HTMLElement} */ (item.querySelector(".kurs-erklaerung")).cloneNode(true)];

/** @param {HTMLElement} item @returns {Node[]} a copy of the answer itself */
export const copied = (item) => [.../** @type {HTMLElement} */ (item.querySelector(".kurs-antwort")).cloneNode(true).childNodes];

/** @param {string} words @returns {Judgement} */
export const hint = (words) => ({ verdict: "hinweis", said: [el("p", { textContent: words })] });

/** @param {HTMLElement} item @returns {Judgement} */
const judged = (item) => ({ verdict: item.classList.contains("kurs-richtig") ? "richtig" : "falsch", said: explanation(item) });

/** @param {string} id @param {HTMLElement[]} items @param {() => void} changed @returns {Field} */
export function numberField(id, items, changed) {
  const input = el("input", { type: "text", id: `${id}-zahl`, autocomplete: "off", inputMode: "text", oninput: changed });
  return {
    node: el("p", {}, el("label", { for: input.id, textContent: `${T.number}: ` }), input),
    read: () => input.value,
    write: (kept) => (input.value = kept),
    judge() {
      const numbers = readings(input.value);
      if (numbers.every(Number.isNaN)) return hint(T.typeNumber);
      const found = items.find((item) => numbers.some((number) => sameNumber(number, readNumber(wordsOf(item)))));
      return found ? judged(found) : { verdict: "falsch", said: [el("p", { textContent: T.wrong })] };
    },
  };
}

/** @param {string} id @param {string} title @param {HTMLElement[]} items @param {() => void} changed @returns {Field} */
export function choiceField(id, title, items, changed) {
  const radios = items.map(() => el("input", { type: "radio", name: `${id}-wahl`, onchange: changed }));
  const lines = items.map((item, i) => el("label", { className: "kurs-wahlzeile" }, radios[i], el("span", {}, ...copied(item))));
  const chosen = () => items[radios.findIndex((radio) => radio.checked)];
  return {
    node: el("div", { role: "radiogroup", "aria-labelledby": title }, ...lines),
    read: () => (chosen() ? wordsOf(chosen()) : ""),
    write: (kept) => {
      for (const [i, radio] of radios.entries()) radio.checked = wordsOf(items[i]) === kept;
    },
    judge: () => (chosen() ? judged(chosen()) : hint(T.choose)),
  };
}
