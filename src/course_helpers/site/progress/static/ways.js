import { work } from "../../live/static/own_work/work.js";
import { button, el } from "./dom.js";
import { T } from "./texts.js";

const NAME = "weg";
const CLASSES = { pflicht: ".kurs-kuer", kuer: ".kurs-kuer", knifflig: ".kurs-knifflig" };

/** @typedef {"alles" | keyof typeof CLASSES} Shown what `ways.css` shows */

/** A choice under the chapter's line: the whole page, or what bears one of the three marks. It is kept on this device and holds for all pages. */
export function equipWays() {
  const line = document.querySelector("article ul.kurs-angaben");
  const marks = /** @type {(keyof typeof CLASSES)[]} */ (Object.keys(CLASSES));
  const offered = marks.filter((mark) => document.querySelector(`article ${CLASSES[mark]}`));
  if (!line || !offered.length) return;
  const chosen = () => marks.find((mark) => mark === work.get("gesagt", NAME)?.text) ?? "alles";
  const status = el("span", { role: "status" });
  const choose = (/** @type {Shown} */ shown) => () => {
    work.put("gesagt", NAME, { text: shown === "alles" ? "" : shown });
    show(shown);
  };
  const buttons = /** @type {const} */ (["alles", ...offered]).map((shown) =>
    button(T.shown[shown], choose(shown), { value: shown }),
  );
  line.after(
    el(
      "div",
      { className: "kurs-wegwahl", role: "group", "aria-label": T.ways },
      el("span", { "aria-hidden": "true", textContent: T.show }),
      ...buttons,
      status,
    ),
  );

  const show = (/** @type {Shown} */ wanted) => {
    const missing = wanted !== "alles" && !offered.includes(wanted);
    const shown = missing ? "alles" : wanted;
    document.documentElement.dataset.kursWeg = shown;
    for (const node of buttons) node.setAttribute("aria-pressed", `${node.value === shown}`);
    status.textContent = missing ? T.noSuch[wanted] : T.hidden[shown];
    // an editor that was made while it was hidden has no size yet
    for (const node of document.querySelectorAll("article .CodeMirror")) /** @type {any} */ (node).CodeMirror?.refresh();
  };
  /** Who follows a link sees what it leads to; what is kept stays as it was chosen. @param {string} hash */
  const uncover = (hash) => {
    if (!leadsToHidden(hash)) return false;
    show("alles");
    return true;
  };
  show(chosen());
  if (uncover(location.hash)) document.getElementById(nameIn(location.hash))?.scrollIntoView();
  if ([...document.querySelectorAll("article .highlighted")].some(isHidden)) show("alles"); // what the search has found
  addEventListener("hashchange", () => uncover(location.hash));
  document.addEventListener("click", ({ target }) => {
    const link = target instanceof Element ? /** @type {HTMLAnchorElement | null} */ (target.closest("a[href]")) : null;
    if (link?.hash && link.pathname === location.pathname) uncover(link.hash); // before the browser scrolls there
  });
  document.addEventListener("kurs:ausgefuehrt", (event) => {
    const { target, detail } = /** @type {CustomEvent} */ (event);
    if (detail.error && target instanceof Element && isHidden(target)) show("alles"); // the bar names this cell
  });
  work.listen(({ kind, name }) => kind === "gesagt" && name === NAME && show(chosen()));
}

/** Whether the filter hides it; what lies in a closed fold is as hidden as the fold. @param {Element} node */
function isHidden(node) {
  const seen = node.parentElement?.closest("details:not([open])") ?? node;
  return document.documentElement.dataset.kursWeg !== "alles" && !seen.getClientRects().length;
}

/** @param {string} hash */
const nameIn = (hash) => {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return hash.slice(1);
  }
};

/** @param {string} hash */
function leadsToHidden(hash) {
  const target = hash ? document.getElementById(nameIn(hash)) : null;
  const shown = target?.matches("section") ? target.querySelector(":is(h2, h3, h4)") : target; // the pieces of a section of Kür are hidden, not itself
  return Boolean(shown && isHidden(shown));
}
