import { work } from "../../live/static/own_work/work.js";
import { joinClass } from "./class_hub.js";
import { Memory } from "./memory.js";
import { equipPrediction } from "./prediction.js";
import { equipQuiz } from "./quiz.js";
import { Boxes, Contents } from "./signs.js";
import { equipWays } from "./ways.js";

/** Hear what checks say, in outputs that appear when cells run. @param {Memory} memory @param {() => void} changed */
function listen(memory, changed) {
  /** @type {WeakSet<Element>} */
  const heard = new WeakSet();
  const take = () => {
    for (const node of document.querySelectorAll(".kurs-ausgabe .kurs-pruefung")) {
      if (heard.has(node)) continue;
      heard.add(node);
      const { aufgabe, ergebnis } = /** @type {HTMLElement} */ (node).dataset;
      if (aufgabe && (ergebnis === "versucht" || ergebnis === "geloest")) memory.tried(`pruefung:${aufgabe}`, ergebnis);
      changed();
    }
  };
  // Outputs come a moment after the run has ended
  new MutationObserver(take).observe(document.querySelector("article") ?? document.body, { childList: true, subtree: true });
}

/** @param {string} kind @returns {HTMLElement[]} */
const boxesOf = (kind) => [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(`.kasten-${kind}`))];

/** @param {{page: string, tasks: string}} settings */
async function begin({ page, tasks }) {
  const memory = new Memory();
  equipWays();
  const quizzes = boxesOf("quiz").map((box) => equipQuiz(box, page));
  const [result] = boxesOf("ergebnis");
  const [draw] = boxesOf("ziehung");
  const test =
    result && draw
      ? (await import("./draw.js")).equipDraw(draw, result, page)
      : result && (await import("./selftest.js")).equipTest(result, quizzes);
  const fields = [
    ...quizzes.map(({ show }) => show),
    ...(test ? [test] : []),
    ...boxesOf("vorhersage").map((box) => equipPrediction(box, page)),
  ];

  const root = new URL(document.documentElement.dataset.content_root ?? "./", location.href);
  const joined = () => joinClass(root);
  const reply = await fetch(new URL(`_static/${tasks}`, root), { cache: "no-cache" });
  if (!reply.ok) return joined();
  /** @type {Record<string, import("./signs.js").Task[]>} */
  const all = await reply.json();
  const changed = () => {
    boxes.show();
    contents.show();
  };
  const boxes = new Boxes(page, all[page] ?? [], memory, changed);
  const contents = new Contents(all, root, memory, () => {
    for (const show of fields) show();
    changed();
  });
  changed();
  listen(memory, changed);
  work.listen(({ kind }) => kind === "fortschritt" && changed());
  await joined();
}

const settings = document.getElementById("kurs-lernen")?.textContent;
if (settings) begin(JSON.parse(settings));
