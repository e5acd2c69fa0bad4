"""How edited and unedited cells become one: run by Node, as the page's own module."""

from __future__ import annotations

import json
import subprocess

import pytest
from tests.tiny_books import ROOT

from course_helpers.exercises.whole_layer import faults

MODULE = ROOT / "src" / "course_helpers" / "site" / "live" / "static" / "compose.js"
CLASS = """class Layer:
    def __init__(self, nActualLayer, nNextLayer, activationFunction: ActivationFunction, seed=None):
        zufall = np.random.default_rng(seed)
        self.weightsForNext = zufall.uniform(-0.1, 0.1, (nActualLayer, nNextLayer))
        self.biasesForNext = np.zeros(nNextLayer)
        self.activationFunction = activationFunction
        self.last_z = self.last_values = np.array([])"""
RELU = "relu = ActivationFunction(lambda z: np.maximum(0, z),\n    lambda z: z > 0)\n\nz = 3\nplt.plot(z)"
BODIES = {
    "feedForward": """(self, neurons, recording=False):
    z = neurons @ self.weightsForNext + self.biasesForNext
    if recording:
        self.last_z, self.last_values = z, neurons
    return self.activationFunction.function(z)""",
    "getDerivatives": """(self, outputDerivative):
    z = self.activationFunction.derivative(self.last_z) * outputDerivative
    f = 1 / len(z)
    return f * z.sum(axis=0), f * self.last_values.T @ z, z @ self.weightsForNext.T""",
    "sgd": """(self, derivatives, learningRate):
    self.biasesForNext -= learningRate * derivatives[0]
    self.weightsForNext -= learningRate * derivatives[1]""",
}
RIGHT = {name: f"def {name}{body}\n\nLayer.{name} = {name}" for name, body in BODIES.items()}
GAP = {name: f"def {name}(self, x, y=0):\n    return ...\n\nLayer.{name} = {name}" for name in BODIES}
WHOLE = CLASS + "".join(f"\n\ndef {name}{body}".replace("\n", "\n    ") for name, body in BODIES.items())
IMPORTS = {
    "np": "import numpy as np",
    "plt": "import matplotlib.pyplot as plt",
    "ActivationFunction": "from course_helpers.framework import ActivationFunction",
    "Musterschicht": "from course_helpers.framework import Layer as Musterschicht",
}
IDS = {
    "relu": "zelle-2",
    "Layer": "zelle-3",
    "feedForward": "zelle-4",
    "getDerivatives": "zelle-6",
    "sgd": "zelle-8",
}
ORIGINAL = {"relu": RELU, "Layer": CLASS, **GAP}
PARTS = [
    {"id": one, "original": ORIGINAL[name], "gap": name in GAP, "optional": name == "relu", "task": None}
    for name, one in IDS.items()
]


def edit(name, text, **other):
    return {"id": IDS[name], "original": ORIGINAL[name], "text": text, **other}


def compose(*edits):
    program = f"""import {{ compose }} from {json.dumps(MODULE.as_uri())};
    const offer = {json.dumps({"parts": PARTS, "imports": IMPORTS})};
    const {{ text, own, outdated }} = compose(offer, {json.dumps(edits)});
    const ids = (some) => some.map((part) => part.id);
    console.log(JSON.stringify({{ text, own: ids(own), outdated: ids(outdated) }}));"""
    done = subprocess.run(
        ["node", "--input-type=module", "-e", program],
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    return json.loads(done.stdout)


def run(text):
    names = {}
    exec(compile(text, "<cell>", "exec"), names)  # noqa: S102 - a pupil's cell
    return names["Layer"]


SOLVED = [edit(name, text) for name, text in RIGHT.items()]


@pytest.mark.parametrize(
    ("edits", "lacking"),
    [
        (SOLVED, []),
        (SOLVED[:1], ["getDerivatives", "sgd"]),
        ([edit("Layer", WHOLE)], []),  # everything in the class
        ([edit("sgd", WHOLE)], []),  # the whole class in the last gap
        ([edit("sgd", "\n\n".join(RIGHT.values()))], []),  # everything in one gap
        ([edit("Layer", WHOLE), edit("sgd", RIGHT["sgd"].replace("-=", "+="))], ["sgd"]),
        (
            [*SOLVED[:2], {"id": "zelle-9", "original": "prüfe()", "text": RIGHT["sgd"]}],
            [],
        ),  # in another cell
        (
            [{**one, "id": f"zelle-{30 + n}"} for n, one in enumerate(SOLVED)],
            [],
        ),  # the book's cells have moved
        ([{**one, "original": "anders"} for one in SOLVED], []),  # the book's cells have changed
        ([{**one, "original": "anders", "id": "zelle-3"} for one in SOLVED], []),  # both
    ],
)
def test_the_usual_ways_to_write_a_layer_run_and_what_lacks_is_named(edits, lacking):
    assert [fault.task for fault in faults(run(compose(*edits)["text"]))] == lacking


def test_the_cell_reads_in_order_and_shows_nothing():
    made = compose(*SOLVED, edit("relu", RELU.replace("plt.plot(z)", "plt.plot(\n  z,\n)\nprint(z)")))
    order = [
        made["text"].index(word)
        for word in ("import numpy", "relu = ", "class Layer", "def feedForward", "Layer.sgd")
    ]
    assert order == sorted(order)
    assert "plt" not in made["text"]
    assert "print" not in made["text"]
    assert "Musterschicht" not in made["text"]
    assert made["text"].count("import numpy as np") == 1


def test_only_an_edited_activation_function_goes_along():
    assert "relu = " not in compose(*SOLVED)["text"]
    assert "np.maximum(1, z)" in compose(edit("relu", RELU.replace("(0, z)", "(1, z)")))["text"]


def test_a_helper_of_another_cell_goes_along_without_what_that_cell_does():
    uses = edit(
        "sgd", RIGHT["sgd"].replace("learningRate * derivatives[0]", "schritt(learningRate, derivatives[0])")
    )
    helper = {
        "id": "zelle-20",
        "original": "# frei",
        "text": "def schritt(a, b):\n    return a * b\nfertig = 1 / 0\nschritt(2, 3)",
    }
    text = compose(*SOLVED[:2], uses, helper)["text"]
    assert faults(run(text)) == []
    assert "1 / 0" not in text


def test_what_the_reader_imports_is_not_imported_twice():
    own = edit("feedForward", "import numpy as np\n" + RIGHT["feedForward"])
    assert compose(own)["text"].count("import numpy as np") == 1


def test_nothing_edited_is_told_and_cells_that_the_book_has_changed_are_named():
    assert compose()["own"] == []
    old = {**SOLVED[0], "original": "anders"}
    assert compose(old, SOLVED[1]) | {"text": ""} == {
        "text": "",
        "own": ["zelle-4", "zelle-6"],
        "outdated": ["zelle-4"],
    }


def test_a_class_that_cannot_be_made_is_named():
    text = compose(edit("Layer", WHOLE.replace("np.zeros(nNextLayer)", "np.zeros(nNext)")))["text"]
    broken = run(text)
    (fault,) = faults(broken)
    assert (fault.task, fault.state) == ("", "versucht")
    assert "nNext" in fault.says
