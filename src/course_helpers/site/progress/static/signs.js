import { button, el } from "./dom.js";
import { ownWork } from "./own_work.js";
import { T } from "./texts.js";

/** @typedef {import("./memory.js").Memory} Memory */
/** @typedef {{box: string, title: string, check: string}} Task */

/** @param {string} page @param {Task} task what memory calls it */
export const key = (page, task) => (task.check ? `pruefung:${task.check}` : `${page}#${task.box}`);

/** The signs at the task boxes of this page. */
export class Boxes {
  /** @param {string} page @param {Task[]} tasks @param {Memory} memory @param {() => void} changed */
  constructor(page, tasks, memory, changed) {
    this.memory = memory;
    this.shown = tasks.flatMap((task) => {
      const box = document.getElementById(task.box);
      const title = box?.querySelector(".kasten-titel");
      if (!box || !title) return [];
      const name = key(page, task);
      const sign = el("span", { className: "kurs-zeichen" });
      title.append(" ", sign);
      const mark = task.check
        ? null
        : button(
            "",
            () => {
              memory.set(name, memory.state(name) === "geloest" ? "offen" : "geloest");
              changed();
            },
            { "aria-describedby": title.id },
          );
      if (mark) box.append(el("p", { className: "kurs-abhaken" }, mark));
      return [{ name, sign, mark }];
    });
  }

  show() {
    for (const { name, sign, mark } of this.shown) {
      const state = this.memory.state(name);
      sign.dataset.stand = state;
      sign.replaceChildren(el("span", { "aria-hidden": "true", textContent: T.signs[state] }), ` ${T.states[state]}`);
      if (mark) mark.textContent = state === "geloest" ? T.undone : T.done;
    }
  }
}

/** The signs in the contents: how many tasks of a chapter are solved. */
export class Contents {
  /** @param {Record<string, Task[]>} all @param {URL} root @param {Memory} memory @param {() => void} changed */
  constructor(all, root, memory, changed) {
    this.memory = memory;
    const nav = document.querySelector("nav.bd-docs-nav");
    const links = [.../** @type {NodeListOf<HTMLAnchorElement>} */ (nav?.querySelectorAll("a.reference.internal") ?? [])];
    this.shown = Object.entries(all).flatMap(([page, tasks]) => {
      const address = new URL(`${page}.html`, root).pathname;
      return links
        .filter((link) => new URL(link.href).pathname === address)
        .map((link) => {
          const sign = el("span", { className: "kurs-zeichen" });
          link.append(" ", sign);
          return { sign, names: tasks.map((task) => key(page, task)) };
        });
    });
    if (nav && this.shown.length) nav.append(this.#footer(changed));
  }

  /** @param {() => void} changed */
  #footer(changed) {
    const status = el("p", { role: "status" });
    const ask = el("div", { role: "group", "aria-label": T.resetAsk, hidden: true }, el("p", { textContent: T.resetAsk }));
    const open = button(T.reset, () => {
      ask.hidden = false;
      no.focus();
    });
    const close = () => {
      ask.hidden = true;
      open.focus();
    };
    const yes = button(T.resetYes, () => {
      this.memory.reset();
      changed();
      status.textContent = T.resetDone;
      close();
    });
    const no = button(T.resetNo, close);
    ask.append(no, " ", yes); // the harmless one first
    return el("div", { className: "kurs-fortschritt" }, ownWork(this.memory.kept), open, ask, status);
  }

  show() {
    for (const { sign, names } of this.shown) {
      const states = names.map((name) => this.memory.state(name));
      const solved = states.filter((state) => state === "geloest").length;
      const state = solved === names.length ? "geloest" : states.some((one) => one !== "offen") ? "versucht" : "offen";
      const words = T.chapter(solved, names.length);
      sign.dataset.stand = state;
      sign.title = words;
      sign.replaceChildren(
        el("span", { "aria-hidden": "true", textContent: `${T.signs[state]} ${T.short(solved, names.length)}` }),
        el("span", { className: "visually-hidden", textContent: `, ${words}` }),
      );
    }
  }
}
