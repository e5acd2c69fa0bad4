"""Project: own digits: fair parts, hits for each digit, and a mixture to learn from."""

from __future__ import annotations

from typing import Any

import numpy as np

from course_helpers.exercises.task import Mistake, Task, several


def _mask(chosen: Any) -> Any:
    """Return an answer that marks, for each digit, the places that `chosen` picks from the digit's places."""

    def answer(digits: Any, of_each: int) -> Any:
        mask = np.zeros(len(digits), dtype=bool)
        for digit in range(10):
            mask[chosen(np.flatnonzero(digits == digit), of_each)] = True
        return mask

    return answer


_UNEVEN = np.array([3, 1, 1, 3, 0, 1, 3, 3, 0, 9, 1, 0])

learning_mask = Task(
    id="lernmaske",
    goal="Gesucht ist zu jeder Ziffer, ob sie zum Lernen dient: `True` für die ersten `je_ziffer` jeder Art.",
    reference=_mask(lambda places, n: places[:n]),
    unfilled=lambda digits, _n: np.zeros(len(digits), dtype=bool),
    inputs=(
        (_UNEVEN, 2),
        (np.arange(40) % 10, 3),
        (np.array([7, 7, 7, 7, 2, 2, 5, 5, 5, 2]), 1),
        (np.repeat(np.arange(10), 4), 2),
    ),
    arguments=("ziffern", "je_ziffer"),
    solved="Von jeder Ziffer lernt das Netz gleich viele, und gemessen wird nur mit den anderen. So bleibt der Vergleich ehrlich.",
    mistakes=(
        Mistake(
            "first of all",
            lambda digits, n: np.arange(len(digits)) < n,
            "Das sind die ersten der ganzen Reihe. Gemeint sind die ersten *jeder* Ziffer: Nimm `stellen[:je_ziffer]`.",
        ),
        Mistake(
            "all places",
            lambda digits, _n: np.ones(len(digits), dtype=bool),
            "Jetzt lernt das Netz aus allen, und zum Messen bleibt keine übrig. Nimm nur die ersten: `stellen[:je_ziffer]`.",
        ),
        Mistake(
            "the others",
            _mask(lambda places, n: places[n:]),
            "Verkehrt herum: Du markierst, was zum Messen bleiben soll. Der Doppelpunkt gehört vor `je_ziffer`.",
        ),
        Mistake(
            "last of each",
            _mask(lambda places, n: places[-n:]),
            "Das sind die letzten jeder Ziffer. Gesucht sind die ersten: ohne das Minus und mit dem Doppelpunkt davor.",
        ),
        Mistake(
            "one too many",
            _mask(lambda places, n: places[: n + 1]),
            "Von jeder Ziffer ist es eine zu viel. Das Ende eines Ausschnitts zählt nicht mit: `[:3]` sind genau drei.",
        ),
        Mistake(
            "one too few",
            _mask(lambda places, n: places[: n - 1]),
            "Von jeder Ziffer fehlt eine. `[:3]` sind genau drei, `- 1` ist nicht nötig.",
        ),
    ),
)


def _each(share: Any) -> Any:
    return lambda right, answers: [share(right, answers, digit) for digit in range(10)]


_RIGHT = np.array([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 7, 7, 1, 4])
_FIRST = np.array([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 8, 7, 2, 5, 9, 3, 6, 2, 0, 4, 1, 7, 1, 4])
_SECOND = np.array([6, 1, 3, 3, 9, 5, 0, 1, 8, 7, 0, 4, 2, 8, 4, 6, 5, 7, 8, 9, 9, 2, 1, 6])

hits_of_each = Task(
    id="quote_je_ziffer",
    goal="Gesucht sind zehn Zahlen von 0 bis 1: für jede Ziffer der Anteil ihrer Bilder, die richtig gelesen wurden.",
    reference=_each(lambda r, a, digit: np.mean(a[r == digit] == digit)),
    inputs=((_RIGHT, _FIRST), (_RIGHT, _SECOND), (_RIGHT[:20], _RIGHT[:20])),
    arguments=("richtig", "antworten"),
    solved="Jetzt siehst du, welche deiner Ziffern dem Netz Mühe machen. Ein Mittelwert verschweigt das.",
    mistakes=(
        Mistake(
            "of the answers",
            _each(lambda r, a, digit: np.mean(r[a == digit] == digit)),
            "Du wählst nach der *Antwort* aus. Gefragt ist: Wie viele der Bilder, auf denen diese Ziffer *steht*, wurden richtig gelesen?",
        ),
        Mistake(
            "of all pictures",
            _each(lambda r, a, digit: np.mean((r == digit) & (a == digit))),
            "Gezählt hast du richtig, geteilt aber durch die Anzahl *aller* Bilder. Geteilt wird durch die Anzahl der Bilder mit dieser Ziffer.",
        ),
        Mistake(
            "only counted",
            _each(lambda r, a, digit: np.sum((r == digit) & (a == digit))),
            "Die Anzahlen stimmen. Für den Anteil teile durch die Anzahl der Bilder mit dieser Ziffer.",
        ),
        Mistake(
            "percent",
            _each(lambda r, a, digit: 100 * np.mean(a[r == digit] == digit)),
            "Das ist in Prozent gerechnet. Gesucht sind Anteile von 0 bis 1: Lass das `100 *` weg.",
        ),
        Mistake(
            "wrong ones",
            _each(lambda r, a, digit: np.mean(a[r == digit] != digit)),
            "Das ist der Anteil der *falsch* gelesenen. Vergleiche mit `==`.",
        ),
        Mistake(
            "one number",
            lambda r, a: np.mean(r == a),
            "Das ist die Trefferquote über alle Ziffern. Gesucht sind zehn Zahlen, für jede Ziffer eine.",
        ),
        Mistake(
            "how often each comes",
            _each(lambda r, _a, digit: np.mean(r == digit)),
            "Das ist, wie oft die Ziffer vorkommt. Sieh unter diesen Bildern nach, wie viele Antworten stimmen.",
        ),
    ),
)


def _mixed(x_mnist: Any, y_mnist: Any, x_own: Any, y_own: Any, times: int) -> Any:
    return np.vstack([x_mnist] + [x_own] * times), np.concatenate([y_mnist] + [y_own] * times)


def _own_first(x_mnist: Any, y_mnist: Any, x_own: Any, y_own: Any, times: int) -> Any:
    return np.vstack([x_own] * times + [x_mnist]), np.concatenate([y_own] * times + [y_mnist])


def _repeated(x_mnist: Any, y_mnist: Any, x_own: Any, y_own: Any, times: int) -> Any:
    return (
        np.vstack([x_mnist, np.repeat(x_own, times, axis=0)]),
        np.concatenate([y_mnist, np.repeat(y_own, times)]),
    )


_X, _Y = np.arange(20.0).reshape(5, 4) / 20, np.array([3, 1, 4, 1, 5])
_OWN, _OWN_Y = 1 - np.arange(12.0).reshape(3, 4) / 50, np.array([7, 2, 9])

mixture = Task(
    id="mische",
    goal="Gesucht sind Bilder und Ziffern aus MNIST, gefolgt von den eigenen, und diese `wie_oft` mal.",
    reference=_mixed,
    also=(_own_first, _repeated),
    inputs=(
        (_X, _Y, _OWN, _OWN_Y, 3),
        (_X[:2], _Y[:2], _OWN[:2], _OWN_Y[:2], 2),
        (_X, _Y, _OWN[1:], _OWN_Y[1:], 4),
        (np.hstack([_X, _X]), _Y, np.hstack([_OWN, _OWN]), _OWN_Y, 2),
    ),
    run=several("Bilder", "Ziffern"),
    arguments=("x_mnist", "y_mnist", "x_eigen", "y_eigen", "wie_oft"),
    solved="Oft genug wiederholt, fallen auch wenige eigene Ziffern unter vielen fremden ins Gewicht.",
    mistakes=(
        Mistake(
            "labels in another order",
            lambda x, y, own, own_y, n: (_mixed(x, y, own, own_y, n)[0], _repeated(x, y, own, own_y, n)[1]),
            "Die Bilder wiederholst du als Ganzes, die Ziffern aber einzeln. Nun passt die Ziffer nicht mehr zum Bild: Baue beide gleich zusammen.",
        ),
        Mistake(
            "labels once",
            lambda x, y, own, own_y, n: (_mixed(x, y, own, own_y, n)[0], _mixed(x, y, own, own_y, 1)[1]),
            "Die Bilder stimmen. Von den Ziffern gibt es aber zu wenige: Wiederhole auch sie `wie_oft` mal.",
        ),
        Mistake(
            "own ones once",
            lambda x, y, own, own_y, _n: _mixed(x, y, own, own_y, 1),
            "Die eigenen sind nur einmal dabei. `[x_eigen] * wie_oft` gibt eine Liste, in der sie mehrmals stehen.",
        ),
        Mistake(
            "own ones only",
            lambda _x, _y, own, own_y, n: (np.vstack([own] * n), np.concatenate([own_y] * n)),
            "MNIST fehlt. Ohne diese Ziffern lernt das Netz nicht, wie andere Menschen schreiben.",
        ),
        Mistake(
            "everything repeated",
            lambda x, y, own, own_y, n: (np.vstack([x, own] * n), np.concatenate([y, own_y] * n)),
            "Du wiederholst auch MNIST. Dann bleibt das Verhältnis gleich. Nur die eigenen sollen mehrmals vorkommen.",
        ),
        Mistake(
            "values multiplied",
            lambda x, y, own, own_y, n: (np.vstack([x, own * n]), np.concatenate([y, own_y * n])),
            "`x_eigen * wie_oft` multipliziert die *Pixel*. Setze das Array in eine Liste: `[x_eigen] * wie_oft` wiederholt es.",
        ),
    ),
)

TASKS = (learning_mask, hits_of_each, mixture)
