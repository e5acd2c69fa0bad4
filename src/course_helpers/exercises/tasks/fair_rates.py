"""Project: learning rates: several starts in figures, the best one, and when a difference counts."""

from __future__ import annotations

from typing import Any

import numpy as np

from course_helpers.exercises.task import Mistake, Task, several

_TABLE = np.array([[88.0, 90.5, 89.0], [91.0, 90.0, 92.0], [93.5, 70.0, 84.0], [35.0, 42.0, 11.0]])
_SQUARE = np.array([[80.0, 86.0, 85.0], [92.0, 60.0, 91.0], [90.0, 90.5, 88.0]])
_RATES = np.array([0.02, 0.1, 0.5, 2.0])
_MIXED = np.array([[85.0, 86.0, 84.0], [90.0, 80.0, 81.0], [70.0, 95.0, 72.0], [60.0, 61.0, 62.0]])

# Without the first start the second rate would win, without the last one the first; its starts scatter least, too.
_CLOSE = np.array([[83.0, 83.0, 83.0, 83.0], [20.0, 100.0, 100.0, 98.0], [60.0, 90.0, 90.0, 96.0]])

# More rates and more starts than the course has; only all six starts make the last rate the best.
_MANY = np.array(
    [
        [90.0, 89.0, 91.0, 90.0, 20.0, 21.0],
        [75.0, 70.0, 72.0, 78.0, 74.0, 73.0],
        [60.0, 61.0, 59.0, 62.0, 66.0, 64.0],
        [71.0, 77.0, 75.0, 72.0, 70.0, 76.0],
        [70.0, 71.0, 69.0, 72.0, 99.0, 98.0],
    ]
)

summary = Task(
    id="zusammenfassen",
    goal="Gesucht sind für jede Zeile, also für jede Lernrate, drei Zahlen: Mittelwert, kleinste und größte Trefferquote.",
    reference=lambda t: (t.mean(axis=1), t.min(axis=1), t.max(axis=1)),
    inputs=((_TABLE,), (_SQUARE,), (_TABLE.T,), (_MANY,)),
    run=several("Mittelwert", "kleinste", "größte"),
    arguments=("quoten",),
    solved="Ein Mittelwert allein sagt nicht, wie verlässlich er ist. Die Spanne sagt es dazu.",
    mistakes=(
        Mistake(
            "wrong axis",
            lambda t: (t.mean(axis=0), t.min(axis=0), t.max(axis=0)),
            "Du fasst die Spalten zusammen, also alle Lernraten je Start. Gesucht ist das Gegenteil: `axis=1` geht die Zeile entlang.",
        ),
        Mistake(
            "no axis",
            lambda t: (t.mean(), t.min(), t.max()),
            "Das ist je eine Zahl für die ganze Tabelle. Mit `axis=1` gibt es eine für jede Zeile.",
        ),
        Mistake(
            "smallest and largest swapped",
            lambda t: (t.mean(axis=1), t.max(axis=1), t.min(axis=1)),
            "Alle Zahlen sind da, aber vertauscht: zuerst der Mittelwert, dann die kleinste, dann die größte.",
            whole=True,
        ),
        Mistake(
            "range for the largest",
            lambda t: (t.mean(axis=1), t.min(axis=1), t.max(axis=1) - t.min(axis=1)),
            "Als Drittes gibst du die Breite der Spanne zurück. Gesucht ist die größte Quote selbst.",
        ),
        Mistake(
            "places for values",
            lambda t: (t.mean(axis=1), t.argmin(axis=1), t.argmax(axis=1)),
            "`argmin` und `argmax` sagen, *wo* die kleinste und die größte stehen. Die Quoten selbst geben `min` und `max`.",
        ),
        Mistake(
            "median",
            lambda t: (np.median(t, axis=1), t.min(axis=1), t.max(axis=1)),
            "Das ist der Median, der Wert in der Mitte. Gesucht ist der Mittelwert: `mean`.",
        ),
    ),
)

best_rate = Task(
    id="beste_rate",
    goal="Gesucht ist die Lernrate, deren Starts im *Mittel* am besten sind. Jede Zeile von `quoten` gehört zu einer Lernrate.",
    reference=lambda rates, t: rates[t.mean(axis=1).argmax()],
    inputs=(
        (_RATES, _TABLE),
        (_RATES, _MIXED),
        (_RATES[1:], _SQUARE),
        (_RATES[::-1].copy(), _TABLE[::-1].copy()),
        (_RATES[:3], _CLOSE),
        (np.array([0.01, 0.03, 0.1, 0.3, 1.0]), _MANY),
    ),
    arguments=("raten", "quoten"),
    solved="Ein einzelner guter Start kann Glück sein. Gewonnen hat, wer im Mittel vorn liegt.",
    mistakes=(
        Mistake(
            "best single start",
            lambda rates, t: rates[t.max(axis=1).argmax()],
            "Du nimmst die Lernrate mit dem besten *einzelnen* Start. Das kann Glück gewesen sein: Vergleiche die Mittelwerte.",
        ),
        Mistake(
            "first start only",
            lambda rates, t: rates[t[:, 0].argmax()],
            "Du siehst nur den ersten Start an. Bilde zuerst den Mittelwert jeder Zeile.",
        ),
        Mistake(
            "place",
            lambda _rates, t: t.mean(axis=1).argmax(),
            "Das ist die Nummer der Zeile. Die Lernrate selbst steht an dieser Stelle von `raten`.",
        ),
        Mistake(
            "place in the whole table",
            lambda rates, t: rates[t.argmax()],
            "`quoten.argmax()` zählt alle Felder der Tabelle durch, Zeile für Zeile. Das ist keine Nummer in `raten`. "
            "Bilde zuerst den Mittelwert jeder Zeile, mit `axis=1`, und suche dann den größten.",
        ),
        Mistake(
            "one mean for all",
            lambda rates, t: rates[t.mean().argmax()],
            "Das ist ein einziger Mittelwert für die ganze Tabelle. Mit `axis=1` gibt es einen für jede Lernrate.",
        ),
        Mistake(
            "hits for the place",
            lambda rates, t: rates[t.mean(axis=1).max()],
            "`max` gibt die beste mittlere Trefferquote. In die eckigen Klammern gehört ihre Stelle: `argmax`.",
        ),
        Mistake(
            "worst single start",
            lambda rates, t: rates[t.min(axis=1).argmax()],
            "Du vergleichst nur den schlechtesten Start jeder Lernrate. Gefragt ist das Mittel aller Starts: `mean`.",
        ),
        Mistake(
            "hits for rate",
            lambda _rates, t: t.mean(axis=1).max(),
            "Das ist die beste mittlere Trefferquote. Gesucht ist die Lernrate, die dazu gehört: `raten[... .argmax()]`.",
        ),
        Mistake(
            "worst",
            lambda rates, t: rates[t.mean(axis=1).argmin()],
            "Das ist die schlechteste Lernrate. Eine Trefferquote soll groß sein: `argmax`.",
        ),
        Mistake(
            "wrong axis",
            lambda rates, t: rates[t.mean(axis=0).argmax()],
            "Du mittelst die Spalten, also über alle Lernraten. Mit `axis=1` mittelst du die Starts einer Lernrate.",
        ),
        Mistake(
            "largest rate",
            lambda rates, _t: rates.max(),
            "Das ist die größte Lernrate. Gesucht ist die mit den besten Trefferquoten.",
        ),
    ),
)


def _clear(a: Any, b: Any) -> Any:
    return a.min() > b.max() or b.min() > a.max()


_PAIRS = (
    (np.array([90.0, 91.0, 92.0]), np.array([86.0, 88.0, 87.0])),
    (np.array([86.0, 88.0, 87.0]), np.array([90.0, 91.0, 92.0])),
    (np.array([90.0, 84.0, 92.0]), np.array([86.0, 88.0, 87.0])),
    (np.array([86.0, 88.0]), np.array([87.0, 91.0, 95.0])),
    (np.array([88.0, 90.0, 89.0]), np.array([90.0, 91.0, 93.0])),
    (np.array([91.0, 93.0]), np.array([88.0, 91.0])),
    (np.array([90.0, 91.0, 92.0, 93.0, 94.0, 60.0]), np.array([80.0, 81.0, 82.0])),  # more than four
)

clear_difference = Task(
    id="deutlich",
    goal="Gesucht ist `True`, wenn jeder Start der einen Lernrate besser ist als jeder Start der anderen, sonst `False`.",
    reference=_clear,
    inputs=_PAIRS,
    arguments=("a", "b"),
    solved="Überlappen sich die Spannen, so kann der Unterschied Zufall sein. Dann sage das dazu.",
    mistakes=(
        Mistake(
            "one direction only",
            lambda a, b: a.min() > b.max(),
            "Fast: Auch `b` kann besser sein. Frage beides, mit `or` dazwischen.",
        ),
        Mistake(
            "other direction only",
            lambda a, b: b.min() > a.max(),
            "Fast: Auch `a` kann besser sein. Frage beides, mit `or` dazwischen.",
        ),
        Mistake(
            "both at once",
            lambda a, b: a.min() > b.max() and b.min() > a.max(),
            "Beides zugleich geht nie. Eines von beiden genügt: `or`.",
        ),
        Mistake(
            "means compared",
            lambda a, b: a.mean() != b.mean(),
            "Verschiedene Mittelwerte gibt es fast immer, auch durch Zufall. Vergleiche den schlechtesten Start der einen mit dem besten der anderen.",
        ),
        Mistake(
            "best compared",
            lambda a, b: a.min() > b.min() or b.max() > a.max(),
            "Du vergleichst Kleinstes mit Kleinstem und Größtes mit Größtem. Der schlechteste Start der einen muss besser sein als der *beste* der anderen.",
        ),
        Mistake(
            "overlap",
            lambda a, b: not _clear(a, b),
            "Verkehrt herum: `True` heißt, dass sich die Spannen *nicht* überlappen.",
        ),
        Mistake(
            "equal counts",
            lambda a, b: a.min() >= b.max() or b.min() >= a.max(),
            "Fast: Sind zwei Starts genau gleich, so war keiner besser. Nimm `>` statt `>=`.",
        ),
    ),
)

TASKS = (summary, best_rate, clear_difference)
