import { button, el } from "./dom.js";
import { T } from "./texts.js";

/** @typedef {import("./cells.js").Cell} Cell */

/**
 * Tell at each cell with something to operate that the Python behind it is no more; one press runs the cell again.
 * @param {Cell[]} cells @param {(cell: Cell) => unknown} run
 */
export function tellOld(cells, run) {
  for (const cell of cells) {
    const dead = cell.output.querySelector(".jupyter-widgets, canvas");
    if (!dead || cell.output.hidden || cell.node.querySelector(".kurs-veraltet")) continue;
    cell.output.inert = true; // a press would go nowhere
    const again = button(T.runAgain, () => run(cell), { "aria-label": T.runAgainOf(cell.number) });
    cell.output.before(
      el(
        "div",
        { className: "kurs-veraltet", role: "group", "aria-label": T.oldWidget },
        el("p", { textContent: T.oldWidget }),
        again,
      ),
    );
  }
}

/** The cell runs again: what it shows from now on is alive. @param {Cell} cell */
export function renew(cell) {
  cell.output.inert = false;
  cell.node.querySelector(".kurs-veraltet")?.remove();
}

/**
 * Cut the connection between widgets and a Python that is no more: what still moves in the page shall throw nothing.
 * @param {any} session Thebe's session
 */
export async function disconnect(session) {
  const models = Object.values(session?.manager?._models ?? {});
  for (const model of await Promise.allSettled(models)) {
    if (model.status !== "fulfilled") continue;
    model.value.comm_live = false;
    model.value.comm = undefined;
  }
}
