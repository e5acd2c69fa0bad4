import { el } from "../../live/static/dom.js";

export { el };

/** @param {string} label @param {((event: Event) => void) | null} press @param {Record<string, any>} [props] */
export function button(label, press, props = {}) {
  return el("button", { type: "button", className: "kurs-lernknopf", textContent: label, onclick: press, ...props });
}

/** A button that sends its form. @param {string} label */
export const submit = (label) => button(label, null, { type: "submit" });
