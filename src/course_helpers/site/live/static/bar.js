import { button, el } from "./dom.js";
import { T } from "./texts.js";

/** @typedef {"" | "busy" | "ok" | "warn" | "error"} Mood */

/** The bar under the page's title: buttons, and a status that is read out when it changes. */
export class Bar {
  #hadFocus = false; // whether the focus was on a button that is gone
  #said = "";

  constructor() {
    this.buttons = el("div", { className: "kurs-knoepfe" });
    this.status = el("p", { className: "kurs-status", role: "status" });
    this.amount = el("span", { className: "kurs-menge", "aria-hidden": "true" });
    this.extra = el("div", { className: "kurs-hinweise" });
    this.node = el("section", { className: "kurs-leiste", "aria-label": T.bar }, this.buttons, this.status, this.extra);
  }

  /**
   * Tell what is going on, or what is being waited for.
   * @param {string} text
   * @param {Mood} [mood]
   * @param {string} [amount] how much has arrived; it changes often and is not read out
   */
  say(text, mood = "", amount = "") {
    this.node.dataset.lage = mood;
    if (this.#said !== text) this.status.replaceChildren(text, this.amount);
    this.#said = text;
    this.amount.textContent = amount;
  }

  /** Say more of what is going on, unless something else has been told since. @param {string} said @param {string} text */
  goOn(said, text) {
    if (this.#said === said) this.say(text, "busy");
  }

  /** Say something for a while. @param {string} text */
  interrupt(text) {
    this.before = { text: this.#said, mood: /** @type {Mood} */ (this.node.dataset.lage ?? "") };
    this.say(text, "busy");
  }

  /** Say again what stood there before, unless something newer has come. @param {string} text what was said meanwhile */
  resume(text) {
    if (this.before && this.#said === text) this.say(this.before.text, this.before.mood);
  }

  /**
   * Add a notice that stays; the same notice is shown once.
   * @param {...(Node | string)} content
   */
  note(...content) {
    const line = el("p", { className: "kurs-hinweis" }, ...content);
    if (![...this.extra.children].some((other) => other.textContent === line.textContent)) this.extra.append(line);
  }

  /**
   * Replace the buttons. The focus does not get lost with the one that was pressed: the next first button takes it,
   * also one that comes later, unless the reader has gone elsewhere.
   * @param {...HTMLElement} ways
   */
  show(...ways) {
    this.#hadFocus ||= this.buttons.contains(document.activeElement);
    this.buttons.replaceChildren(...ways);
    if (!ways.length) return;
    if (this.#hadFocus && document.activeElement === document.body) ways[0].focus({ preventScroll: true });
    this.#hadFocus = false;
  }

  /** @param {string} note @param {() => unknown} start */
  offer(note, start) {
    this.show(button(T.start, start, { className: "kurs-knopf kurs-haupt" }));
    this.say(note);
  }

  /**
   * Tell a failure with what can be done about it.
   * @param {import("./problem.js").Problem} problem
   * @param {{retry?: () => unknown, way?: import("./types.js").WayBack | null}} ways
   */
  fail(problem, { retry, way }) {
    console.warn("kurs:", problem.key, problem.detail ?? "");
    this.say(problem.message, "error");
    const ways = [];
    if (way) ways.push(link(way));
    if (retry) ways.push(button(T.retry, retry));
    this.show(...ways);
  }

  /**
   * Put the way back first; the page goes on by itself, and takes the offer away with the next one.
   * @param {import("./types.js").WayBack | null} way
   */
  offerWay(way) {
    const shown = this.buttons.querySelector("a");
    if (shown?.textContent === way?.label) return;
    shown?.remove();
    if (way) this.buttons.prepend(link(way));
  }

  /**
   * Show the buttons of a live page.
   * @param {Record<"runAll" | "stop" | "restart" | "reset" | "download", () => unknown> & {upload: (file: File) => unknown}} press
   */
  work(press) {
    const picker = el("input", { type: "file", accept: ".ipynb,application/x-ipynb+json", hidden: true });
    picker.addEventListener("change", async () => {
      if (picker.files?.[0]) await press.upload(picker.files[0]);
      picker.value = "";
    });
    // where there is little room, live.css shows them in the menu instead
    const other = (/** @type {string} */ where) => [
      button(T.restart, press.restart, { className: `kurs-knopf ${where}` }),
      button(T.reset, press.reset, { className: `kurs-knopf ${where}` }),
    ];
    const more = el(
      "details",
      { className: "kurs-mehr" },
      el("summary", { className: "kurs-knopf", textContent: T.more }),
      el(
        "div",
        {},
        ...other("kurs-eng"),
        button(T.download, press.download),
        button(T.upload, () => picker.click()),
        picker,
      ),
    );
    this.stopButton = button(T.stop, press.stop, { className: "kurs-knopf kurs-halt" });
    this.show(
      button(T.runAll, press.runAll, { className: "kurs-knopf kurs-haupt" }),
      this.stopButton,
      ...other("kurs-weit"),
      more,
    );
  }
}

/** @param {import("./types.js").WayBack} way */
const link = ({ label, href }) => el("a", { className: "kurs-knopf", href, target: "_blank", textContent: label });

/**
 * Ask before something is replaced.
 * @param {string} question
 * @returns {Promise<boolean>}
 */
export function ask(question) {
  return new Promise((answer) => {
    const dialog = el("dialog", { className: "kurs-frage", "aria-label": question }, el("p", { textContent: question }));
    const choose = (/** @type {boolean} */ yes) => () => {
      dialog.returnValue = yes ? "yes" : "";
      dialog.close();
    };
    dialog.append(
      button(T.yes, choose(true), { className: "kurs-knopf kurs-haupt" }),
      " ",
      button(T.no, choose(false), { autofocus: true }),
    ); // it does no harm
    dialog.addEventListener("close", () => {
      dialog.remove();
      answer(dialog.returnValue === "yes");
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
