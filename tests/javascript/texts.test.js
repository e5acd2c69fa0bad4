// What the pages say: every text can be said, with whatever it gets, and counts agree.
import assert from "node:assert/strict";
import { test } from "node:test";
import { W } from "../../src/course_helpers/site/live/static/own_work/texts.js";
import { T } from "../../src/course_helpers/site/live/static/texts.js";

/** Yield every text with its name; functions get plausible values. */
function* said(texts, path = "") {
  for (const [name, value] of Object.entries(texts)) {
    const here = `${path}${name}`;
    if (typeof value === "string") yield [here, value];
    else if (typeof value === "function") yield [here, [value(...values(value))].flat().join("")];
    else yield* said(value, `${here}.`);
  }
}

const FACTS = {
  of: "der Seite",
  file: "live.js",
  status: 503,
  bytes: 2e6,
  bytesTotal: 4e6,
  characters: 9000,
  lines: 1200,
  results: 0,
};
const values = (text) => (/^\(\s*\{/.test(String(text)) ? [FACTS] : new Array(text.length).fill(3));

for (const [room, texts] of Object.entries({ live: T, own_work: W })) {
  test(`every text of ${room} is whole`, () => {
    for (const [name, text] of said(texts)) {
      assert.ok(text.trim(), name);
      assert.doesNotMatch(text, /undefined|NaN|\[object|\$\{/, name);
      assert.doesNotMatch(text, /\b(?:Sie|Ihnen|Ihre?)\b (?:können|müssen|haben)/, name);
      assert.doesNotMatch(text, / {2}|"|\.\.\./, `${name}: German marks and single spaces`);
    }
  });
}

test("one and several are told apart", () => {
  assert.match(T.keptEdits(1), /^Eine Zelle, die du geändert hast, ist/);
  assert.match(T.keptEdits(2), /^2 Zellen, die du geändert hast, sind/);
  assert.match(T.uploaded(3, 1), /Weggelassen: eine Zelle,/);
  assert.doesNotMatch(T.uploaded(3, 0), /Weggelassen/);
});

test("what was left out is counted in lines, or in characters of one line", () => {
  assert.equal(
    T.leftOut({ characters: 9000, lines: 1, results: 0 }),
    "So viel kann die Seite nicht zeigen. Weggelassen: 9.000 Zeichen.",
  );
  assert.equal(
    T.leftOut({ characters: 9, lines: 1200, results: 2 }),
    "So viel kann die Seite nicht zeigen. Weggelassen: 1.200 Zeilen und 2 Ergebnisse.",
  );
});

test("how much of a part arrived is said where it is worth a number", () => {
  assert.match(T.fault.Cut(FACTS), /live\.js kam nur halb an, 2,0 von 4,0 MB sind da\./);
  assert.match(T.fault.Cut({ ...FACTS, bytesTotal: 9000 }), /kam nur halb an\. /);
});
