import { giveFile } from "./dom.js";
import { fits } from "./long_text.js";
import { Problem } from "./problem.js";
import { LIVE } from "./settings.js";

/** @typedef {import("./cells.js").Cell} Cell */
/** @typedef {import("./types.js").Settings} Settings */

const FORMAT = 4; // of Jupyter's notebooks since 2015

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
  giveFile(`${settings.page.split("/").pop()}.ipynb`, "application/x-ipynb+json", JSON.stringify(notebook, null, 1));
}

/**
 * Read the reader's code from a notebook that was saved from this page.
 * @param {File} file
 * @param {Settings} settings
 * @param {Cell[]} cells
 * @returns {Promise<{texts: Map<Cell, string>, left: number}>} the text of each cell that is to change, and how many
 *   cells with code are none of this page
 * @throws {Problem} when it is no notebook, one of another page, or broken: nothing is taken then
 */
export async function read(file, settings, cells) {
  const notebook = parse(await file.text(), file.name);
  if (notebook.metadata?.kurs?.seite !== settings.page) throw new Problem("otherNotebook", notebook.metadata?.kurs?.seite);
  const byId = new Map(cells.filter((cell) => cell.editor).map((cell) => [cell.id, cell]));
  /** @type {Map<Cell, string>} */
  const texts = new Map();
  let left = 0;
  for (const { cell_type: type, metadata, source } of notebook.cells) {
    if (type !== "code") continue;
    const text = Array.isArray(source) ? source.join("") : (source ?? "");
    if (!fits(text)) throw new Problem("longNotebook", text.length);
    const cell = byId.get(metadata?.kurs?.zelle);
    if (!cell) left += Number(text.trim() && !metadata?.kurs?.zelle);
    else texts.set(cell, texts.has(cell) ? `${texts.get(cell)}\n\n${text}` : text); // Jupyter copies a cell with its name
  }
  return { texts, left };
}

/** What Jupyter would open as a notebook of format 4. @param {string} text @param {string} name @returns {any} @throws {Problem} */
export function parse(text, name) {
  let notebook = null;
  try {
    notebook = JSON.parse(text);
  } catch (error) {
    throw new Problem("notNotebook", error);
  }
  if (!isObject(notebook) || !(Array.isArray(notebook.cells) || Array.isArray(notebook.worksheets)))
    throw new Problem("notNotebook", name);
  const format = notebook.nbformat;
  if (typeof format === "number" && format > FORMAT) throw new Problem("newerNotebook", format);
  if (format !== FORMAT) throw new Problem("olderNotebook", format);
  if (!isObject(notebook.metadata ?? {}) || !Array.isArray(notebook.cells) || !notebook.cells.every(isCell))
    throw new Problem("brokenNotebook", name);
  return notebook;
}

/** @param {unknown} value */
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** @param {any} cell */
function isCell(cell) {
  if (!isObject(cell) || typeof cell.cell_type !== "string" || !isObject(cell.metadata ?? {})) return false;
  const { source } = cell;
  return (
    source === undefined ||
    typeof source === "string" ||
    (Array.isArray(source) && source.every((line) => typeof line === "string"))
  );
}
