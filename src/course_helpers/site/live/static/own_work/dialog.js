import { button, el } from "../dom.js";

/**
 * Ask; the focus begins on the first answer, which does no harm. Escape gives the last one.
 * @template {string} A
 * @param {string} question
 * @param {{label: string, answer: A, act?: () => string}[]} ways `act` is done without closing, and its word is read out
 * @returns {Promise<A>}
 */
export function choose(question, ways) {
  return new Promise((answered) => {
    const said = el("p", { role: "status" });
    const dialog = el("dialog", { className: "kurs-frage", "aria-label": question }, el("p", { textContent: question }), said);
    const buttons = ways.map(({ label, answer, act }, i) =>
      button(
        label,
        () => {
          if (act) said.textContent = act();
          else dialog.close(answer);
        },
        i ? {} : { className: "kurs-knopf kurs-haupt", autofocus: true },
      ),
    );
    dialog.append(el("div", { className: "kurs-knoepfe" }, ...buttons));
    dialog.addEventListener("close", () => {
      dialog.remove();
      answered(/** @type {A} */ (dialog.returnValue || ways[ways.length - 1].answer));
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
