import { button, el } from "./dom.js";
import { copied, explanation, hint, wordsOf } from "./fields.js";
import { T } from "./texts.js";

/** @typedef {import("./fields.js").Field} Field */

/**
 * @param {readonly number[]} order @param {number} from @param {number} to
 * @returns {number[]} with one step moved; the same where there is no such place
 */
export function moved(order, from, to) {
  const rest = order.filter((_, place) => place !== from);
  return to < 0 || to >= order.length ? [...order] : [...rest.slice(0, to), order[from], ...rest.slice(to)];
}

/** @param {string} kept @param {number} count @returns {number[] | null} null for what is no order of so many steps */
export function readOrder(kept, count) {
  const order = kept.split(",").map(Number);
  const all = order.length === count && Array.from({ length: count }, (_, step) => order.includes(step)).every(Boolean);
  return all ? order : null;
}

/**
 * Steps to put in the right order, each with two buttons.
 * @param {string} title @param {HTMLElement[]} items in the right order @param {string[]} first their words in the order to begin with
 * @param {() => void} changed
 * @returns {Field}
 */
export function orderField(title, items, first, changed) {
  const start = first.map((words) => items.findIndex((item) => wordsOf(item) === words));
  let order = start;
  let touched = false;
  const said = el("p", { className: "visually-hidden", role: "status" });
  const list = el("ol", { className: "kurs-reihe", "aria-labelledby": title });
  const rows = items.map((item, step) => {
    const move = (/** @type {number} */ by) => (/** @type {Event} */ event) => {
      const place = order.indexOf(step);
      order = moved(order, place, place + by);
      touched = true;
      lay();
      /** @type {HTMLElement} */ (event.currentTarget).focus(); // it has moved along
      said.textContent = T.atPlace(wordsOf(item), order.indexOf(step) + 1, items.length);
      changed();
    };
    const up = button("↑", move(-1), { "aria-label": `${T.up}: ${wordsOf(item)}` });
    const down = button("↓", move(1), { "aria-label": `${T.down}: ${wordsOf(item)}` });
    const words = el("span", { className: "kurs-schrittwort" }, ...copied(item));
    return el("li", {}, el("div", { className: "kurs-schritt" }, words, el("span", { className: "kurs-schritte" }, up, down)));
  });
  const lay = () => {
    list.replaceChildren(...order.map((step) => rows[step]));
    for (const [place, step] of order.entries()) {
      const [up, down] = rows[step].querySelectorAll("button");
      up.setAttribute("aria-disabled", String(place === 0)); // a disabled one would lose the focus
      down.setAttribute("aria-disabled", String(place === items.length - 1));
    }
  };
  lay();
  return {
    node: el("div", {}, list, said),
    read: () => (touched ? order.join() : ""),
    write(kept) {
      const read = readOrder(kept, items.length);
      order = read ?? start;
      touched = Boolean(read);
      said.textContent = "";
      lay();
    },
    judge() {
      if (!touched) return hint(T.moveFirst);
      const wrong = order.findIndex((step, place) => step !== place);
      if (wrong < 0) return { verdict: "richtig", said: [el("p", {}, el("strong", { textContent: T.rightOrder }))] };
      const words = el(
        "p",
        {},
        el("strong", { textContent: T.wrongPlace(wrong + 1) }),
        " ",
        T.aboutStep,
        " ",
        ...copied(items[order[wrong]]),
      );
      return { verdict: "falsch", said: [words, ...explanation(items[order[wrong]])] };
    },
  };
}
