import { formerEntries } from "../../live/static/own_work/former.js";
import { leave, openButton, saveButton } from "../../live/static/own_work/keeping.js";
import { W } from "../../live/static/own_work/texts.js";
import { work } from "../../live/static/own_work/work.js";
import { button, el } from "./dom.js";

/** What the reader can do with all their work: take a copy along, bring one, leave this device. @param {boolean} kept */
export function ownWork(kept) {
  const words = !kept ? W.notKept : work.reader ? W.hereOf : W.here;
  const said = el("p", { role: "status" });
  const node = el(
    "div",
    { className: "kurs-werk", role: "group", "aria-label": W.group },
    el("p", { className: "kurs-werk-wo", textContent: words }),
  );
  if (work.damaged) node.append(el("p", { textContent: W.damaged(work.damaged) }));
  const former = work.reader && !work.get("gesagt", "frueher") && formerEntries().keys.length ? askForFormer() : "";
  node.append(
    former,
    el("div", { className: "kurs-werkknoepfe" }, saveButton(said), openButton(said), button(W.leave, leave)),
    said,
  );
  return node;
}

/** On a place with accounts, work that an earlier version kept without a name is taken only by who says that it is theirs. */
function askForFormer() {
  const ask = el("div", { role: "group", "aria-label": W.former }, el("p", { textContent: W.former }));
  const answer = (/** @type {boolean} */ mine) => () => {
    if (mine) work.takeFormer();
    else work.put("gesagt", "frueher", { text: "nein" });
    ask.remove();
  };
  ask.append(button(W.formerNo, answer(false)), " ", button(W.formerYes, answer(true)));
  return ask;
}
