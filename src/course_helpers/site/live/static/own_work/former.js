import { area } from "./area.js";
import { cellName } from "./items.js";

/** @typedef {import("./items.js").Kind} Kind */
/** @typedef {import("./items.js").Item} Item */

// Until December 2026 all edits of a page were one list, and all predictions and all states one object each.
const CELLS = "kurs:zellen:";
/** @type {Record<string, Kind>} */
const FIELDS = { "kurs:vorhersagen": "vorhersage", "kurs:fortschritt": "fortschritt" };

/** @returns {{pieces: {kind: Kind, name: string, item: Item}[], keys: string[]}} what an earlier version kept, and where it lies */
export function formerEntries() {
  const keys = area.keys().filter((key) => key.startsWith(CELLS) || Object.hasOwn(FIELDS, key));
  const read = keys.map((key) => ({ key, pieces: piecesOf(key, parse(area.read(key))) }));
  return { pieces: read.flatMap(({ pieces }) => pieces), keys: read.filter(({ pieces }) => pieces.length).map(({ key }) => key) };
}

/** @param {string | null} raw @returns {unknown} */
function parse(raw) {
  try {
    return JSON.parse(raw ?? "");
  } catch {
    return null;
  }
}

/** @param {string} key @param {unknown} kept @returns {{kind: Kind, name: string, item: Item}[]} */
function piecesOf(key, kept) {
  const at = 0; // nobody wrote down when
  if (key.startsWith(CELLS)) {
    const edits = Array.isArray(kept)
      ? kept.filter((one) => [one?.id, one?.original, one?.text].every((part) => typeof part === "string"))
      : [];
    return edits.map(({ id, original, text }, i) => ({
      kind: /** @type {Kind} */ ("zelle"),
      name: cellName(key.slice(CELLS.length), { id, original }),
      item: { text, at: at + i, id, original },
    }));
  }
  const fields = kept && typeof kept === "object" && !Array.isArray(kept) ? Object.entries(kept) : [];
  return fields.flatMap(([name, text]) =>
    typeof text === "string" && text ? [{ kind: FIELDS[key], name, item: { text, at } }] : [],
  );
}
