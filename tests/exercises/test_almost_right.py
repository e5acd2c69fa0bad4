"""Answers that are right on most inputs do not pass, and truth values are told as yes and no."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from course_helpers.exercises import prüfe  # noqa: PLC2403 - the German word


def _search_without_the_last(w, losses):
    best = 0
    for at in range(1, len(losses) - 1):
        if losses[at] < losses[best]:
            best = at
    return w[best]


def _search_from(row, column):
    def search(matrix):
        best = (row, column)
        for r in range(row, len(matrix)):
            for c in range(column, len(matrix)):
                if r != c and (best[0] == best[1] or matrix[r, c] > matrix[best]):
                    best = (r, c)
        return best

    return search


def _unit_of(part):
    def answer(weights, bits):
        unit = np.abs(part(weights)).max() / (2**bits - 1)
        return np.rint(weights / unit) * unit

    return answer


def _below_the_best(noise, hits, allowed):
    bad = np.flatnonzero(hits < hits.max() - allowed)
    return noise[max(0, bad[0] - 1)] if len(bad) else noise[-1]


@pytest.mark.parametrize(
    ("task", "answer"),
    [
        ("bestes_w", _search_without_the_last),
        ("bestes_w", lambda w, losses: w[1:][losses[1:].argmin()]),
        ("haeufigstes_paar", _search_from(1, 1)),
        ("haeufigstes_paar", _search_from(1, 0)),
        ("haeufigstes_paar", _search_from(0, 1)),
        ("beste_rate", lambda rates, hits: rates[hits.min(axis=1).argmax()]),
        ("beste_rate", lambda rates, hits: rates[hits.std(axis=1).argmin()]),
        ("runden", _unit_of(lambda weights: weights[0])),
        ("runden", _unit_of(lambda weights: weights[-1])),
        ("runden", _unit_of(lambda weights: weights[:, 0])),
        ("vertraegt", _below_the_best),
    ],
)
def test_what_is_right_most_of_the_time_does_not_pass(task, answer):
    assert prüfe(task, answer).state == "versucht"


def _misses_the_first(a, b):
    return SimpleNamespace(spiketrains=[np.array([*a[1:], *b[1:]]) / 1000])


@pytest.mark.parametrize(
    ("task", "answer", "words"),
    [
        (
            "deutlich",
            lambda a, b: a.mean() > b.mean(),
            "`b = [90, 91, 92]` ist die Antwort nein. Richtig ist ja.",
        ),
        ("deutlich", lambda _a, _b: "ja", "Gebraucht wird `True` oder `False`."),
        ("deutlich", lambda a, b: a.min() > b.max() or None, "Gebraucht wird `True` oder `False`."),
        (
            "deutlich",
            lambda a, b: a.min() - b.max(),
            "Dein Ergebnis ist eine Zahl. Gebraucht wird `True` oder `False`.",
        ),
        ("deutlich", lambda a, b: a[:2] > b[:2], "soll ein einziges `True` oder `False` sein"),
        ("verbietet", lambda a, b: a[2] == b[2], "ist die Antwort"),
        ("gleichzeitig", _misses_the_first, "Bei `a und b zugleich` ist die Antwort nein. Richtig ist ja."),
        ("lernmaske", lambda digits, n: np.arange(len(digits)) < 3 * n, "`True` statt `False`"),
        (
            "lernmaske",
            lambda digits, n: bool(n > len(digits)),
            "ist ein einziger Wert. Gebraucht werden mehrere",
        ),
    ],
)
def test_truth_is_told_as_yes_and_no(task, answer, words):
    assert words in repr(prüfe(task, answer))


def test_a_factor_every_time_is_not_contradicted():
    result = prüfe("prozent", lambda outputs, right: 1000 * np.mean(outputs.argmax(axis=1) == right))
    assert "jedes Mal 10-mal so groß" in repr(result)
    assert "stimmt es." not in repr(result)


def test_an_array_of_something_else_than_numbers_is_told():
    result = prüfe("wochenende", lambda table: np.array([None, *table], dtype=object)[1:])
    assert "in dem nicht nur einzelne Zahlen stehen" in repr(result)


def test_a_filled_gap_that_does_what_the_open_one_does_is_no_open_gap():
    def answer(noise, hits, allowed):
        result = noise[0]
        for strength, share in zip(noise, hits, strict=True):
            if share > hits[0] - allowed:
                break
            result = strength
        return result

    assert prüfe("vertraegt", answer).mistake == "ends at once"
    assert prüfe("vertraegt", lambda noise, hits, allowed: noise[0]).state == "offen"  # noqa: ARG005 - the open gap
