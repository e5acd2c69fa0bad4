// Each saved edit finds its cell again, also when the book's cells have moved or changed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { matchEdits } from "../../src/course_helpers/site/live/static/match.js";

const cell = (id, original) => ({ id, original });
const edit = (id, original, text = "mein Text") => ({ id, original, text });
const [one, two] = [cell("zelle-1", "a = 1"), cell("zelle-2", "b = 2")];

test("an edit goes to the cell with its number and its original", () => {
  const mine = edit("zelle-2", "b = 2");
  const { restored, conflicts, orphans } = matchEdits([one, two], [mine]);
  assert.deepEqual([...restored], [[two, mine]]);
  assert.equal(conflicts.size + orphans.length, 0);
});

test("a cell that has moved is found by its original", () => {
  const mine = edit("zelle-9", "a = 1");
  assert.deepEqual([...matchEdits([one, two], [mine]).restored], [[one, mine]]);
});

test("of two cells with one text each edit takes its own", () => {
  const twins = [cell("zelle-1", "x"), cell("zelle-2", "x")];
  const edits = [edit("zelle-2", "x", "zwei"), edit("zelle-1", "x", "eins")];
  const { restored } = matchEdits(twins, edits);
  assert.deepEqual(
    twins.map((twin) => restored.get(twin)?.text),
    ["eins", "zwei"],
  );
});

test("a changed original under the same number is a conflict, once for each cell", () => {
  const edits = [edit("zelle-1", "früher"), edit("zelle-1", "noch früher")];
  const { restored, conflicts, orphans } = matchEdits([one], edits);
  assert.equal(restored.size, 0);
  assert.deepEqual([...conflicts], [[one, edits[0]]]);
  assert.deepEqual(orphans, [edits[1]]);
});

test("what belongs to no cell is kept apart", () => {
  const lost = edit("zelle-7", "weg");
  assert.deepEqual(matchEdits([one], [lost]).orphans, [lost]);
});
