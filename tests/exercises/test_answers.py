"""General answers: gaps, errors, shapes, chance, and whatever is handed over."""

from __future__ import annotations

import numpy as np
import pytest

from course_helpers.exercises import TASKS, pruefe, prüfe  # noqa: PLC2403 - the German word
from course_helpers.exercises.figures import german_number, two_numbers


@pytest.mark.parametrize(
    ("answer", "state", "words"),
    [
        (lambda _t: ..., "offen", "drei Punkte"),
        (lambda _t: None, "offen", "return"),
        (lambda t: t[:, ...] + ..., "offen", "drei Punkte"),
        (lambda t: t.T[-2:], "versucht", "Zeilen und Spalten sind vertauscht"),
        (lambda t: t[:, -2:].reshape(-1), "versucht", "Nur die Form noch nicht"),
        (lambda t: t[:, -2:].sum(axis=1), "versucht", "Eine Achse fehlt"),
        (lambda t: t[:, -2:] * 3, "versucht", "3-mal so groß"),
        (lambda t: -t[:, -2:], "versucht", "überall das falsche Vorzeichen, sonst stimmt es"),
        (lambda t: t[:, -2:].T, "versucht", "Ein `.T` ist zu viel, oder eines fehlt"),
        (lambda t: t[0, -2:], "versucht", "Das ist nur die erste Zeile"),
        (lambda t: t[1], "versucht", "oder nur eine Zeile oder Spalte genommen"),
        (lambda t: t[::-1, -2:], "versucht", "Die Zeilen stehen aber in umgekehrter Reihenfolge"),
        (lambda t: t[:, -2:] / 0, "versucht", "enthält `inf`"),
        (lambda t: t[:, -2:] + np.eye(len(t), 2), "versucht", "Werten stimmen"),
        (lambda t: t[:, [2, 3]], "versucht", "Mit `tabelle` der Form `(3, 4)` stimmt es"),
        (str, "versucht", "ein Text. Lass die Anführungszeichen weg"),
        (lambda t: (t, t), "versucht", "besteht aus 2 Werten"),
        (lambda t: t[:0], "versucht", "noch leer"),
        (lambda t: t[:, -2:] / 10, "versucht", "um den Faktor 10 zu klein"),
        (lambda t: t[sum(t)], "versucht", "In eckigen Klammern müssen ganze Zahlen stehen"),
        (lambda t: t[:, -2:] ^ 2, "versucht", "Hoch schreibt man in Python mit zwei Sternen"),
        (lambda t: t(-2), "versucht", "mit eckigen Klammern"),
        (lambda t: max(t, 0), "versucht", "`np.maximum`"),
        (lambda _t: np.eye(3)[:, :2], "versucht", "jedes Mal dasselbe"),
        (lambda _t: "Samstag", "versucht", "ein Text"),
        (lambda t: t.mean, "versucht", "runden Klammern"),
        (lambda t: t.mean(), "versucht", "eine einzige Zahl"),
        (lambda t: t @ t, "versucht", "Matrixprodukt nicht zusammen"),
        (lambda t: t + t.T, "versucht", "links `(3, 4)`, rechts `(4, 3)`"),
        (lambda t: t[7], "versucht", "Den Index 7 gibt es an der Achse 0 nicht"),
        (lambda t: t.summe(), "versucht", "`ndarray` hat nichts mit dem Namen `summe`. Meinst du `sum`?"),
        (lambda: 1, "versucht", "Anzahl der Argumente"),
        (lambda t: tabel, "versucht", "Python kennt den Namen `tabel` nicht"),  # noqa: F821, ARG005 - a typing error
        (lambda t: 1 / 0, "versucht", "durch null"),  # noqa: ARG005 - as pupils do
        (lambda t: t.reshape(7), "versucht", "hat 12 Werte"),
        (lambda _t: np.empty(2**62), "versucht", "Speicher"),
        (5, "versucht", "Gebraucht wird eine Funktion"),
        (None, "versucht", "Gebraucht wird eine Funktion"),
    ],
)
def test_each_gets_its_words(answer, state, words):
    result = prüfe("wochenende", answer)
    assert result.state == state, repr(result)
    assert words in repr(result)


def test_right_values_with_a_changed_input_are_not_solved():
    def changes(z, shift):
        z //= 2**shift
        return np.clip(z, 0, 31)

    result = prüfe("converting_relu", changes)
    assert result.state == "versucht"
    assert "verändert dabei `z`" in result.sentences[0]


def test_parts_that_are_right_are_praised():
    result = prüfe("rauschen", lambda m: (m.mean(axis=0), m.max(axis=0)))
    assert "Das stimmt schon: `mittel`." in result.sentences
    result = prüfe("rauschen", lambda m: (m.mean(axis=0), ...))
    assert result.state == "offen"
    assert "Hier fehlt noch etwas: `streuung`." in repr(result)
    assert "Zurückgegeben werden sollen 2 Ergebnisse" in repr(prüfe("rauschen", lambda m: m.mean(axis=0)))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "So geht es"),
        ((5,), "So geht es"),
        (("wochenend", 1), "Meinst du „wochenende“?"),
        (("<script>", 1), "gibt es nicht"),
        (("wochenende",), "braucht hinter ihrem Namen eine Antwort"),
        (("zaehlen", 1), "braucht hinter ihrem Namen 2 Antworten, du hast 1"),
        (("zaehlen", ..., ...), "Hier fehlt noch etwas: `gewichte_im_netz`, `biases_im_netz`"),
    ],
)
def test_a_wrong_call_is_explained(arguments, words):
    result = prüfe(*arguments)
    assert result.state == "offen"
    assert words in repr(result)
    assert "<script>" not in result._repr_html_()


def test_the_class_without_its_method_is_told_to_run_the_cell():
    assert "Führe die Zelle mit der Lücke aus" in repr(prüfe("sgd", type("Layer", (), {})))
    assert "Gebraucht wird die Klasse" in repr(prüfe("sgd", 5))


class _OwnNames:
    def __init__(self, k, m, f):
        W = np.zeros((k, m))
        self.W, self.f = W, f

    def feedForward(self, a, recording=False):
        z = a @ self.W
        self.z = z if recording else None
        return self.f.function(z)

    def getDerivatives(self, d):
        return d, self.W, d

    def sgd(self, derivatives, rate):
        self.W -= rate * derivatives[1]


class _Misspelt(_OwnNames):
    def sgd(self, derivatives, learningRate):
        self.weightForNext -= learningRate * derivatives[1]


@pytest.mark.parametrize("task", ["feedForward", "getDerivatives", "sgd"])
def test_a_layer_with_names_of_its_own_is_told_those_of_the_book(task):
    said = repr(prüfe(task, _OwnNames))
    assert "Deine Klasse merkt sich etwas als `self." in said
    assert "`self.weightsForNext`" in said


def test_a_misspelt_name_of_the_book_is_told_as_such():
    assert "Meinst du `weightsForNext`?" in repr(prüfe("sgd", _Misspelt))


@pytest.mark.parametrize("task", ["und", "gleichzeitig"])
def test_a_net_that_does_not_begin_anew_is_told_so_in_the_chapter_s_words(task, check, solutions):
    source = solutions[task][1]
    assert check(task, source).state == "geloest"
    assert "mit `neues_netz()` beginnen" in repr(check(task, source.replace("    neues_netz()\n", "")))


def test_the_page_reads_name_and_state():
    html = prüfe("wochenende", lambda t: t[:, -2:])._repr_html_()
    assert 'data-aufgabe="wochenende" data-ergebnis="geloest" role="status"' in html
    assert pruefe is prüfe


def test_two_right_answers_count():
    for answer in TASKS["formen"].also:
        assert prüfe("formen", *answer).state == "geloest"


def test_numbers_are_compared_over_all_runs():
    def slope(f, w, h):
        return (f(w + h) - f(w - h)) / (2 * h)

    times = prüfe("steigung", lambda f, w, h: 3 * slope(f, w, h))
    assert "jedes Mal 3-mal so groß" in repr(times)
    other = prüfe("steigung", lambda f, w, h: slope(f, w, h) + 1)
    assert "Mit `w = 3`, `h = 0.25` kommt 13 heraus. Richtig ist 12." in repr(other)


@pytest.mark.parametrize("count", [5, 20])
def test_a_number_of_values_that_is_fixed_is_named(count):
    fixed = prüfe("fehler", lambda w, dehnung, kraft: np.sum((w * dehnung - kraft) ** 2) / count)
    assert f"als wären es immer {count}." in repr(fixed)


@pytest.mark.parametrize("task", ["mittelbilder", "naechste", "falte", "lernmaske"])
def test_a_return_inside_the_loop_is_named(task, check, solutions):
    *lines, back = solutions[task][1].splitlines()
    assert back.startswith("    return ")
    assert "endet schon im ersten Durchgang" in repr(check(task, "\n".join([*lines, f"    {back}"])))


def test_what_rounding_leaves_of_nothing_is_shown_as_nothing():
    assert two_numbers(3.701e-17, 0.25) == ("0", "0,25")
    assert german_number(2.9e-35) == "2,900 · 10⁻³⁵"


def test_where_to_look_is_said_when_nobody_foresaw_the_mistake(solutions):
    answer, source = solutions["feedForward"]
    namespace = {"np": np, answer: type(answer, (), {})}
    exec(source.replace("self.activationFunction.function(z)", "np.tanh(z)"), namespace)  # noqa: S102 - what pupils write
    assert prüfe("feedForward", namespace[answer]).sentences[0].startswith("z stimmt, die Rückgabe nicht.")


def test_swapped_results_are_named_only_where_both_are_swapped():
    def swapped(gewichte):
        return np.maximum(0, -gewichte), np.maximum(0, gewichte)

    def twice(gewichte):
        return np.maximum(0, gewichte), 2 * np.maximum(0, gewichte)

    assert prüfe("zeilen", swapped).mistake == "swapped"
    assert prüfe("zeilen", twice).mistake == ""
    assert "Das stimmt schon: `plus`." in repr(prüfe("zeilen", twice))


def test_results_in_another_order_are_named(solutions):
    answer, source = solutions["getDerivatives"]
    namespace = {"np": np, answer: type(answer, (), {})}
    exec(source.replace("return b, w, a", "return w, b, a"), namespace)  # noqa: S102 - what pupils write
    assert "`b`, `w` sind untereinander vertauscht" in repr(prüfe("getDerivatives", namespace[answer]))


def test_a_value_on_some_ways_only_is_told_from_an_open_gap():
    half = prüfe("lernrate", lambda start, epoche: start if epoche < 10 else None)
    assert half.state == "versucht"
    assert "Kommt jeder Weg bei einem `return` an?" in repr(half)


@pytest.mark.parametrize(
    ("old", "new"),
    [("+= ", "= karten + "), ("+= kern[i, j] * verschoben", "= verschoben * kern[i, j] + karten")],
)
def test_shapes_that_do_not_fit_are_the_same_mistake_however_they_are_added(old, new, check, solutions):
    source = solutions["falte_alle"][1].replace("j:j + breite", "j:breite").replace("i:i + hoehe", "i:hoehe")
    assert old in source
    assert check("falte_alle", source.replace(old, new)).mistake == "ends at the map's size"
