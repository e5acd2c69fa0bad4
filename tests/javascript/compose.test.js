// The reader's layer in one cell. That the usual ways to write one then run in Python, tests/live/test_compose.py shows.
import assert from "node:assert/strict";
import { test } from "node:test";
import { compose, defined } from "../../src/course_helpers/site/live/static/compose.js";

const part = (id, original, more = {}) => ({ id, original, gap: false, optional: false, task: null, ...more });
const PARTS = [
  part("zelle-1", "relu = ActivationFunction(f, g)", { optional: true }),
  part("zelle-2", "class Layer:\n    pass"),
  part("zelle-3", "def sgd(self, d, rate):\n    ...\n\nLayer.sgd = sgd", { gap: true, task: "sgd" }),
];
const OFFER = { parts: PARTS, imports: { np: "import numpy as np", plt: "import matplotlib.pyplot as plt" } };
const SGD = "def sgd(self, d, rate):\n    self.w -= rate * np.array(d)\n\nLayer.sgd = sgd";
const edit = (at, text, more = {}) => ({ id: PARTS[at].id, original: PARTS[at].original, text, ...more });

test("what a text defines: functions, classes, activation functions", () => {
  assert.deepEqual(defined("class A:\n    def innen(self): ...\n\nasync def b(): ...\nc = ActivationFunction(f, g)\nd = 1"), [
    "A",
    "b",
    "c",
  ]);
});

test("unchanged parts come from the book, optional ones stay away", () => {
  const { text, own, outdated } = compose(OFFER, []);
  assert.equal(text, `${PARTS[1].original}\n\n${PARTS[2].original}`);
  assert.deepEqual([own, outdated], [[], []]);
});

test("the reader's part comes with the import that it needs, and with no other", () => {
  const { text, own } = compose(OFFER, [edit(2, SGD)]);
  assert.equal(text, `import numpy as np\n\n${PARTS[1].original}\n\n${SGD}`);
  assert.deepEqual(own, [PARTS[2]]);
});

test("an own import is not repeated", () => {
  const { text } = compose(OFFER, [edit(2, `import numpy as np\n${SGD}`)]);
  assert.equal(text.match(/import numpy/g)?.length, 1);
});

test("an open gap is left out where the class has its function", () => {
  const { text } = compose(OFFER, [edit(1, "class Layer:\n    def sgd(self, d, rate):\n        pass")]);
  assert.ok(!text.includes("..."));
});

test("what only shows something is left out", () => {
  const { text } = compose(OFFER, [edit(2, `${SGD}\nprint(\n    1,\n)\nprüfe("sgd", Layer)\nplt.show()`)]);
  assert.ok(text.endsWith("Layer.sgd = sgd"));
});

test("a helper from another cell comes first, and what that needs before it", () => {
  const others = [
    { id: "zelle-8", original: "# frei", text: "def halb(x):\n    return viertel(x) * 2\nhalb(3)" },
    { id: "zelle-9", original: "# frei", text: "def viertel(x):\n    return x / 4" },
    { id: "zelle-10", original: "# frei", text: "def niemand():\n    pass" },
  ];
  const { text } = compose(OFFER, [edit(2, SGD.replace("rate *", "halb(rate) *")), ...others]);
  const order = ["def viertel", "def halb", "class Layer", "def sgd"].map((piece) => text.indexOf(piece));
  assert.deepEqual(
    order,
    [...order].sort((one, two) => one - two),
  );
  assert.ok(order.every((at) => at >= 0));
  assert.ok(!text.includes("niemand") && !text.includes("halb(3)"));
});

test("a part that the book has changed since is named", () => {
  const { outdated } = compose(OFFER, [edit(2, SGD, { original: "früher" })]);
  assert.deepEqual(outdated, [PARTS[2]]);
});
