import { el } from "./dom.js";
import { Problem } from "./problem.js";
import { LIVE } from "./settings.js";

/** @typedef {import("./cells.js").Cell} Cell */
/** @typedef {import("./types.js").Settings} Settings */

/**
 * Save the page as a notebook: the chapter's own one, with the reader's code in its cells.
 * @param {Settings} settings
 * @param {Cell[]} cells
 */
export async function download(settings, cells) {
  const answer = await fetch(new URL(settings.notebook, LIVE)).catch(() => null);
  if (!answer?.ok) throw new Problem("downloadFailed", answer?.status);
  const notebook = await answer.json();
  const texts = new Map(cells.map((cell) => [cell.id, cell.text]));
  for (const cell of notebook.cells) {
    const text = texts.get(cell.metadata.kurs?.zelle);
    if (text !== undefined) cell.source = text;
  }
  const url = URL.createObjectURL(new Blob([JSON.stringify(notebook, null, 1)], { type: "application/x-ipynb+json" }));
  el("a", { href: url, download: `${settings.page.split("/").pop()}.ipynb` }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/**
 * Read the reader's code from a notebook that was saved from this page.
 * @param {File} file
 * @param {Settings} settings
 * @param {Cell[]} cells
 * @returns {Promise<Map<Cell, string>>} the text of each cell that is to change
 * @throws {Problem} when it is no notebook, or one of another page
 */
export async function read(file, settings, cells) {
  const notebook = await file.text().then(JSON.parse).catch(() => null);
  if (!Array.isArray(notebook?.cells)) throw new Problem("notNotebook", file.name);
  if (notebook.metadata?.kurs?.seite !== settings.page) throw new Problem("otherNotebook", notebook.metadata?.kurs?.seite);
  const byId = new Map(cells.filter((cell) => cell.editor).map((cell) => [cell.id, cell]));
  const texts = new Map();
  for (const { metadata, source } of notebook.cells) {
    const cell = byId.get(metadata?.kurs?.zelle);
    if (cell) texts.set(cell, Array.isArray(source) ? source.join("") : String(source));
  }
  return texts;
}
