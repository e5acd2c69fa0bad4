/** @typedef {import("./types.js").SavedEdit} SavedEdit */

/**
 * Find the cell of each saved edit: by its text, then by its number.
 * @template {{id: string, original: string}} Cell
 * @param {Cell[]} cells
 * @param {SavedEdit[]} edits
 * @returns {{restored: Map<Cell, SavedEdit>, conflicts: Map<Cell, SavedEdit>, orphans: SavedEdit[]}}
 */
export function matchEdits(cells, edits) {
  /** @type {Map<Cell, SavedEdit>} */
  const restored = new Map();
  /** @type {Map<Cell, SavedEdit>} */
  const conflicts = new Map();
  /** @type {SavedEdit[]} */
  const orphans = [];
  const same = (/** @type {Cell} */ cell, /** @type {SavedEdit} */ edit) =>
    cell.original === edit.original && !restored.has(cell);
  for (const edit of edits) {
    const numbered = cells.find((cell) => cell.id === edit.id);
    const home = numbered && same(numbered, edit) ? numbered : cells.find((cell) => same(cell, edit));
    if (home) restored.set(home, edit);
    else if (numbered && !conflicts.has(numbered)) conflicts.set(numbered, edit);
    else orphans.push(edit);
  }
  return { restored, conflicts, orphans };
}
