import { work } from "../../live/static/own_work/work.js";
import { button, el } from "./dom.js";
import { equipQuiz } from "./quiz.js";
import { equipTest } from "./selftest.js";
import { T } from "./texts.js";

/** @typedef {{test: string, questions: HTMLElement[]}} Part one test, by its file's name, and its questions */

const COUNT = 15;

/**
 * A test whose questions are drawn from other tests: each time others, with other numbers. Those tests' pages hold them.
 * @param {HTMLElement} box its links name the tests @param {HTMLElement} result @param {string} page
 * @returns {() => void} show what is kept
 */
export function equipDraw(box, result, page) {
  const kept = `${page}#ziehung`;
  const names = () => work.get("quiz", kept)?.text.split(" ").filter(Boolean) ?? [];
  const start = button(T.draw(COUNT), () => (names().length ? show() : draw()));
  const status = el("span", { role: "status" });
  const list = el("div", { className: "kurs-gezogen", tabIndex: -1 });
  const score = el("div");
  box.append(el("p", {}, start, " ", status));
  box.after(list);
  result.append(score);

  /** @type {Part[] | null} */
  let parts = null;
  const load = async () => {
    start.hidden = true;
    status.textContent = parts ? "" : T.drawing;
    const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (box.querySelectorAll("li a"));
    parts ??= await Promise.all([...links].map(questionsOf)).catch(() => null);
    status.textContent = parts ? "" : T.noQuestions;
    start.hidden = Boolean(parts);
    return parts;
  };
  const draw = async () => {
    const found = await load();
    if (!found) return;
    const chosen = drawn(
      found.map(({ questions }) => questions.map(({ id }) => id)),
      names(),
      COUNT,
    );
    for (const part of found) for (const one of part.questions) if (chosen.includes(one.id)) otherNumbers(one, part.test, page);
    work.put("quiz", kept, { text: chosen.join(" ") });
    await show();
    list.focus();
  };
  let shown = "";
  let showTest = () => {};
  const show = async () => {
    const now = names();
    if (now.length && now.join() === shown) return showTest();
    const found = now.length ? await load() : [];
    if (!found || now.join() !== names().join()) return; // not there, or others were drawn meanwhile
    shown = now.join();
    const all = found.flatMap(({ questions }) => questions);
    const boxes = now
      .flatMap((name) => all.find(({ id }) => id === name) ?? [])
      .map((one) => /** @type {HTMLElement} */ (one.cloneNode(true)));
    for (const [place, one] of boxes.entries()) one.querySelector(".kasten-art")?.replaceChildren(T.question(place + 1));
    list.replaceChildren(...boxes);
    score.replaceChildren();
    start.hidden = boxes.length > 0;
    result.hidden = !boxes.length;
    const quizzes = boxes.map((one) => equipQuiz(one, page));
    showTest = boxes.length ? equipTest(score, quizzes, { ask: T.othersAsk, next: draw }) : () => {};
  };
  work.listen(({ kind, name }) => kind === "quiz" && name === kept && show());
  show();
  return show;
}

/** @template One @param {readonly One[]} all @param {() => number} random @returns {One[]} */
function shuffled(all, random) {
  const order = [...all];
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other], order[last]];
  }
  return order;
}

/**
 * Draw questions: one of each part, the rest from all; those of the last time come only where others are missing.
 * @param {readonly string[][]} parts @param {readonly string[]} before @param {number} count @param {() => number} [random]
 * @returns {string[]}
 */
export function drawn(parts, before, count, random = Math.random) {
  const mixed = (/** @type {string[]} */ all) =>
    shuffled(all, random).sort((one, two) => Number(before.includes(one)) - Number(before.includes(two)));
  const ofEach = parts.map(mixed);
  const first = ofEach.flatMap(([one]) => one ?? []);
  const rest = mixed(ofEach.flatMap(([_, ...others]) => others));
  return shuffled([...first, ...rest.slice(0, Math.max(0, count - first.length))], random);
}

/** See that a question that was never drawn comes with other numbers than in its own test. @param {HTMLElement} box @param {string} test @param {string} page */
function otherNumbers(box, test, page) {
  const versions = box.querySelectorAll(":scope > .kurs-fassung").length;
  if (!versions || work.get("quiz", `${page}#${box.id}~fassung`)?.text) return;
  const own = `${page.replace(/[^/]*$/, test)}#${box.id.slice(test.length + 1)}~fassung`;
  const next = (Number(work.get("quiz", own)?.text ?? 0) + 1) % versions || 0;
  work.put("quiz", `${page}#${box.id}~fassung`, { text: next ? String(next) : "" });
}

/** Fetch a test; its questions get names of their own, for those of several tests meet in one page. @param {HTMLAnchorElement} link @returns {Promise<Part>} */
async function questionsOf({ href, pathname }) {
  const answer = await fetch(href);
  const text = answer.ok ? await answer.text() : "";
  const found = new DOMParser().parseFromString(text, "text/html").querySelectorAll(".kasten-quiz");
  if (!found.length) throw new Error(`no questions in ${href}`);
  const test = pathname.replace(/.*\//, "").replace(/\.html$/, "");
  const questions = [.../** @type {NodeListOf<HTMLElement>} */ (found)].map((box) => document.importNode(box, true));
  for (const node of questions.flatMap((box) => [box, ...box.querySelectorAll("[id]")])) node.id = `${test}-${node.id}`;
  for (const box of questions) {
    const title = box.querySelector(".kasten-titel");
    if (title) box.setAttribute("aria-labelledby", title.id);
  }
  return { test, questions };
}
