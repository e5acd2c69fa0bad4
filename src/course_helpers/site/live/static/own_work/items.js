/**
 * What a reader makes, piece by piece: each has an entry of its own in localStorage, so that tabs which write
 * different pieces cannot overwrite each other.
 *
 * zelle: the code of a cell; vorhersage: a text field; quiz: the answer chosen or typed; fortschritt: the state of
 * a task; gesagt: what the reader has been told once, or has chosen for this device.
 * @typedef {"zelle" | "vorhersage" | "quiz" | "fortschritt" | "gesagt"} Kind
 *
 * @typedef {object} Item
 * @property {string} text
 * @property {number} at when it was written, ms
 * @property {string[]} [others] texts that were written at the same time elsewhere and are kept until the reader decides
 * @property {string} [id] of a cell
 * @property {string} [original] the book's text that a cell was edited from
 */

/** @type {readonly string[]} */
const KINDS = ["zelle", "vorhersage", "quiz", "fortschritt", "gesagt"];
const PREFIX = "kurs:werk:";

/**
 * Whose work this is: on a JupyterHub the path up to the account's name; elsewhere nobody is known, and all share one.
 * @param {string} address of any file of the course
 */
export const readerOf = (address) => /^(.*?\/user\/[^/]+\/)/.exec(new URL(address).pathname)?.[1] ?? "";

/** @param {string} reader */
export const prefixOf = (reader) => `${PREFIX}${encodeURIComponent(reader)}:`;

/** @param {Kind} kind @param {string} name */
export const pathOf = (kind, name) => `${kind}:${name}`;

/** @param {string} path @returns {[Kind, string] | null} */
export function splitPath(path) {
  const kind = path.slice(0, path.indexOf(":"));
  return KINDS.includes(kind) ? [/** @type {Kind} */ (kind), path.slice(kind.length + 1)] : null;
}

/** @param {string} page @param {{id: string, original: string}} cell */
export const cellName = (page, { id, original }) => `${page}#${id}#${digest(original)}`;

/** Whether there is nothing to keep: the book's own text, or an empty field. @param {Item} item */
export const isBlank = (item) => item.text === (item.original ?? "") && !item.others?.length;

/**
 * Whether two texts typed at once are both worth keeping; of an answer or a state the later one counts.
 * @param {Kind} kind
 */
export const keepsOthers = (kind) => kind === "zelle" || kind === "vorhersage";

/** @param {unknown} value @param {Kind} kind @returns {Item | null} null for what is none */
export function asItem(value, kind) {
  if (!value || typeof value !== "object" || Array.isArray(value)) return null;
  const { text, at, others, id, original } = /** @type {Record<string, unknown>} */ (value);
  if (typeof text !== "string" || typeof at !== "number" || !Number.isFinite(at)) return null;
  if (others !== undefined && !(Array.isArray(others) && others.every((one) => typeof one === "string"))) return null;
  if (kind !== "zelle") return { text, at, ...(others?.length && { others }) };
  if (typeof id !== "string" || typeof original !== "string") return null;
  return { text, at, ...(others?.length && { others }), id, original };
}

/** @param {string} raw @param {Kind} kind @returns {Item | null} */
export function parseItem(raw, kind) {
  try {
    return asItem(JSON.parse(raw), kind);
  } catch {
    return null;
  }
}

/** @param {Item | undefined} one @param {Item | undefined} two */
export const sameItem = (one, two) =>
  JSON.stringify(one && [one.text, one.others ?? []]) === JSON.stringify(two && [two.text, two.others ?? []]);

/** Texts that differ from the one that counts, each once. @param {string} text @param {string[]} others */
export const besides = (text, others) => [...new Set(others)].filter((other) => other !== text);

/** A short name for a text (FNV-1a, twice 32 bits). @param {string} text */
function digest(text) {
  let [one, two] = [0x811c9dc5, 0x1000193];
  for (let i = 0; i < text.length; i++) {
    one = Math.imul(one ^ text.charCodeAt(i), 0x1000193);
    two = Math.imul(two ^ text.charCodeAt(i), 0x85ebca6b);
  }
  return (one >>> 0).toString(36) + (two >>> 0).toString(36);
}
