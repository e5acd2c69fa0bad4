import { writeCopy } from "../../live/static/own_work/copy.js";
import { work } from "../../live/static/own_work/work.js";
import { xsrfToken } from "../../live/static/xsrf.js";
import { el } from "./dom.js";
import { T } from "./texts.js";

const FOLDER = "Kurs-Arbeit"; // `hub/teacher/work.py` reads it
const PAUSE = 3000; // ms after the last change
const ASK_AGAIN = 60_000; // ms
const TRY_AGAIN = 60_000; // ms after a copy that did not arrive
const DEVICE = "geraet"; // what the name of this browser's copy is kept as
const SMALL = 60_000; // bytes that a page which is being left may still send

/**
 * On the hub of a class: keep a copy of the reader's work in their folder there, where the teacher can collect it.
 * What is solved goes along only when the class shares it, and the page has said so.
 */
class ClassHub {
  #shares = false;
  /** @type {number | null} */
  #since = null; // when the class began to share: the hub does not count older copies
  #timer = 0;
  #folderMade = false;

  /** @param {string} base the reader's server @param {string} hub where the hub tells whether the class shares */
  constructor(base, hub) {
    this.base = base;
    this.hub = hub;
    this.notice = el("p", { className: "kurs-teilt", role: "status", hidden: true });
    (document.querySelector("article h1") ?? document.querySelector("article"))?.after(this.notice);
    work.watch(() => this.#later());
    document.addEventListener("visibilitychange", () => (document.hidden ? this.#keep(true) : this.#ask()));
    setInterval(() => document.hidden || this.#ask(), ASK_AGAIN);
  }

  async begin() {
    const where = document.querySelector(".kurs-werk-wo");
    if (where) where.textContent = T.keptByClass;
    await this.#ask();
    if (this.#pieces().length) this.#later();
  }

  async #ask() {
    const answer = await fetch(this.hub, { cache: "no-store" }).catch(() => null);
    if (!answer?.ok) return;
    const { teilt, seit } = await answer.json();
    const shares = teilt === true;
    this.notice.hidden = !shares;
    this.notice.textContent = shares ? T.shared : "";
    if (shares === this.#shares && seit === this.#since) return;
    this.#shares = shares;
    this.#since = seit;
    this.#later();
  }

  #later(pause = PAUSE) {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#keep(false), pause);
  }

  /** The code and texts of the reader; with them the states, if they are shared. */
  #pieces() {
    const kinds = ["zelle", "vorhersage", ...(this.#shares ? ["fortschritt"] : [])];
    return work.all().filter(({ kind }) => kinds.includes(kind));
  }

  /** @param {boolean} leaving whether the page may be gone before the answer comes */
  async #keep(leaving) {
    if (!this.#timer) return;
    clearTimeout(this.#timer);
    this.#timer = 0;
    if (!leaving) await this.#ask(); // a tab in the background may not have heard
    const pieces = this.#pieces();
    if (!pieces.length && !work.get("gesagt", DEVICE)) return; // nothing was ever kept, or the reader has left this device
    const content = writeCopy(pieces);
    this.#folderMade ||= await this.#put(FOLDER, { type: "directory" });
    this.#folderMade &&= await this.#put(`${FOLDER}/${device()}.json`, { type: "file", format: "text", content }, leaving);
    if (!this.#folderMade && !this.#timer) this.#later(TRY_AGAIN); // the place has ended, or is full
  }

  /** @param {string} path @param {object} model @param {boolean} [leaving] */
  async #put(path, model, leaving = false) {
    const body = JSON.stringify(model);
    const keepalive = leaving && new Blob([body]).size < SMALL; // browsers refuse a larger one at once
    const headers = { "X-XSRFToken": xsrfToken(), "Content-Type": "application/json" };
    const options = { method: "PUT", headers, body, keepalive };
    const answer = await fetch(new URL(`api/contents/${path}`, new URL(this.base, location.origin)), options).catch(() => null);
    return Boolean(answer?.ok);
  }
}

/** The name of this browser's copy: each has one of its own, so that none overwrites another's. */
function device() {
  const known = work.get("gesagt", DEVICE)?.text;
  if (known) return known;
  const name = `browser-${Math.random().toString(36).slice(2, 10)}`;
  work.put("gesagt", DEVICE, { text: name });
  return name;
}

/** Take part where this page belongs to the hub of a class. @param {URL} root where the pages lie */
export async function joinClass(root) {
  if (!work.reader) return;
  const answer = await fetch(new URL("_static/live/server.json", root), { cache: "no-store" }).catch(() => null);
  if (!answer?.ok) return;
  const { jupyter, klasse } = /** @type {import("../../live/static/types.js").Probe} */ (await answer.json());
  if (jupyter && klasse) await new ClassHub(jupyter, klasse).begin();
}
