import { el, submit } from "./dom.js";
import { PASSED, passed, percent } from "./score.js";
import { T } from "./texts.js";

/** @typedef {import("./score.js").Score} Score */

const PRINTING = "kurs-druckt-urkunde";

/**
 * Let those who have passed print a sheet. The name lives in this page only, and goes nowhere but to the printer.
 * @param {HTMLElement} box its list names the topics
 * @returns {(score: Score) => void} show what a score allows
 */
export function certificate(box) {
  const words = el("p", { role: "status" });
  const name = el("input", { type: "text", id: "urkunde-name", autocomplete: "off", maxLength: 60 });
  const print = () => {
    if (!name.value.trim()) {
      words.textContent = T.typeName;
      return name.focus();
    }
    words.textContent = "";
    printSheet(sheet(name.value.trim(), score, box.querySelector("ul")));
  };
  const form = el(
    "form",
    { className: "kurs-quizform" },
    el("p", {}, el("label", { for: name.id, textContent: `${T.yourName}: ` }), name),
    submit(T.printSheet),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    print();
  });
  box.append(form, words);
  /** @type {Score} */
  let score;
  return (now) => {
    score = now;
    form.hidden = !passed(score);
    words.textContent = passed(score) ? "" : score.open ? T.stillOpen(score.open) : T.notPassed(percent(score), PASSED);
  };
}

/** @param {string} name @param {Score} score @param {Element | null} topics */
function sheet(name, score, topics) {
  const today = new Date().toLocaleDateString("de-DE", { day: "numeric", month: "long", year: "numeric" });
  const line = (/** @type {string} */ className, /** @type {string} */ textContent) => el("p", { className, textContent });
  return el(
    "section",
    { className: "kurs-urkunde", "aria-label": T.sheetTitle },
    line("kurs-urkunde-titel", T.sheetTitle),
    line("kurs-urkunde-name", name),
    line("", T.hasDone(score, percent(score))),
    line("", today),
    el("h2", { textContent: T.topics }),
    topics?.cloneNode(true) ?? "",
    line("kurs-urkunde-ehrlich", T.honest),
  );
}

/** Print this alone, not the page around it. @param {HTMLElement} node */
function printSheet(node) {
  const root = document.documentElement;
  document.querySelector(".kurs-urkunde")?.remove();
  document.body.append(node);
  root.classList.add(PRINTING);
  const clear = () => {
    root.classList.remove(PRINTING);
    node.remove();
  };
  // not `afterprint`: some phones say so before they have drawn the sheet
  for (const back of ["pointerdown", "keydown"]) addEventListener(back, clear, { once: true });
  window.print();
}
