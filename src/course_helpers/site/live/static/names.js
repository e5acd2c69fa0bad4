/**
 * The names that a cell gives a value in the notebook, at least as code of this course is written: by `=`, `def`,
 * `class`, `import`, `for`, `with … as` and `:=`, outside of functions and classes.
 * @param {string} code
 * @returns {Set<string>}
 */
export function namesDefined(code) {
  /** @type {Set<string>} */
  const names = new Set();
  for (const statement of statements(code)) for (const name of namesOf(statement)) names.add(name);
  return names;
}

/** Whether code uses a name. @param {string} code @param {string} name */
export const mentions = (code, name) => words(code).includes(name);

/** Whether code defines a function of this name, be it within a class. @param {string} code @param {string} name */
export const definesFunction = (code, name) =>
  new RegExp(`^\\s*(?:async\\s+)?def\\s+${name}(?![\\p{L}\\p{N}_])`, "mu").test(code);

const STRING = /("""|''')[\s\S]*?\1|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g;

/** @param {string} text @returns {string[]} */
const words = (text) => text.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? [];

/** The statements outside of functions and classes, each in one line, without strings and comments. @param {string} code */
function statements(code) {
  const plain = code.replace(STRING, "0").replace(/#.*/g, "").replace(/\\\n/g, " ");
  const found = [];
  let depth = 0;
  let inside = -1; // how far the function or class is indented that these lines belong to
  for (const line of plain.split("\n")) {
    if (!line.trim()) continue;
    if (depth > 0) found[found.length - 1] += line;
    else {
      const indent = line.search(/\S/);
      if (inside >= 0 && indent > inside) continue;
      inside = /^\s*(?:async\s+)?(?:def|class)\b/.test(line) ? indent : -1;
      found.push(line);
    }
    depth += brackets(line);
  }
  return found.flatMap((line) => line.split(";"));
}

/** How many brackets a text opens more than it closes. @param {string} text */
const brackets = (text) => (text.match(/[([{]/g) ?? []).length - (text.match(/[)\]}]/g) ?? []).length;

/** @param {string} statement @returns {string[]} */
function namesOf(statement) {
  const text = statement.trim().replace(/^async\s+/, "");
  const head = /^(?:def|class)\s+([\p{L}_][\p{L}\p{N}_]*)/u.exec(text);
  if (head) return [head[1]];
  const imported = /^(?:from\s+[\w.]+\s+)?import\s+(.*)$/.exec(text);
  if (imported)
    return imported[1]
      .replace(/[()]/g, "")
      .split(",")
      .flatMap((one) => words(one.includes(" as ") ? one.split(" as ")[1] : one.split(".")[0]));
  const loop = /^for\s+(.*?)\s+in\s/.exec(text);
  const held = /^with\s/.test(text) ? [...text.matchAll(/\bas\s+([^,:]+)/g)].flatMap((one) => words(one[1])) : [];
  const walrus = [...text.matchAll(/([\p{L}_][\p{L}\p{N}_]*)\s*:=/gu)].map((one) => one[1]);
  return [
    ...(loop ? words(loop[1]) : []),
    ...held,
    ...walrus,
    ...assigned(text.replace(/^(?:for|with|if|elif|else|while|try)\b[\s\S]*?:(?!=)/, "")),
  ];
}

/** What stands on the left of `=`; not `a.b = …`, nor `a[0] = …`, nor what is an argument. @param {string} text */
function assigned(text) {
  const parts = text.split(/(?<![=!<>:+\-*/%&|^@])=(?!=)/).slice(0, -1);
  const end = parts.findIndex(
    (part) => brackets(part) !== 0 || !/^[\s\p{L}\p{N}_,()*:]+$/u.test(part) || /[\p{L}\p{N}_]\s*\(/u.test(part),
  );
  return parts.slice(0, end < 0 ? parts.length : end).flatMap((part) => words(part.split(":")[0]));
}
