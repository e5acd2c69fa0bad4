import { work } from "../../live/static/own_work/work.js";
import { button, el } from "./dom.js";
import { T } from "./texts.js";

const NAME = "weg";
const EXTRA = ".kurs-kuer";

/** @typedef {"alles" | "pflicht"} Shown */

/** A choice under the chapter's line: the whole page, or only what all do. It is kept on this device and holds for all pages. */
export function equipWays() {
  const line = document.querySelector("article ul.kurs-angaben");
  if (!line || !document.querySelector(`article ${EXTRA}`)) return;
  const chosen = () => /** @type {Shown} */ (work.get("gesagt", NAME)?.text === "pflicht" ? "pflicht" : "alles");
  const status = el("span", { role: "status" });
  const choose = (/** @type {Shown} */ shown) => () => {
    work.put("gesagt", NAME, { text: shown === "pflicht" ? shown : "" });
    show(shown);
  };
  const buttons = { alles: button(T.all, choose("alles")), pflicht: button(T.required, choose("pflicht")) };
  line.after(
    el(
      "div",
      { className: "kurs-wegwahl", role: "group", "aria-label": T.ways },
      el("span", { "aria-hidden": "true", textContent: T.show }),
      buttons.alles,
      buttons.pflicht,
      status,
    ),
  );

  const show = (/** @type {Shown} */ shown) => {
    document.documentElement.dataset.kursWeg = shown;
    for (const [name, node] of Object.entries(buttons)) node.setAttribute("aria-pressed", `${name === shown}`);
    status.textContent = shown === "pflicht" ? T.extraHidden : "";
    if (shown === "alles") refreshEditors();
  };
  /** Who follows a link sees what it leads to; what is kept stays as it was chosen. @param {string} hash */
  const uncover = (hash) => {
    if (document.documentElement.dataset.kursWeg === "alles" || !leadsToExtra(hash)) return false;
    show("alles");
    return true;
  };
  show(chosen());
  if (uncover(location.hash)) document.getElementById(nameIn(location.hash))?.scrollIntoView();
  if (document.querySelector(`${EXTRA} .highlighted`)) show("alles"); // what the search has found
  addEventListener("hashchange", () => uncover(location.hash));
  document.addEventListener("click", ({ target }) => {
    const link = target instanceof Element ? /** @type {HTMLAnchorElement | null} */ (target.closest("a[href]")) : null;
    if (link?.hash && link.pathname === location.pathname) uncover(link.hash); // before the browser scrolls there
  });
  document.addEventListener("kurs:ausgefuehrt", (event) => {
    const { target, detail } = /** @type {CustomEvent} */ (event);
    if (detail.error && target instanceof Element && target.closest(EXTRA)) show("alles"); // the bar names this cell
  });
  work.listen(({ kind, name }) => kind === "gesagt" && name === NAME && show(chosen()));
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
function leadsToExtra(hash) {
  const target = hash ? document.getElementById(nameIn(hash)) : null;
  const shown = target?.matches("section") ? target.querySelector(":is(h2, h3, h4)") : target; // a section's pieces bear the class
  return Boolean(shown?.closest(EXTRA));
}

/** An editor that was made while it was hidden has no size yet. */
function refreshEditors() {
  for (const node of document.querySelectorAll(`${EXTRA} .CodeMirror`)) /** @type {any} */ (node).CodeMirror?.refresh();
}
