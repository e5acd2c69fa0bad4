"""Right answers to the projects' milestones in other styles pass: what to replace in the printed solution."""

from __future__ import annotations

import pytest
from tests.exercises import programs_projects as old

VARIANTS = [
    ("lernmaske", "maske[stellen[:je_ziffer]] = True", "for s in stellen[:je_ziffer]: maske[s] = True"),
    ("lernmaske", "return maske", "return [bool(m) for m in maske]"),
    (
        "quote_je_ziffer",
        "np.mean(antworten[richtig == ziffer] == ziffer)",
        "((antworten == richtig) & (richtig == ziffer)).sum() / (richtig == ziffer).sum()",
    ),
    ("mische", old.BOTH[0], "x = np.concatenate([x_mnist, np.tile(x_eigen, (wie_oft, 1))])"),
    ("mische", "return x, y", "p = np.arange(len(y)); return x[p], y[p]"),
    ("zusammenfassen", "quoten.mean(axis=1)", "[sum(zeile) / len(zeile) for zeile in quoten]"),
    ("beste_rate", "raten[quoten.mean(axis=1).argmax()]", "max(zip(quoten.sum(axis=1), raten))[1]"),
    ("fahrplan", "start - epoche * start / epochen", "start * (epochen - epoche) / epochen"),
    ("deutlich", "a.min() > b.max() or b.min() > a.max()", "bool(max(min(a), min(b)) > min(max(a), max(b)))"),
    ("mittelbilder", "x[arten == art].mean(axis=0)", "x[arten == art].sum(axis=0) / sum(arten == art)"),
    ("naechste", old.DISTANCES, "np.linalg.norm(mittel - bild, axis=1)"),
    ("haeufigstes_paar", old.FIND, "return np.unravel_index(stelle, ohne.shape)"),
    ("falte", old.SUM, "(kern * ausschnitt).sum()"),
    ("falte_alle", old.ADD, "karten = karten + verschoben * kern[i][j]"),
    ("verkleinere", old.FOURS, "vierer.max(axis=4).max(axis=2)"),
    ("runden", old.ROUND, "einheit * np.round(gewichte / einheit)"),
    ("mehrmals", "np.std(werte)", "np.std(werte, ddof=1)"),
    ("vertraegt", old.BAD, "quoten[0] - quote > erlaubt"),
    ("gleichzeitig", "ziel, 25", "ziel, 24"),
    ("nach_rechts", "ziel, 52", "ziel, 48"),
    ("beide_richtungen", "von_a, rechts, 52", "von_a, rechts, 55"),
]


@pytest.mark.parametrize(("task", "before", "after"), VARIANTS)
def test_right_in_another_style_passes(task, before, after, check, solutions):
    source = solutions[task][1]
    assert before in source
    result = check(task, source.replace(before, after))
    assert result.state == "geloest", repr(result)
