// Which lines two texts do not share.
import assert from "node:assert/strict";
import { test } from "node:test";
import { differentLines } from "../../src/course_helpers/site/live/static/compare.js";

const marked = (left, right) => {
  const marks = differentLines([...left], [...right]);
  const only = (lines, flags) => [...lines].filter((_, at) => flags[at]).join("");
  return [only(left, marks.left), only(right, marks.right)];
};

test("like texts differ nowhere, unlike ones everywhere", () => {
  assert.deepEqual(marked("abc", "abc"), ["", ""]);
  assert.deepEqual(marked("abc", "xyz"), ["abc", "xyz"]);
  assert.deepEqual(marked("", "ab"), ["", "ab"]);
});

test("what was put in, taken out and moved is marked, and nothing else", () => {
  assert.deepEqual(marked("abc", "abXc"), ["", "X"]);
  assert.deepEqual(marked("abXc", "abc"), ["X", ""]);
  assert.deepEqual(
    marked("abcd", "acbd").map((lines) => lines.length),
    [1, 1],
  );
});

test("the lines left over are a longest common subsequence", () => {
  const [left, right] = ["abcbdab", "bdcaba"]; // the example of the textbooks: four lines in common
  const marks = differentLines([...left], [...right]);
  const common = [...left].filter((_, at) => !marks.left[at]).join("");
  assert.equal(common.length, 4);
  assert.equal(common, [...right].filter((_, at) => !marks.right[at]).join(""));
});

test("texts too long to compare are marked whole", () => {
  const long = new Array(2001).fill("gleich");
  assert.ok(differentLines(long, long).left.every(Boolean));
});
