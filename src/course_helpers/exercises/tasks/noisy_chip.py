"""Project: a noisy chip: weights with few bits, a measurement that scatters, and how much noise is borne."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import numpy as np

from course_helpers.exercises.errors import NotAsAskedError
from course_helpers.exercises.task import Mistake, Task, several

if TYPE_CHECKING:
    from course_helpers.exercises.parts import Parts


def _rounded(
    how: Any = np.rint, largest: Any = lambda bits: 2**bits - 1, most: Any = lambda w: np.abs(w).max()
) -> Any:
    def answer(weights: Any, bits: int) -> Any:
        unit = most(weights) / largest(bits)
        return how(weights / unit) * unit

    return answer


_WEIGHTS = np.array([[0.31, -0.77, 0.05], [-0.42, 0.6, 0.149]])

rounded = Task(
    id="runden",
    goal="Gesucht sind die Gewichte, gerundet auf ganze Vielfache einer Einheit. Das größte, dem Betrag nach, ist das `2 ** bits - 1`-Fache der Einheit.",
    reference=_rounded(),
    inputs=(
        (_WEIGHTS, 2),
        (_WEIGHTS, 6),
        (np.array([[1.9, -0.3], [0.8, -1.2]]), 3),
        (np.array([[-0.9, 2.6], [-5.0, 3.3]]), 1),
        (_WEIGHTS * 10, 4),
        (np.sin(np.arange(30.0)).reshape(6, 5), 3),
    ),
    arguments=("gewichte", "bits"),
    solved="So kommt ein Netz auf den Chip: Mit 6 Bit und Vorzeichen gibt es je Gewicht 127 Stufen, von −63 bis 63.",
    mistakes=(
        Mistake(
            "not scaled back",
            lambda weights, bits: np.rint(weights / (np.abs(weights).max() / (2**bits - 1))),
            "Das sind die ganzen Zahlen, die auf dem Chip stehen. Damit das Netz dieselben Summen rechnet, multipliziere wieder mit der Einheit.",
        ),
        Mistake(
            "rounded down",
            _rounded(np.floor),
            "`floor` rundet immer nach unten, dadurch werden alle Gewichte kleiner. `np.rint` rundet zur nächsten ganzen Zahl.",
        ),
        Mistake(
            "cut off",
            _rounded(np.trunc),
            "Die Nachkommastellen abzuschneiden zieht alle Gewichte zur Null. `np.rint` rundet zur nächsten ganzen Zahl.",
        ),
        Mistake(
            "one too many",
            _rounded(largest=lambda bits: 2**bits),
            "Fast: Mit `bits` Bit reichen die Zahlen von 0 bis `2 ** bits - 1`. Bei 2 Bit ist die größte 3, nicht 4.",
        ),
        Mistake(
            "sign counted",
            _rounded(largest=lambda bits: max(1, 2 ** (bits - 1) - 1)),
            "Du ziehst ein Bit für das Vorzeichen ab. Auf diesem Chip kommt es dazu: Die größte Zahl ist `2 ** bits - 1`.",
        ),
        Mistake(
            "bits for the largest",
            _rounded(largest=lambda bits: bits),
            "Du teilst durch die Anzahl der Bits. Mit 6 Bit kann man bis 63 zählen: `2 ** bits - 1`.",
        ),
        Mistake(
            "sign of the largest forgotten",
            _rounded(most=np.max),
            "Bei einigen Gewichten stimmt es. Das größte *dem Betrag nach* kann negativ sein: `np.abs(gewichte).max()`.",
        ),
        Mistake(
            "not rounded",
            lambda weights, _bits: weights,
            "Die Gewichte sind unverändert. Gerundet wird dazwischen: durch die Einheit teilen, runden, wieder multiplizieren.",
        ),
    ),
)


def _repeat(answer: Any, arguments: tuple[Any, ...]) -> Parts:
    """Hand over a measurement that gives the values of the input one after the other, and then from the start."""
    values, count = arguments
    source = itertools.cycle(values.tolist())
    calls: list[float] = []

    def measure() -> Any:
        if len(calls) > 10 * count:
            raise NotAsAskedError("Du misst viel zu oft. Gebraucht werden `anzahl` Messungen.")
        calls.append(next(source))
        return calls[-1]

    return several("Mittelwert", "Streuung")(answer, (measure, count))


def _measured(measure: Any, count: int, mean: Any = np.mean, spread: Any = np.std) -> Any:
    values = [measure() for _ in range(count)]
    return mean(values), spread(values)


def _measured_once(measure: Any, count: int) -> Any:
    values = [measure()] * count
    return np.mean(values), np.std(values)


repeated = Task(
    id="mehrmals",
    goal="Gesucht sind Mittelwert und Standardabweichung von `anzahl` Messungen. `messen()` misst jedes Mal neu.",
    reference=_measured,
    also=(lambda measure, n: _measured(measure, n, spread=lambda v: np.std(v, ddof=1)),),
    inputs=(
        (np.array([88.0, 91.5, 90.0, 84.0, 70.0, 93.0, 60.0]), 4),
        (np.array([70.0, 71.0, 75.0, 60.0, 66.0, 90.0, 12.0]), 6),
        (np.array([3.0, 8.0, 1.0, 9.0, 5.0]), 2),
    ),
    run=_repeat,
    solved="Was rauscht, misst man mehrmals. Die Standardabweichung sagt, wie weit eine einzelne Messung danebenliegen kann.",
    mistakes=(
        Mistake(
            "measured once",
            _measured_once,
            "Die Streuung ist 0: Du misst nur einmal und zählst denselben Wert mehrmals. `messen()` gehört *in* die Schleife.",
        ),
        Mistake(
            "one too few",
            lambda measure, n: _measured(measure, n - 1),
            "Es fehlt eine Messung. `range(anzahl)` zählt schon richtig.",
        ),
        Mistake(
            "two series",
            lambda measure, n: (
                np.mean([measure() for _ in range(n)]),
                np.std([measure() for _ in range(n)]),
            ),
            "Mittelwert und Streuung stammen aus verschiedenen Messungen. Sammle die Werte einmal in einer Liste und nimm sie für beides.",
        ),
        Mistake(
            "sum",
            lambda measure, n: _measured(measure, n, mean=np.sum),
            "Als Erstes gibst du die Summe zurück. Für den Mittelwert teile durch `anzahl`, oder nimm `np.mean`.",
        ),
        Mistake(
            "range",
            lambda measure, n: _measured(measure, n, spread=np.ptp),
            "Als Zweites gibst du den Abstand vom kleinsten zum größten Wert zurück. Gesucht ist die Standardabweichung: `np.std`.",
        ),
        Mistake(
            "variance",
            lambda measure, n: _measured(measure, n, spread=np.var),
            "Das ist die Varianz, das Quadrat der Standardabweichung. Nimm `np.std`.",
        ),
        Mistake(
            "other variance",
            lambda measure, n: _measured(measure, n, spread=lambda v: np.var(v, ddof=1)),
            "Das ist die Varianz, das Quadrat der Standardabweichung. Nimm `np.std`.",
        ),
        Mistake(
            "standard error",
            lambda measure, n: _measured(measure, n, spread=lambda v: np.std(v) / np.sqrt(n)),
            "Das ist der Standardfehler, die Unsicherheit des Mittelwerts. Gesucht ist die Streuung einer einzelnen Messung: Lass die Wurzel weg.",
        ),
        Mistake(
            "swapped",
            lambda measure, n: _measured(measure, n)[::-1],
            "Vertauscht: zuerst der Mittelwert, dann die Streuung.",
            whole=True,
        ),
    ),
)


def _borne(noise: Any, hits: Any, allowed: float) -> Any:
    result = noise[0]
    for strength, share in zip(noise, hits, strict=True):
        if share < hits[0] - allowed:
            break
        result = strength
    return result


def _first_bad(noise: Any, hits: Any, allowed: float) -> Any:
    for strength, share in zip(noise, hits, strict=True):
        if share < hits[0] - allowed:
            return strength
    return noise[-1]


def _from_the_one_before(noise: Any, hits: Any, allowed: float) -> Any:
    result, before = noise[0], hits[0]
    for strength, share in zip(noise, hits, strict=True):
        if share < before - allowed:
            break
        result, before = strength, share
    return result


_NOISE = np.array([0.0, 2.0, 4.0, 8.0, 16.0, 32.0])

borne = Task(
    id="vertraegt",
    goal="Gesucht ist das stärkste Rauschen, bis zu dem die Quote nirgends um mehr als `erlaubt` unter der ersten liegt.",
    reference=_borne,
    unfilled=lambda noise, _hits, _allowed: noise[0],
    inputs=(
        (_NOISE, np.array([92.0, 91.5, 91.0, 88.0, 90.5, 60.0]), 2.0),
        (_NOISE, np.array([90.0, 88.5, 87.0, 85.5, 84.0, 30.0]), 5.0),
        (_NOISE[:4], np.array([81.0, 84.0, 80.0, 79.0]), 3.0),
        (_NOISE, np.array([50.0, 47.0, 46.5, 40.0, 46.0, 20.0]), 3.0),
        (np.array([1.0, 3.0, 9.0]), np.array([70.0, 60.0, 69.5]), 1.0),
        (np.arange(8.0) * 2, np.array([90.0, 89.0, 88.0, 87.0, 86.5, 86.0, 70.0, 60.0]), 5.0),
    ),
    arguments=("rauschen", "quoten", "erlaubt"),
    solved="Eine Zahl, mit der sich Netze vergleichen lassen: Wie viel Rauschen steckt eines weg?",
    mistakes=(
        Mistake(
            "ends at once",
            lambda noise, _hits, _allowed: noise[0],
            "Es kommt immer das erste Rauschen heraus. Entweder endet die Schleife gleich beim ersten Mal: Gilt deine Bedingung schon für die erste Quote? Oder `ergebnis` bekommt in ihr nie etwas Neues.",
            whole=True,
        ),
        Mistake(
            "first that is too bad",
            _first_bad,
            "Das ist das erste Rauschen, das *zu viel* ist. Gesucht ist das letzte davor.",
        ),
        Mistake(
            "last good one anywhere",
            lambda noise, hits, allowed: noise[np.flatnonzero(hits >= hits[0] - allowed)[-1]],
            "Du nimmst das letzte, bei dem die Quote gut ist. Davor kann sie aber schon einmal zu klein gewesen sein: Höre beim ersten zu schlechten Wert auf, mit `break`.",
        ),
        Mistake(
            "compared with the one before",
            _from_the_one_before,
            "Du vergleichst jede Quote mit der vorigen. So fällt ein langsamer Abstieg nicht auf: Vergleiche immer mit der ersten, `quoten[0]`.",
        ),
        Mistake(
            "allowed as a limit",
            lambda noise, hits, allowed: noise[np.flatnonzero(hits >= allowed)[-1]],
            "Du vergleichst die Quote mit `erlaubt` selbst. Erlaubt ist ein *Verlust*: Die Grenze ist `quoten[0] - erlaubt`.",
        ),
        Mistake(
            "limit not allowed",
            lambda noise, hits, allowed: _borne(
                noise, np.where(hits == hits[0] - allowed, -1, hits), allowed
            ),
            "Fast: Genau an der Grenze ist noch erlaubt. Aufgehört wird erst, wenn die Quote *darunter* liegt: `<`.",
        ),
        Mistake(
            "share for noise",
            lambda noise, hits, allowed: hits[np.flatnonzero(noise == _borne(noise, hits, allowed))[0]],
            "Das ist die Quote an dieser Stelle. Gesucht ist das Rauschen.",
        ),
        Mistake(
            "place",
            lambda noise, hits, allowed: np.flatnonzero(noise == _borne(noise, hits, allowed))[0],
            "Das ist die Stelle in der Liste. Gesucht ist das Rauschen, das dort steht.",
        ),
    ),
)

TASKS = (rounded, repeated, borne)
