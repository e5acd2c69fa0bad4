import { matchEdits } from "./match.js";

/** @typedef {import("./types.js").SavedEdit} SavedEdit */
/** @typedef {import("./types.js").Part} Part */
/** @typedef {import("./types.js").Offer} Offer */

const DEFINED = /^(?:(?:async )?def|class)\s+([\p{L}_][\p{L}\p{N}_]*)|^([\p{L}_][\p{L}\p{N}_]*)\s*=\s*ActivationFunction\b/gmu;
const SHOWS = /^(?:plt\.|print\(|display\(|pr(?:ü|ue)fe\(|%)/u; // statements that only show something, or check
const HELPS = /^(?:def|class|async def|import|from|@)\b|^@/;

/** @param {string} text @returns {string[]} the functions, classes and activation functions that it defines at its left edge */
export const defined = (text) => [...text.matchAll(DEFINED)].map((found) => found[1] ?? found[2]);

/** @param {string} name @param {string} text whether a name stands in a text as a word */
const uses = (name, text) => new RegExp(`(?:^|[^\\p{L}\\p{N}_.])${name}(?![\\p{L}\\p{N}_])`, "u").test(text);

/** @param {string} text @returns {string[]} its statements with all lines that belong to each, comments before it too */
function statements(text) {
  /** @type {string[]} */
  const found = [];
  let open = 0; // brackets that are still open
  let loose = false; // whether comments wait for their statement
  for (const line of text.split("\n")) {
    const begins = !open && /^[^\s)\]}]/.test(line) && !/^(?:else|elif|except|finally)\b/.test(line);
    if (begins && !loose) found.push(line);
    else if (found.length) found[found.length - 1] += `\n${line}`;
    else found.push(line);
    if (begins) loose = /^[#@]/.test(line);
    const code = line.replace(/"[^"]*"|'[^']*'|#.*$/g, "");
    open = Math.max(0, open + (code.match(/[([{]/g)?.length ?? 0) - (code.match(/[)\]}]/g)?.length ?? 0));
  }
  return found;
}

/** @param {string} text @param {(first: string) => boolean} wanted asked about the first line that is no comment */
const only = (text, wanted) =>
  statements(text)
    .filter((one) => wanted(one.split("\n").find((line) => !/^\s*#/.test(line)) ?? ""))
    .join("\n")
    .trim();

/**
 * Give each part the reader's text: found by its text and number as the store does, then by what it defines,
 * wherever the reader has written it. The rest are texts of other cells.
 * @param {Part[]} parts @param {SavedEdit[]} edits
 */
function owned(parts, edits) {
  const { restored, conflicts, orphans } = matchEdits(parts, edits);
  /** @type {Map<Part, SavedEdit>} */
  const own = new Map(restored);
  const others = [];
  for (const edit of [...conflicts.values(), ...orphans]) {
    const names = defined(edit.text);
    const home = parts.find((part) => !own.has(part) && defined(part.original).some((name) => names.includes(name)));
    if (home) own.set(home, edit);
    else others.push(edit);
  }
  return { own, others };
}

/**
 * Make one readable cell of the cells that give the reader's code, the unchanged ones with the book's text.
 * A gap that was left open is left out when its function stands elsewhere, such as in a class written as a whole.
 * @param {Pick<Offer, "parts" | "imports">} offer
 * @param {SavedEdit[]} edits what the store keeps of the giving page
 * @returns {{text: string, own: Part[], outdated: Part[]}} own: the parts that the reader has changed;
 *   outdated: those of them that the book has changed since
 */
export function compose({ parts, imports }, edits) {
  const { own, others } = owned(parts, edits);
  const mine = [...own.values()].map((edit) => edit.text).join("\n");
  const writes = (/** @type {Part} */ part) =>
    defined(part.original).some((name) => new RegExp(`^\\s*def\\s+${name}\\b|\\b${name}\\s*=(?!=)`, "m").test(mine));
  const chosen = parts.filter((part) => own.has(part) || !(part.optional || (part.gap && writes(part))));
  const cells = chosen.map((part) => only(own.get(part)?.text ?? part.original, (first) => !SHOWS.test(first)));
  const helpers = helping(others, cells.join("\n"));
  const body = [...helpers, ...cells].join("\n\n");
  const known = [...body.matchAll(/^(?:from .+ )?import (.+)$/gm)].map((found) => found[1]).join(",");
  const lines = Object.entries(imports)
    .filter(([name]) => uses(name, body) && !uses(name, known) && !defined(body).includes(name))
    .map(([, line]) => line);
  const changed = [...own.keys()];
  return {
    text: [...(lines.length ? [lines.join("\n")] : []), body].join("\n\n"),
    own: parts.filter((part) => changed.includes(part)),
    outdated: parts.filter((part) => changed.includes(part) && own.get(part)?.original !== part.original),
  };
}

/**
 * Functions and classes that the reader has written in other cells, and that the code needs.
 * @param {SavedEdit[]} others @param {string} code @returns {string[]}
 */
function helping(others, code) {
  const found = [];
  let needs = code;
  for (let left = others, more = true; more; ) {
    const helpers = left.filter((edit) => defined(edit.text).some((name) => uses(name, needs)));
    more = helpers.length > 0;
    left = left.filter((edit) => !helpers.includes(edit));
    const texts = helpers.map((edit) => only(edit.text, (first) => HELPS.test(first)));
    found.unshift(...texts);
    needs = texts.join("\n");
  }
  return found;
}
