// A reader's work in the storage: two tabs that write at once lose nothing, and what does not fit waits.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { browser } from "./browser.js";

const storage = browser();
const { Work } = await import("../../src/course_helpers/site/live/static/own_work/work.js");
const CELL = { id: "zelle-1", original: "buch" };

beforeEach(() => {
  storage.limit(Number.POSITIVE_INFINITY);
  for (const key of Object.keys(storage)) storage.removeItem(key);
});

test("what is kept is there for the next page", () => {
  const first = new Work("");
  first.put("zelle", "s", { ...CELL, text: "mein" });
  assert.equal(new Work("").get("zelle", "s"), undefined); // it waits for a moment
  first.save();
  assert.equal(new Work("").get("zelle", "s")?.text, "mein");
});

test("the book's own text leaves no entry", () => {
  const work = new Work("");
  work.put("zelle", "s", { ...CELL, text: "mein" });
  work.save();
  work.put("zelle", "s", { ...CELL, text: "buch" });
  work.save();
  assert.deepEqual(Object.keys(storage), []);
});

test("two tabs write the same cell at once: the later text counts, the other is kept beside it", () => {
  const [one, two] = [new Work(""), new Work("")];
  one.put("zelle", "s", { ...CELL, text: "eins" });
  two.put("zelle", "s", { ...CELL, text: "zwei" });
  one.save();
  two.save();
  const kept = new Work("").get("zelle", "s");
  assert.deepEqual([kept?.text, kept?.others], ["zwei", ["eins"]]);
  two.settle("zelle", "s", "eins");
  two.save();
  assert.equal(new Work("").get("zelle", "s")?.others, undefined);
});

test("of a state the later one counts alone", () => {
  const [one, two] = [new Work(""), new Work("")];
  one.put("fortschritt", "p", { text: "versucht" });
  two.put("fortschritt", "p", { text: "geloest" });
  one.save();
  two.save();
  assert.deepEqual(
    [new Work("").get("fortschritt", "p")].map((item) => [item?.text, item?.others]),
    [["geloest", undefined]],
  );
});

test("different pieces of two tabs do not touch each other", () => {
  const [one, two] = [new Work(""), new Work("")];
  one.put("vorhersage", "a", { text: "eins" });
  two.put("vorhersage", "b", { text: "zwei" });
  one.save();
  two.save();
  assert.deepEqual(
    new Work("")
      .all()
      .map(({ name, item }) => [name, item.text])
      .sort(),
    [
      ["a", "eins"],
      ["b", "zwei"],
    ],
  );
});

test("what does not fit goes on waiting and is told, and is kept when there is room", () => {
  const work = new Work("");
  let told = 0;
  work.watch(() => (told += 1));
  storage.limit(10);
  work.put("vorhersage", "a", { text: "zu lang für den Rest" });
  work.save();
  assert.deepEqual([work.trouble, work.unsaved, told], ["full", 1, 1]);
  storage.limit(1000);
  work.save();
  assert.deepEqual([work.trouble, work.unsaved], ["", 0]);
  assert.equal(new Work("").get("vorhersage", "a")?.text, "zu lang für den Rest");
});

test("many pieces are taken all or not at all", () => {
  const work = new Work("");
  work.put("vorhersage", "a", { text: "alt" });
  work.save();
  const pieces = [
    { kind: "vorhersage", name: "a", item: { text: "neu", at: 1 } },
    { kind: "vorhersage", name: "b", item: { text: "x".repeat(500), at: 1 } },
  ];
  storage.limit(200);
  assert.equal(work.adopt(pieces), "full");
  assert.deepEqual(
    new Work("").all().map(({ item }) => item.text),
    ["alt"],
  );
  storage.limit(1000);
  assert.equal(work.adopt(pieces), "");
  assert.equal(work.get("vorhersage", "a")?.text, "neu");
});

test("an entry that nobody can read is counted and left alone", () => {
  storage.setItem(`${new Work("").prefix}zelle:s`, "{kaputt");
  const work = new Work("");
  assert.equal(work.damaged, 1);
  assert.equal(Object.keys(storage).length, 1);
});

test("accounts do not see each other's work, and one leaves alone", () => {
  const [lea, mo] = [new Work("/user/lea/"), new Work("/user/mo/")];
  for (const work of [lea, mo]) {
    work.put("vorhersage", "a", { text: work.reader });
    work.save();
  }
  lea.clear();
  assert.equal(new Work("/user/lea/").all().length, 0);
  assert.equal(new Work("/user/mo/").get("vorhersage", "a")?.text, "/user/mo/");
});
