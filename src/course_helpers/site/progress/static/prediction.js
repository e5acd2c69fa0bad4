import { troubleLine } from "../../live/static/own_work/keeping.js";
import { W } from "../../live/static/own_work/texts.js";
import { work } from "../../live/static/own_work/work.js";
import { button, el } from "./dom.js";
import { T } from "./texts.js";

/** A place to write the prediction down, kept while it is typed. @param {HTMLElement} box @param {string} page */
export function equipPrediction(box, page) {
  const name = `${page}#${box.id}`;
  const text = el("textarea", { className: "kurs-notiz", id: `${box.id}-notiz`, rows: 2 });
  const offer = el("div", { className: "kurs-anderer", role: "group", "aria-label": W.otherText, hidden: true });
  text.addEventListener("input", () => work.put("vorhersage", name, { text: text.value }));
  text.addEventListener("focus", () => box.append(troubleLine()), { once: true });
  const show = () => {
    const item = work.get("vorhersage", name);
    if (text.value !== (item?.text ?? "")) text.value = item?.text ?? "";
    const [other] = item?.others ?? [];
    offer.hidden = other === undefined;
    if (other === undefined) return;
    const decide = (/** @type {boolean} */ takes) => () => {
      if (takes) work.put("vorhersage", name, { text: other });
      work.settle("vorhersage", name, other);
      show();
      text.focus();
    };
    offer.replaceChildren(
      el("p", { textContent: W.other }),
      el("blockquote", { textContent: other }),
      button(W.useOther, decide(true)),
      " ",
      button(W.keepThis, decide(false)),
    );
  };
  show();
  work.listen((change) => change.kind === "vorhersage" && change.name === name && show());
  box.append(el("label", { className: "kurs-notizzeile", for: text.id, textContent: T.prediction }), text, offer);
  return show;
}
