// A copy of a reader's work: what the file holds, what opening it would change, and how both places are joined.
import assert from "node:assert/strict";
import { test } from "node:test";
import { BadCopy, compareCopy, decide, readCopy, writeCopy } from "../../src/course_helpers/site/live/static/own_work/copy.js";

const piece = (kind, name, text, more = {}) => ({ kind, name, item: { text, at: 1, ...more } });
const PIECES = [piece("vorhersage", "a", "Ich glaube, drei."), piece("fortschritt", "b", "versucht")];
const file = (text) => ({ size: text.length, text: async () => text });
const here =
  (...pieces) =>
  (kind, name) =>
    pieces.find((one) => one.kind === kind && one.name === name)?.item;

test("what was saved is read again, but for what the reader was told", async () => {
  const saved = writeCopy([...PIECES, piece("gesagt", "safari", "ja")]);
  assert.deepEqual(await readCopy(file(saved)), PIECES);
});

for (const [what, text] of Object.entries({
  "no JSON": "{",
  "another JSON": "[1]",
  "a later version": '{"kurs-kopie": 99, "arbeit": []}',
  "no work in it": '{"kurs-kopie": 1}',
  "a damaged piece": '{"kurs-kopie": 1, "arbeit": [["quiz:a", {"text": 1}]]}',
  "an unknown kind": '{"kurs-kopie": 1, "arbeit": [["anderes:a", {"text": "x", "at": 1}]]}',
})) {
  test(`${what} is refused with a sentence`, () =>
    assert.rejects(readCopy(file(text)), (error) => error instanceof BadCopy && error.message.endsWith(".")));
}

test("too large a file is not even read", () =>
  assert.rejects(readCopy({ size: 3e7, text: () => assert.fail("read") }), BadCopy));

test("what is not here is fresh, what is alike is left alone, what differs is asked about", () => {
  const [mine, other] = [piece("vorhersage", "a", "anders"), piece("vorhersage", "c", "gleich")];
  const { fresh, differing } = compareCopy([...PIECES, other], here(mine, other));
  assert.deepEqual(fresh, [PIECES[1]]);
  assert.deepEqual(differing, [{ piece: PIECES[0], mine: mine.item }]);
});

test("of a task the further state counts, without a question", () => {
  const at = (text) => piece("fortschritt", "b", text);
  const result = (copy, mine) => compareCopy([at(copy)], here(at(mine)));
  assert.deepEqual(result("geloest", "versucht"), { fresh: [at("geloest")], differing: [] });
  assert.deepEqual(result("versucht", "geloest"), { fresh: [], differing: [] });
});

test("a decision keeps the other text beside the one that counts, where it may hold work", () => {
  const differing = [
    { piece: piece("vorhersage", "a", "Kopie", { others: ["früher"] }), mine: { text: "hier", at: 2 } },
    { piece: piece("quiz", "q", "2"), mine: { text: "3", at: 2 } },
  ];
  const texts = (useCopy) => decide(differing, useCopy).map(({ item }) => [item.text, item.others]);
  assert.deepEqual(texts(true), [
    ["Kopie", ["früher", "hier"]],
    ["2", undefined],
  ]);
  assert.deepEqual(texts(false), [
    ["hier", ["Kopie", "früher"]],
    ["3", undefined],
  ]);
});
