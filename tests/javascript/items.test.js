// One piece of a reader's work: its name in the storage, and what may be read from there.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  asItem,
  besides,
  cellName,
  isBlank,
  keepsOthers,
  parseItem,
  pathOf,
  prefixOf,
  readerOf,
  sameItem,
  splitPath,
} from "../../src/course_helpers/site/live/static/own_work/items.js";

test("whose work it is: the account of a hub, nobody elsewhere", () => {
  assert.equal(readerOf("https://hub.example/user/lea%20m/kurs/_static/live/work.js"), "/user/lea%20m/");
  assert.equal(readerOf("https://hub.example/schule/user/mo/kurs/x.js"), "/schule/user/mo/");
  assert.equal(readerOf("https://kurs.example/_static/live/work.js"), "");
});

test("two readers never share a prefix, not even where one name begins like the other", () => {
  const [one, two] = [prefixOf("/user/a/"), prefixOf("/user/a:b/")];
  assert.ok(!one.startsWith(two) && !two.startsWith(one));
});

test("a path gives back its kind and its name, colons and all", () => {
  assert.deepEqual(splitPath(pathOf("quiz", "seite:1:frage")), ["quiz", "seite:1:frage"]);
  assert.equal(splitPath("anderes:x"), null);
  assert.equal(splitPath("zelle"), null);
});

test("a cell's name changes with page, number and the book's text", () => {
  const name = (page, id, original) => cellName(page, { id, original });
  const all = [name("s", "zelle-1", "a"), name("t", "zelle-1", "a"), name("s", "zelle-2", "a"), name("s", "zelle-1", "b")];
  assert.equal(new Set(all).size, all.length);
  assert.equal(name("s", "zelle-1", "a"), all[0]);
});

const CELL = { text: "x", at: 1, id: "zelle-1", original: "y" };

test("only what has the form of a piece is one", () => {
  assert.deepEqual(asItem({ text: "x", at: 1, extra: 2 }, "quiz"), { text: "x", at: 1 });
  assert.deepEqual(asItem(CELL, "zelle"), CELL);
  assert.deepEqual(asItem({ ...CELL, others: ["z"] }, "zelle"), { ...CELL, others: ["z"] });
  for (const wrong of [
    null,
    "x",
    [CELL],
    {},
    { text: 1, at: 1 },
    { text: "x", at: "1" },
    { text: "x", at: Infinity },
    { text: "x", at: 1, others: [1] },
  ]) {
    assert.equal(asItem(wrong, "quiz"), null, JSON.stringify(wrong));
  }
  assert.equal(asItem({ text: "x", at: 1 }, "zelle"), null);
});

test("what is no JSON is no piece", () => {
  assert.equal(parseItem("{", "quiz"), null);
  assert.deepEqual(parseItem('{"text":"x","at":1}', "quiz"), { text: "x", at: 1 });
});

test("the book's own text is nothing to keep, unless another text waits beside it", () => {
  assert.ok(isBlank({ text: "y", at: 1, original: "y" }));
  assert.ok(isBlank({ text: "", at: 1 }));
  assert.ok(!isBlank(CELL));
  assert.ok(!isBlank({ text: "y", at: 1, original: "y", others: ["x"] }));
});

test("pieces are alike in their texts, whenever they were written", () => {
  assert.ok(sameItem({ text: "x", at: 1 }, { text: "x", at: 2, others: [] }));
  assert.ok(!sameItem({ text: "x", at: 1 }, { text: "x", at: 1, others: ["z"] }));
  assert.ok(sameItem(undefined, undefined) && !sameItem(undefined, { text: "", at: 1 }));
});

test("texts beside the one that counts stand there once", () => {
  assert.deepEqual(besides("a", ["b", "a", "b", "c"]), ["b", "c"]);
  assert.deepEqual(["zelle", "vorhersage", "quiz", "fortschritt"].map(keepsOthers), [true, true, false, false]);
});
