// What a self-test counts and draws, how steps are moved, which numbers are the same.
import assert from "node:assert/strict";
import { test } from "node:test";
import { browser } from "./browser.js";

browser();
const { moved, readOrder } = await import("../../src/course_helpers/site/progress/static/order.js");
const { drawn } = await import("../../src/course_helpers/site/progress/static/draw.js");
const { passed, percent, scoreOf } = await import("../../src/course_helpers/site/progress/static/score.js");
const { readings, readNumber, sameNumber } = await import("../../src/course_helpers/site/progress/static/fields.js");

test("a step moves by one place and stops at both ends", () => {
  assert.deepEqual(moved([2, 0, 1], 1, 0), [0, 2, 1]);
  assert.deepEqual(moved([2, 0, 1], 0, 1), [0, 2, 1]);
  assert.deepEqual(moved([2, 0, 1], 0, -1), [2, 0, 1]);
  assert.deepEqual(moved([2, 0, 1], 2, 3), [2, 0, 1]);
});

test("only an order of all steps is read from what was kept", () => {
  assert.deepEqual(readOrder("1,0,2", 3), [1, 0, 2]);
  for (const wrong of ["", "1,0", "1,1,2", "1,0,3", "x", "0,1,2,3"]) assert.equal(readOrder(wrong, 3), null, wrong);
});

test("the first answers are counted; open ones keep a test from being passed", () => {
  const most = /** @type {const} */ (["richtig", "richtig", "richtig", "falsch"]);
  assert.deepEqual(scoreOf([...most]), { right: 3, open: 0, all: 4 });
  assert.ok(passed(scoreOf([...most])));
  assert.ok(!passed(scoreOf([...most, "falsch"])));
  assert.ok(!passed(scoreOf([...most, "richtig", "richtig", ""])));
  assert.equal(percent({ right: 299, open: 0, all: 400 }), 74); // 74.75 % are not 75 %
});

test("a number is the same with its thousands apart, and neighbours are told apart", () => {
  assert.ok(sameNumber(readNumber("12 874"), readNumber("12\u202f874")));
  assert.ok(sameNumber(readNumber("-0.9"), readNumber("−0,9")));
  assert.deepEqual(readings("12.730"), [12.73, 12730]);
  assert.deepEqual(readings("-1.234.567,5").at(-1), -1234567.5);
  assert.deepEqual(readings("0.125"), [0.125]);
  assert.ok(!sameNumber(69.12, 69));
  assert.ok(!sameNumber(12720, 12730)); // the biases of the last layer are missing
  assert.ok(!sameNumber(4095, 4096));
  assert.ok(sameNumber(4096, 4096.0));
  assert.ok(sameNumber(33.33, 100 / 3));
  assert.ok(!sameNumber(0.1, 0));
});

test("questions are drawn from every part, and those of the last time only where others are missing", () => {
  const parts = [["a1", "a2", "a3"], ["b1"], ["c1", "c2", "c3", "c4"]];
  for (let run = 0; run < 200; run++) {
    const first = drawn(parts, [], 4);
    assert.equal(new Set(first).size, 4);
    assert.deepEqual([...new Set(first.map(([part]) => part))].sort(), ["a", "b", "c"]);
    const second = drawn(parts, first, 4);
    assert.deepEqual(
      first.filter((name) => second.includes(name)),
      ["b1"],
    ); // the only one of its part
  }
  assert.deepEqual(drawn(parts, [], 99).sort(), parts.flat());
  assert.deepEqual(drawn([[], ["b1"]], [], 1), ["b1"]);
});

test("every question is drawn about as often as the others, at every place", () => {
  const counts = new Map();
  for (let run = 0; run < 4000; run++) {
    for (const [place, name] of drawn([["a", "b", "c", "d"]], [], 2).entries()) {
      counts.set(`${name}${place}`, (counts.get(`${name}${place}`) ?? 0) + 1);
    }
  }
  assert.equal(counts.size, 8);
  for (const [what, count] of counts) assert.ok(Math.abs(count - 1000) < 200, `${what}: ${count}`);
});
