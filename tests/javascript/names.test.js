// Which names a cell gives a value, and which it uses. That this is what Python does, tests/live/test_names.py shows.
import assert from "node:assert/strict";
import { test } from "node:test";
import { definesFunction, mentions, namesDefined } from "../../src/course_helpers/site/live/static/names.js";

const CASES = {
  "x = 1": ["x"],
  "a, (b, *c) = d = 1, (2, 3)": ["a", "b", "c", "d"],
  "größe: int = 5; ende = 1": ["ende", "größe"],
  "a.b = 1\na[0] = 2\nf(x=1)\ny == 3": [],
  "def f(a=1):\n    innen = a\n\nclass K:\n    feld = 1": ["K", "f"],
  "import numpy as np, os.path\nfrom a import (\n    b as c,\n    e,\n)": ["c", "e", "np", "os"],
  "for i, (x, y) in paare:\n    z = x": ["i", "x", "y", "z"],
  "with open(p) as datei:\n    pass": ["datei"],
  "if (n := len(x)) > 1: m = n": ["m", "n"],
  'text = """\nkein = 1\n"""  # auch = 2': ["text"],
};

for (const [code, names] of Object.entries(CASES)) {
  test(JSON.stringify(code), () => assert.deepEqual([...namesDefined(code)].sort(), names));
}

test("a name is used where it stands as a word", () => {
  assert.ok(mentions("print(netz.train(x))", "netz"));
  assert.ok(!mentions("print(netze)", "netz"));
  assert.ok(mentions("größe + 1", "größe"));
});

test("a function may be defined within a class", () => {
  assert.ok(definesFunction("class K:\n    def sgd(self):\n        pass", "sgd"));
  assert.ok(definesFunction("async def sgd():\n    pass", "sgd"));
  assert.ok(!definesFunction("K.sgd = sgd\ndef sgd_neu():\n    pass", "sgd"));
});
