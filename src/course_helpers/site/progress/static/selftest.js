import { choose } from "../../live/static/own_work/dialog.js";
import { work } from "../../live/static/own_work/work.js";
import { certificate } from "./certificate.js";
import { button, el } from "./dom.js";
import { CHECKED } from "./quiz.js";
import { percent, scoreOf } from "./score.js";
import { T } from "./texts.js";

/** @typedef {import("./quiz.js").Quiz} Quiz */

/** @param {Quiz} quiz what its first verdict is kept as */
const firstName = (quiz) => `${quiz.name}~erste`;

/** @param {Quiz} quiz @returns {import("./score.js").First} */
function firstOf(quiz) {
  const text = work.get("quiz", firstName(quiz))?.text;
  return text === "richtig" || text === "falsch" ? text : "";
}

/**
 * Count the first answer to each question of a test, and say what to read again.
 * @param {HTMLElement} box where the result goes @param {Quiz[]} quizzes
 * @param {{ask: string, next: () => unknown}} [anewWith] what beginning anew means, if not the same questions
 * @returns {() => void} show what is kept
 */
export function equipTest(box, quizzes, { ask, next } = { ask: T.anewAsk, next: () => quizzes[0]?.box.scrollIntoView() }) {
  const words = el("p", { className: "kurs-stand" });
  const again = el("div");
  const anew = button(T.anew, async () => {
    const ways = /** @type {{label: string, answer: "" | "anew"}[]} */ ([
      { label: T.resetNo, answer: "" },
      { label: T.anewYes, answer: "anew" },
    ]);
    if ((await choose(ask, ways)) !== "anew") return;
    for (const quiz of quizzes) {
      quiz.anew();
      work.put("quiz", firstName(quiz), { text: "" });
    }
    show();
    next();
  });
  box.append(words, again, el("p", {}, anew));
  const paper = /** @type {HTMLElement | null} */ (document.querySelector(".kasten-urkunde"));
  const showPaper = paper ? certificate(paper) : () => {};
  const signs = quizzes.map((quiz) => {
    const sign = el("span", { className: "kurs-zeichen" });
    quiz.box.querySelector(".kasten-titel")?.append(" ", sign);
    return sign;
  });

  const show = () => {
    const firsts = quizzes.map(firstOf);
    for (const [i, first] of firsts.entries()) {
      signs[i].textContent = T.firstTime[first || "offen"];
      signs[i].dataset.stand = { richtig: "geloest", falsch: "versucht", "": "offen" }[first];
      for (const fold of quizzes[i].box.querySelectorAll("details")) fold.hidden = !first; // no looking before the first answer
    }
    const score = scoreOf(firsts);
    words.textContent = score.open ? T.soFar(score) : T.atEnd(score, percent(score));
    again.replaceChildren(...readAgain(quizzes.filter((_, i) => firsts[i] === "falsch")));
    showPaper(score);
  };
  for (const quiz of quizzes) {
    quiz.box.addEventListener(CHECKED, (event) => {
      const { detail } = /** @type {CustomEvent<string>} */ (event);
      if (detail !== "hinweis" && !firstOf(quiz)) work.put("quiz", firstName(quiz), { text: detail });
      show();
    });
  }
  work.listen(({ kind }) => kind === "quiz" && show());
  show();
  return show;
}

/** @param {Quiz[]} missed @returns {Node[]} the chapters to read again, each with the number of its questions */
function readAgain(missed) {
  if (!missed.length) return [];
  /** @type {Map<string, {link: Node, count: number}>} */
  const chapters = new Map();
  for (const { box } of missed) {
    const link = /** @type {HTMLAnchorElement | null} */ (box.querySelector(".kurs-nachlesen a"));
    if (!link) continue;
    const known = chapters.get(link.href) ?? { link: link.cloneNode(true), count: 0 };
    chapters.set(link.href, { ...known, count: known.count + 1 });
  }
  const items = [...chapters.values()].map(({ link, count }) => el("li", {}, link, ` (${T.questions(count)})`));
  return [el("p", { textContent: T.readAgain }), el("ul", {}, ...items)];
}
