import { asItem, besides, isBlank, keepsOthers, pathOf, sameItem, splitPath } from "./items.js";
import { W } from "./texts.js";

/** @typedef {import("./items.js").Kind} Kind */
/** @typedef {import("./items.js").Item} Item */
/** @typedef {{kind: Kind, name: string, item: Item}} Piece */

const VERSION = 1;
const LARGEST = 20_000_000; // bytes; four times what a browser keeps

/** A copy that cannot be opened; the message says why and what to do. */
export class BadCopy extends Error {}

/** @param {Piece[]} pieces @returns {string} the file: it says in German what it is */
export function writeCopy(pieces) {
  const kept = pieces.filter(({ kind }) => kind !== "gesagt").map(({ kind, name, item }) => [pathOf(kind, name), item]);
  return JSON.stringify({ "kurs-kopie": VERSION, was: W.fileSays, vom: new Date().toISOString(), arbeit: kept }, null, 1);
}

/** @param {File} file @returns {Promise<Piece[]>} @throws {BadCopy} */
export async function readCopy(file) {
  if (file.size > LARGEST) throw new BadCopy(W.copyTooLarge);
  const copy = await file
    .text()
    .then(JSON.parse)
    .catch(() => null);
  const version =
    copy && typeof copy === "object" && !Array.isArray(copy) && Object.hasOwn(copy, "kurs-kopie") ? copy["kurs-kopie"] : null;
  if (!Number.isInteger(version) || version < 1) throw new BadCopy(W.noCopy);
  if (version > VERSION) throw new BadCopy(W.newerCopy);
  if (!Array.isArray(copy.arbeit)) throw new BadCopy(W.damagedCopy);
  return copy.arbeit.map(readPiece);
}

/** @param {unknown} entry @returns {Piece} */
function readPiece(entry) {
  const [path, value] = Array.isArray(entry) ? entry : [];
  const parts = typeof path === "string" ? splitPath(path) : null;
  const item = parts && asItem(value, parts[0]);
  if (!parts || !item) throw new BadCopy(W.damagedCopy);
  return { kind: parts[0], name: parts[1], item };
}

/**
 * What opening a copy would change here, and what both places have differently. Nothing is decided yet.
 * @param {Piece[]} copy
 * @param {(kind: Kind, name: string) => Item | undefined} here
 * @returns {{fresh: Piece[], differing: {piece: Piece, mine: Item}[]}}
 */
export function compareCopy(copy, here) {
  /** @type {Piece[]} */
  const fresh = [];
  const differing = [];
  for (const piece of copy) {
    const mine = here(piece.kind, piece.name);
    if (mine && sameItem(mine, piece.item)) continue;
    if (!mine || isBlank(mine)) fresh.push(piece);
    else if (piece.kind === "fortschritt") fresh.push(...(isFurther(piece.item, mine) ? [piece] : []));
    else if (mine.text === piece.item.text) fresh.push({ ...piece, item: joined(mine, piece.item) });
    else differing.push({ piece, mine });
  }
  return { fresh, differing };
}

const STATES = ["offen", "versucht", "geloest"];
/** @param {Item} theirs @param {Item} mine */
const isFurther = (theirs, mine) => STATES.indexOf(theirs.text) > STATES.indexOf(mine.text);

/**
 * Decide what differs: one text counts, the other is kept beside it where it may hold work.
 * @param {{piece: Piece, mine: Item}[]} differing
 * @param {boolean} useCopy
 * @returns {Piece[]}
 */
export function decide(differing, useCopy) {
  return differing.map(({ piece: { kind, name, item }, mine }) => {
    const [counts, other] = useCopy ? [item, mine] : [mine, item];
    return { kind, name, item: keepsOthers(kind) ? joined(counts, other) : counts };
  });
}

/** @param {Item} counts @param {Item} other @returns {Item} */
const joined = (counts, other) => ({
  ...counts,
  at: Date.now(),
  others: besides(counts.text, [...(counts.others ?? []), other.text, ...(other.others ?? [])]),
});
