"""The gaps of the chapters: open ones fail kindly, and the printed solutions close them."""

import re
from pathlib import Path

import jupytext
import matplotlib.pyplot as plt
import numpy as np
import pytest

CHAPTERS = Path(__file__).parents[2] / "book" / "chapters"
SOLUTION = re.compile(r"^`{4,}\{loesung\}.*?^```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)


@pytest.fixture(autouse=True)
def _no_windows():
    plt.switch_backend("Agg")
    yield
    plt.close("all")


def run(name, solutions):
    """Run a chapter's code cells, each gap cell followed by its solution; return its namespace."""
    namespace, solutions = {}, iter(solutions)
    for cell in jupytext.read(CHAPTERS / name).cells:
        if cell.cell_type != "code":
            continue
        source = cell.source.replace("fertig = False", f"fertig = {bool(namespace.get('_closed'))}")
        exec(compile(source, name, "exec"), namespace)  # noqa: S102 - the chapter's own code
        if "luecke" in cell.metadata.get("tags", []) and (solution := next(solutions, None)):
            exec(compile(solution, f"solution in {name}", "exec"), namespace)  # noqa: S102 - same
            namespace["_closed"] = True
    return namespace


def solutions_of(name):
    return SOLUTION.findall((CHAPTERS / name).read_text(encoding="utf-8"))


@pytest.mark.filterwarnings("ignore:FigureCanvasAgg:UserWarning")  # the cells call plt.show()
class TestLayer:
    name = "03_die_schicht.md"

    def test_open_gaps_say_so(self, capsys):
        run(self.name, [])
        printed = capsys.readouterr().out
        assert printed.count("noch offen") == 6
        assert "stimmt" not in printed

    def test_solutions_pass_and_the_pupil_s_own_layer_learns(self, capsys):
        namespace = run(self.name, solutions_of(self.name)[:3])
        printed = capsys.readouterr().out
        assert printed.count(": stimmt") == 7
        assert "noch" not in printed
        assert namespace["Schicht"] is namespace["Layer"]
        assert namespace["richtige"] >= 190

    def test_the_whole_class_in_the_last_solution_learns_too(self, capsys):
        namespace = run(self.name, [])
        exec(solutions_of(self.name)[3], namespace)  # noqa: S102 - the chapter's own code
        layers = [namespace["Layer"](2, 16, namespace["relu"], seed=1)]
        layers.append(namespace["Layer"](16, 2, namespace["softmax"], seed=2))
        network = namespace["Network"](layers)
        losses = [network.train(namespace["punkte"], namespace["ziele"], 0.5) for _ in range(300)]
        assert losses[-1] < 0.5 * losses[0]
        assert "Fehler" not in capsys.readouterr().out

    @pytest.mark.parametrize(
        ("number", "right", "wrong", "words"),
        [
            (0, " + self.biasesForNext", "", "z: Die Form stimmt, die Werte noch nicht"),
            (1, "f * z.sum", "z.sum", "b: Die Form stimmt, die Werte noch nicht"),
            (1, ".sum(axis=0)", ".sum(axis=1, keepdims=True)", "b: Form (2, 1), gebraucht wird (2,)"),
            (2, "-=", "+=", "Gewichte: Die Form stimmt, die Werte noch nicht"),
        ],
    )
    def test_a_mistake_is_named(self, capsys, number, right, wrong, words):
        solutions = solutions_of(self.name)[:3]
        solutions[number] = solutions[number].replace(right, wrong)
        try:
            run(self.name, solutions)
        except ValueError:
            assert number == 1  # a wrong shape cannot be trained with; the check came before
        assert words in capsys.readouterr().out


@pytest.mark.filterwarnings("ignore:FigureCanvasAgg:UserWarning")  # the cells call plt.show()
def test_solutions_of_the_numpy_chapter():
    name = "02_numpy.md"
    namespace = run(name, solutions_of(name))
    assert namespace["wochenende"].shape == (3, 2)
    np.testing.assert_allclose(namespace["abweichung"].sum(axis=1), 0, atol=1e-12)
    assert namespace["prozent"] == 80
