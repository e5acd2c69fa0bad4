// What a self-test counts, how steps are moved, which numbers are the same.
import assert from "node:assert/strict";
import { test } from "node:test";
import { browser } from "./browser.js";

browser();
const { moved, readOrder } = await import("../../src/course_helpers/site/progress/static/order.js");
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
  assert.ok(!sameNumber(0.1, 0));
});
