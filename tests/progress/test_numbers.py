"""The self-tests say the truth: every number and every program in them is computed here once more."""

from __future__ import annotations

import contextlib
import io
import math
import re
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest
from tests.progress.selftest_book import TESTS

from course_helpers.framework import Layer, Network, relu
from course_helpers.site.progress.answers import _number
from course_helpers.site.progress.variants import fill_in, read_values

CHIP_ROWS = 128
FEWEST_QUESTIONS, FEWEST_WITH_OTHER_NUMBERS = 60, 10


@dataclass
class Question:
    """One question as the author wrote it."""

    place: str
    options: dict[str, str]
    body: str

    @property
    def versions(self):
        """Return the values of each version; one empty set where there are none."""
        return read_values(self.options["werte"]) if "werte" in self.options else [{}]

    @property
    def kind(self):
        return next((name for name in ("zahl", "ordnen", "fehler") if name in self.options), "wahl")


def read(file) -> list[Question]:
    found = []
    for block in re.findall(r"^````\{quiz\} (.*?)^````$", file.read_text("utf-8"), re.MULTILINE | re.DOTALL):
        title, *lines = block.split("\n")
        options = dict(
            re.fullmatch(r":(\w+): ?(.*)", line).groups() for line in lines if line.startswith(":")
        )
        body = "\n".join(line for line in lines if not line.startswith(":"))
        found.append(Question(f"{file.stem}: {title}", options, body))
    return found


QUESTIONS = [question for file in TESTS for question in read(file)]


def neuron(a, w, b):
    """Let the course's own layer compute one neuron for one example; return output and layer."""
    layer = Layer(len(a), 1, relu, seed=0)
    layer.weightsForNext = np.array(w, float).reshape(-1, 1)
    layer.biasesForNext = np.array([b], float)
    return layer.feedForward(np.array([a], float), recording=True)[0, 0], layer


def slopes(a, w, b, y):
    output, layer = neuron([a], [w], b)
    return layer.getDerivatives(np.array([[2 * (output - y)]]))


def after_step(w, s, r):
    _, layer = neuron([1], [w], 0)
    layer.sgd((np.zeros(1), np.array([[s]])), r)
    return layer.weightsForNext[0, 0]


def parameters(n, m, k):
    layers = [Layer(int(n), int(m), relu), Layer(int(m), int(k), relu)]
    return sum(layer.weightsForNext.size + layer.biasesForNext.size for layer in layers)


def converter(p, g):
    return np.clip(np.floor(round(p * g, 9)), -128, 127)


def loss(p, q, r):
    return sum(Network.mse_loss(np.array([[p, q, r]]), np.array([[1, 0, 0]]))[0])


def error(w, s, f, t, g):
    return np.mean((w * np.array([s, t]) - np.array([f, g])) ** 2)


def spread(s, n):
    """Return how much the mean of n values spreads: each brings an n-th of its own deviation."""
    return math.hypot(*[s / n] * int(n))


# what a typed number must be, by the label of its question; the arguments are the names in `:werte:`
RIGHT: dict[str, Any] = {
    "test-neuron": lambda a, w, c, v, b: neuron([a, c], [w, v], b)[0],
    "test-zaehlen": parameters,
    "test-schritt": after_step,
    "test-probe": lambda r, m, h: np.gradient([m, r], 2 * h)[0],
    "test-kette": lambda a, w, b, y: slopes(a, w, b, y)[1][0, 0],
    "test-loss": loss,
    "test-batches": lambda n, k, e: len(range(0, int(n), int(k))) * e,
    "test-ladung": lambda i, t: i * 1e-6 * t * 1e-9 / 1e-15,
    "test-spannung": lambda q, c: q * 1e-15 / (c * 1e-12) / 1e-3,
    "test-mac": lambda x, w, y, v, u, k: np.dot([x, y, u], [w, v, k]),
    "test-wandler": converter,
    "test-mitteln": spread,
    "test-stuecke": lambda n: len(range(0, int(n), CHIP_ROWS)),
    "test-tau": lambda r, c: r * 1e6 * c * 1e-12 / 1e-6,
    "test-zeitschritt": lambda v, e, t, d: v + d / t * (e - v),
    "test-tausend": lambda s: s / 1000 / 1e-3,
    "test-schwelle": lambda e, t, g, h: np.interp(t - e, [0, h, 10 * h], [0, g, 10 * g]),
    "test-kettensynapsen": lambda n, g: sum(n * n for _ in range(1, int(g))),
    "test-ausfall": lambda n, w, k: sum([w] * int(n - k)),
    "test-sudoku": lambda n: np.ones((int(n),) * 3).size,
    "test-standardfehler": spread,
    "test-anteil": lambda n, r, i: np.array([n, r, i])[0] / np.sum([n, r, i]),
    "test-sicher": lambda s, f, **_: 100 * np.mean(np.arange(s) < f),
    "test-energie": lambda p, t: p * t * 1e-6 / 1e-3,
    "schluss-fehler": error,
    "schluss-zurueck": lambda d, w, **_: (np.array([[d]]) @ np.array([[w]]).T)[0, 0],
    "schluss-chip": lambda x, w, g: converter(np.full(CHIP_ROWS, x) @ np.full(CHIP_ROWS, w), g),
    "schluss-tau": lambda d: d * 0.37,
    "schluss-stufe": lambda a, b, n: np.diff(np.linspace(a, b, int(n))).mean(),
    "schluss-sudoku": lambda v, r: 100 * (r - v) / (16 - v),
}

# for each faulty program: the line that mends it, and what must hold then and must not before
MENDED = {
    "test-schicht": (
        "    z = a @ W + b",
        "schicht(np.ones((2, 3)), np.ones((3, 4)), np.zeros(4)).shape == (2, 4)",
    ),
    "test-sgd": ("    biases = biases - lernrate * db", "sgd(1.0, 1.0, (2.0, 2.0), 0.1) == (0.8, 0.8)"),
    "test-wandlerfehler": (
        "    return np.clip(ergebnis, -128, 127)",
        "list(wandler(np.array([9e4, -9e4]), 0.01)) == [127, -128]",
    ),
    "test-zeilen": (
        "    minus = np.maximum(0, -gewichte)",
        "[list(part) for part in zeilen(np.array([3, -2]))] == [[3, 0], [0, 2]]",
    ),
    "test-neuronfehler": (
        "    if v > schwelle:",
        "[zeitschritt(v, 560, 505, 172, 10, 1) for v in (200, 504)] == [236, 172]",
    ),
    "test-standardfehlerfehler": (
        "    return s / np.sqrt(n)",
        "abs(standardfehler([1, 2, 3, 4]) - 0.6455) < 1e-3",
    ),
    "test-wunsch": (
        "    neu = bild - schritt * richtung",
        "np.allclose(wunschziffer(np.array([0.5, 0.5]), np.array([2, -3]), 0.1), [0.4, 0.6])",
    ),
    "schluss-prozent": (
        "    antworten = ausgaben.argmax(axis=1)",
        "prozent(np.array([[0.1, 0.9], [0.8, 0.2]]), np.array([1, 1])) == 50",
    ),
    "schluss-rate": ("    return 1000 / mittel", "feuerrate([0, 20, 40]) == 50"),
}

# what the lines to order need, and what must hold at the end
ORDERED = {
    "test-lesen": (
        "bilder = np.ones((6, 28, 28)); richtig = np.zeros(6); w = np.zeros((784, 10)); b = np.zeros(10)",
        "6",
    ),
    "schluss-schritt": (
        "a = np.ones((1, 2)); y = np.ones((1, 1)); W = np.full((2, 1), 0.2); b = np.zeros(1)",
        "",
    ),
}


def listing(body):
    return re.search(r"```python\n(.*?)```", body, re.DOTALL)[1]


def printed(program, **names):
    out = io.StringIO()
    with contextlib.redirect_stdout(out), np.errstate(all="ignore"):
        exec(program, {"np": np, **names})  # noqa: S102 - the course's own programs
    return out.getvalue().strip()


def right_answer(body):
    (answer,) = re.findall(r"^- \[x\] (.*)$", body, re.MULTILINE)
    return answer


def test_there_are_enough_questions_of_every_kind():
    assert len(QUESTIONS) >= FEWEST_QUESTIONS
    assert sum("werte" in question.options for question in QUESTIONS) >= FEWEST_WITH_OTHER_NUMBERS
    drawing = {file.stem: file for file in TESTS if "{ziehung}" in file.read_text("utf-8")}
    assert drawing.keys() == {"quer"}
    for file in sorted(set(TESTS) - set(drawing.values())):
        kinds = {question.kind for question in read(file)}
        assert kinds == {"zahl", "wahl", "ordnen", "fehler"}, file.name
        assert any("print(" in question.body for question in read(file)), file.name


def test_questions_are_drawn_from_the_tests_of_all_parts():
    (drawing,) = (file for file in TESTS if file.stem == "quer")
    named = re.findall(r"^- \[\]\((\w+)\.md\)$", drawing.read_text("utf-8"), re.MULTILINE)
    assert sorted(named) == sorted({file.stem for file in TESTS} - {"quer", "zum_schluss"})


@pytest.mark.parametrize("question", [q for q in QUESTIONS if q.kind == "zahl"], ids=lambda q: q.place)
def test_every_number_is_right(question):
    for values in question.versions:
        body = fill_in(question.body, values)
        said = _number(right_answer(body))
        if "```python" in body:
            found = float(re.search(r"-?[\d.]+", printed(listing(body)))[0])
        else:
            found = RIGHT[question.options["label"]](**{name: float(value) for name, value in values.items()})
        assert said == pytest.approx(found, rel=1e-6), values


@pytest.mark.parametrize(
    "question", [q for q in QUESTIONS if q.kind == "wahl" and "```python" in q.body], ids=lambda q: q.place
)
def test_a_program_to_read_prints_the_right_answer(question):
    assert printed(listing(question.body)) == right_answer(question.body).strip("`")


@pytest.mark.parametrize("question", [q for q in QUESTIONS if q.kind == "fehler"], ids=lambda q: q.place)
def test_the_faulty_line_is_the_one_that_mends_the_program(question):
    mended, holds = MENDED[question.options["label"]]
    lines = listing(question.body).splitlines()
    number = int(right_answer(question.body).removeprefix("Zeile "))
    try:
        fault = eval(holds, printed_names(lines))  # noqa: S307 - the course's own programs
    except ValueError:
        fault = False
    assert not fault
    lines[number - 1] = mended
    assert eval(holds, printed_names(lines))  # noqa: S307


def printed_names(lines):
    names: dict[str, Any] = {"np": np}
    exec("\n".join(lines), names)  # noqa: S102 - the course's own programs
    return names


def test_lines_to_order_run_in_their_order_only():
    for question in QUESTIONS:
        if question.options.get("label") not in ORDERED:
            continue
        before, output = ORDERED[question.options["label"]]
        lines = re.findall(r"^\d\. `(.*)`$", question.body, re.MULTILINE)
        assert printed("\n".join([before, *lines])) == output
        for place in range(1, len(lines)):
            swapped = [*lines]
            swapped[place - 1 : place + 1] = swapped[place - 1 : place + 1][::-1]
            with pytest.raises(NameError):
                printed("\n".join([before, *swapped]))
