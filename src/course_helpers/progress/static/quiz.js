import { work } from "../../live/static/own_work/work.js";
import { button, el } from "./dom.js";
import { T } from "./texts.js";

/** @param {string} text a number as typed in German or English @returns {number} NaN if it is none */
export function readNumber(text) {
  const plain = text.trim().replace(/[\s\u00a0\u202f]/g, "").replace(/[−–]/g, "-").replace(",", ".");
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : NaN;
}

/** @param {HTMLElement} item an answer of the fold @returns {Node} a copy of its explanation */
function explanation(item) {
  const node = /** @type {HTMLElement} */ (item.querySelector(".kurs-erklaerung")).cloneNode(true);
  return node;
}

/**
 * Make a form of the answers that the box holds in its fold; what is answered is kept.
 * @param {HTMLElement} box @param {string} page
 * @returns {() => void} show what is kept
 */
export function equipQuiz(box, page) {
  const fold = /** @type {HTMLDetailsElement | null} */ (box.querySelector("details.kurs-aufloesung"));
  if (!fold) return () => {};
  const items = [.../** @type {NodeListOf<HTMLElement>} */ (fold.querySelectorAll(":scope > ul > li"))];
  const isNumber = box.classList.contains("kurs-zahl");
  const title = box.querySelector(".kasten-titel")?.id ?? "";
  const answer = el("div", { className: "kurs-rueckmeldung", role: "status" });
  const input = el("input", { type: "text", id: `${box.id}-zahl`, autocomplete: "off", inputMode: "text" });
  const fields = isNumber
    ? el("p", {}, el("label", { for: input.id, textContent: `${T.number}: ` }), input)
    : el("div", { role: "radiogroup", "aria-labelledby": title }, ...items.map((item, i) => choice(box.id, item, i)));

  const name = `${page}#${box.id}`;
  const show = () => {
    const kept = work.get("quiz", name)?.text ?? "";
    if (answered(fields, items) === kept) return;
    if (isNumber) input.value = kept;
    else for (const [i, radio] of fields.querySelectorAll("input").entries()) radio.checked = wordsOf(items[i]) === kept;
    forget();
  };
  const forget = () => {
    answer.replaceChildren(); // a verdict on something else would stay
    delete answer.dataset.urteil;
  };
  fields.addEventListener("input", () => {
    work.put("quiz", name, { text: answered(fields, items) });
    forget();
  });
  const check = () => {
    const { item, hint } = isNumber ? byNumber(items, input.value) : byChoice(items, box);
    answer.replaceChildren(item ? explanation(item) : el("p", { textContent: hint }));
    answer.dataset.urteil = item ? (item.classList.contains("kurs-richtig") ? "richtig" : "falsch") : "hinweis";
    if (item?.classList.contains("kurs-richtig")) fold.hidden = false;
  };
  const form = el("form", { className: "kurs-quizform" }, fields, button(T.check, () => {}, { type: "submit" }), answer);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    check();
  });
  form.addEventListener("input", () => {
    answer.replaceChildren(); // the verdict was on another answer
    delete answer.dataset.urteil;
  });
  box.querySelector("ul.kurs-auswahl")?.remove();
  fold.before(form);
  show();
  work.listen((change) => change.kind === "quiz" && change.name === name && show());
  return show;
}

/** @param {HTMLElement} item an answer of the fold: its words outlast another order */
const wordsOf = (item) => item.querySelector(".kurs-antwort")?.textContent?.trim() ?? "";

/** @param {HTMLElement} fields @param {HTMLElement[]} items @returns {string} what is chosen or typed */
function answered(fields, items) {
  const typed = /** @type {HTMLInputElement | null} */ (fields.querySelector("input[type=text]"));
  const chosen = /** @type {HTMLInputElement | null} */ (fields.querySelector("input:checked"));
  return typed?.value ?? (chosen ? wordsOf(items[Number(chosen.value)]) : "");
}

/** @param {string} box @param {HTMLElement} item @param {number} number */
function choice(box, item, number) {
  const text = /** @type {HTMLElement} */ (item.querySelector(".kurs-antwort")).cloneNode(true);
  const words = el("span", {}, ...text.childNodes);
  return el("label", { className: "kurs-wahlzeile" }, el("input", { type: "radio", name: `${box}-wahl`, value: String(number) }), words);
}

/** @param {HTMLElement[]} items @param {HTMLElement} box @returns {{item: HTMLElement | null, hint: string}} */
function byChoice(items, box) {
  const chosen = /** @type {HTMLInputElement | null} */ (box.querySelector("input[type=radio]:checked"));
  return { item: chosen && items[Number(chosen.value)], hint: T.choose };
}

/** @param {HTMLElement[]} items @param {string} typed @returns {{item: HTMLElement | null, hint: string}} */
function byNumber(items, typed) {
  const number = readNumber(typed);
  if (Number.isNaN(number)) return { item: null, hint: T.typeNumber };
  const same = (/** @type {HTMLElement} */ item) => {
    const wanted = readNumber(item.querySelector(".kurs-antwort")?.textContent ?? "");
    return Math.abs(number - wanted) <= 1e-9 + 1e-3 * Math.abs(wanted);
  };
  return { item: items.find(same) ?? null, hint: T.wrong };
}
