import { el } from "./dom.js";
import { Memory } from "./memory.js";
import { equipQuiz } from "./quiz.js";
import { Boxes, Contents } from "./signs.js";
import { T } from "./texts.js";

/** A place to write the prediction down; it stays in this browser. @param {HTMLElement} box @param {string} page @param {Memory} memory */
function equipPrediction(box, page, memory) {
  const name = `${page}#${box.id}`;
  const text = el("textarea", { className: "kurs-notiz", id: `${box.id}-notiz`, rows: 2, value: memory.notes[name] ?? "" });
  text.addEventListener("change", () => memory.note(name, text.value));
  box.append(el("label", { className: "kurs-notizzeile", for: text.id, textContent: T.prediction }), text);
}

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

/** @param {{page: string, tasks: string}} settings */
async function begin({ page, tasks }) {
  const memory = new Memory();
  for (const box of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".kasten-quiz"))) equipQuiz(box);
  for (const box of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".kasten-vorhersage"))) equipPrediction(box, page, memory);

  const root = new URL(document.documentElement.dataset.content_root ?? "./", location.href);
  const reply = await fetch(new URL(`_static/${tasks}`, root), { cache: "no-cache" });
  if (!reply.ok) return;
  /** @type {Record<string, import("./signs.js").Task[]>} */
  const all = await reply.json();
  const changed = () => {
    boxes.show();
    contents.show();
  };
  const boxes = new Boxes(page, all[page] ?? [], memory, changed);
  const contents = new Contents(all, root, memory, changed);
  changed();
  listen(memory, changed);
  addEventListener("storage", () => {
    memory.reload();
    changed();
  });
}

const settings = document.getElementById("kurs-lernen")?.textContent;
if (settings) begin(JSON.parse(settings));
