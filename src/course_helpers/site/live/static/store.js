import { cellName } from "./own_work/items.js";
import { work } from "./own_work/work.js";

/** @typedef {import("./types.js").SavedEdit} SavedEdit */

/** @param {string} page @returns {SavedEdit[]} the reader's edits of a page, each with the text it was edited from */
export const savedEdits = (page) =>
  work
    .all()
    .flatMap(({ kind, name, item: { id, original, text } }) =>
      kind === "zelle" && name.startsWith(`${page}#`) && id !== undefined && original !== undefined && text !== original
        ? [{ id, original, text }]
        : [],
    );

/**
 * @param {string} page
 * @param {SavedEdit} edit a text that is the book's own again is no edit
 * @param {string[]} [others] texts to keep beside it
 */
export const keepEdit = (page, edit, others) => work.put("zelle", cellName(page, edit), { ...edit, ...(others && { others }) });

/** @param {string} page @param {{id: string, original: string}} edit */
export const dropEdit = (page, { id, original }) => keepEdit(page, { id, original, text: original });

/** Texts of a cell that were written elsewhere at the same time. @param {string} page @param {{id: string, original: string}} cell */
export const otherTexts = (page, cell) => work.get("zelle", cellName(page, cell))?.others ?? [];

/** Forget such a text: the reader has seen it. @param {string} page @param {{id: string, original: string}} cell @param {string} other */
export const settleEdit = (page, cell, other) => work.settle("zelle", cellName(page, cell), other);

/**
 * Hear of edits that were made elsewhere.
 * @template {{id: string, original: string}} Cell
 * @param {string} page @param {Cell[]} cells @param {(cell: Cell, text: string) => void} react
 */
export function followEdits(page, cells, react) {
  const byName = new Map(cells.map((cell) => [cellName(page, cell), cell]));
  work.listen(({ kind, name, item }) => {
    const cell = kind === "zelle" && byName.get(name);
    if (cell) react(cell, item?.text ?? cell.original);
  });
}

/** Hear that an edit of another page has changed. @param {string} page @param {() => void} react */
export function followPage(page, react) {
  work.listen(({ kind, name }) => {
    if (kind === "zelle" && name.startsWith(`${page}#`)) react();
  });
}
