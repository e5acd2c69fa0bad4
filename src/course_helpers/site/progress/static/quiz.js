import { work } from "../../live/static/own_work/work.js";
import { button, el, submit } from "./dom.js";
import { choiceField, numberField } from "./fields.js";
import { orderField } from "./order.js";
import { T } from "./texts.js";

/**
 * @typedef {import("./fields.js").Field} Field
 * @typedef {object} Quiz
 * @property {HTMLElement} box
 * @property {string} name what its answers are kept as
 * @property {() => void} show show what is kept
 * @property {() => void} anew forget the answers, and take other numbers if there are some
 */

/** What a box tells when an answer is checked; the detail is the verdict. */
export const CHECKED = "kurs:geprueft";

/** @param {HTMLElement} box @returns {HTMLElement[]} the question with each of its sets of numbers */
function versionsOf(box) {
  const versions = [.../** @type {NodeListOf<HTMLElement>} */ (box.querySelectorAll(":scope > .kurs-fassung"))];
  return versions.length ? versions : [box];
}

/**
 * Make forms of the answers that a box holds in its folds; what is answered is kept.
 * @param {HTMLElement} box @param {string} page @returns {Quiz}
 */
export function equipQuiz(box, page) {
  const name = `${page}#${box.id}`;
  const chosen = `${name}~fassung`;
  const versions = versionsOf(box);
  const names = versions.map((_, i) => (i ? `${name}~${i + 1}` : name));
  const shown = () => Number(work.get("quiz", chosen)?.text ?? 0) % versions.length || 0;
  const show = () => {
    for (const [i, version] of versions.entries()) if (version !== box) version.hidden = i !== shown();
    for (const form of forms) form.show();
  };
  const next = () => {
    const i = (shown() + 1) % versions.length;
    work.put("quiz", names[i], { text: "" });
    work.put("quiz", chosen, { text: i ? String(i) : "" });
    show();
    forms[i].focus();
  };
  const forms = versions.map((version, i) => equipVersion(box, version, names[i], versions.length > 1 ? next : null));
  const anew = () => {
    for (const one of names) work.put("quiz", one, { text: "" });
    if (versions.length > 1) work.put("quiz", chosen, { text: String((shown() + 1) % versions.length || "") });
    for (const form of forms) form.forget();
    show();
  };
  show();
  work.listen((change) => change.kind === "quiz" && [chosen, ...names].includes(change.name) && show());
  return { box, name, show, anew };
}

/**
 * @param {HTMLElement} box @param {HTMLElement} version @param {string} name
 * @param {(() => void) | null} next show the question with other numbers, if there are some
 * @returns {{show: () => void, forget: () => void, focus: () => void}}
 */
function equipVersion(box, version, name, next) {
  const fold = /** @type {HTMLElement | null} */ (version.querySelector("details.kurs-aufloesung"));
  if (!fold) return { show() {}, forget() {}, focus() {} };
  const answer = el("div", { className: "kurs-rueckmeldung", role: "status" });
  const again = el("p", { className: "kurs-neue-zahlen", hidden: true }, next ? button(T.otherNumbers, next) : "");
  const forget = () => {
    again.hidden = true;
    answer.replaceChildren(); // a verdict on something else would stay
    delete answer.dataset.urteil;
  };
  const field = fieldOf(box, version, name, () => {
    work.put("quiz", name, { text: field.read() });
    forget();
  });
  const form = el("form", { className: "kurs-quizform" }, field.node, submit(T.check), answer, again);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const { verdict, said } = field.judge();
    answer.replaceChildren(...said);
    answer.dataset.urteil = verdict;
    again.hidden = !next || verdict === "hinweis";
    box.dispatchEvent(new CustomEvent(CHECKED, { detail: verdict }));
  });
  version.querySelector(".kurs-auswahl")?.classList.add("kurs-nur-druck"); // paper has no buttons
  fold.before(form);
  const show = () => {
    const kept = work.get("quiz", name)?.text ?? "";
    if (field.read() === kept) return;
    field.write(kept);
    forget();
  };
  return { show, forget, focus: () => form.querySelector("input")?.focus() };
}

/** @param {HTMLElement} box @param {HTMLElement} version @param {string} name @param {() => void} changed @returns {Field} */
function fieldOf(box, version, name, changed) {
  const items = [.../** @type {NodeListOf<HTMLElement>} */ (version.querySelectorAll(".kurs-aufloesung > ul > li"))];
  const id = `${box.id}-${name.split("~")[1] ?? "1"}`;
  if (box.classList.contains("kurs-zahl")) return numberField(id, items, changed);
  const title = box.querySelector(".kasten-titel")?.id ?? "";
  if (!box.classList.contains("kurs-ordnen")) return choiceField(id, title, items, changed);
  const first = [...version.querySelectorAll(".kurs-auswahl > li")].map((item) => item.textContent?.trim() ?? "");
  return orderField(title, items, first, changed);
}
