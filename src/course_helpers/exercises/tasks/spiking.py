"""Chapter 8: one step of a membrane that fires, and how often a neuron fires."""

from __future__ import annotations

from typing import Any

import numpy as np

from course_helpers.exercises.task import Mistake, Task


def _step(v: float, rest: float, threshold: float, reset: float, tau: float, dt: float) -> float:  # noqa: PLR0913, PLR0917
    return _fired(v + dt / tau * (rest - v), threshold, reset)


def _fired(v: float, threshold: float, reset: float) -> float:
    return reset if v > threshold else v


def _before(v: float, rest: float, threshold: float, reset: float, tau: float, dt: float) -> float:  # noqa: PLR0913, PLR0917
    return reset if v > threshold else v + dt / tau * (rest - v)


def _after_reset(v: float, rest: float, threshold: float, reset: float, tau: float, dt: float) -> float:  # noqa: PLR0913, PLR0917
    v = _fired(v, threshold, reset)
    return v + dt / tau * (rest - v)


step = Task(
    id="zeitschritt",
    goal="Gesucht ist die Spannung nach einem kurzen Zeitschritt: erst zur Ruhespannung hin, dann zurücksetzen, wenn sie über der Schwelle liegt.",
    reference=_step,
    inputs=(
        (200.0, 560.0, 505.0, 172.0, 10.0, 0.5),
        (300.0, 190.0, 505.0, 172.0, 4.5, 0.25),
        (500.0, 560.0, 505.0, 172.0, 10.0, 2.0),
        (-60.0, -70.0, -55.0, -75.0, 10.0, 1.0),
        (-56.0, -50.0, -55.0, -75.0, 10.0, 3.0),
        (510.0, 400.0, 505.0, 172.0, 10.0, 2.0),
    ),
    arguments=("v", "ruhe", "schwelle", "reset", "tau", "dt"),
    solved="Ähnlich rechnet auch der Emulator, in Schritten von 0,1 µs. Der Chip rechnet gar nicht: Bei ihm erledigen das Kondensator und Leck.",
    mistakes=(
        Mistake(
            "never reset",
            lambda v, rest, s, r, tau, dt: v + dt / tau * (rest - v),
            "Der Weg zur Ruhespannung stimmt. Es fehlt das Zurücksetzen: Liegt `v` danach über der Schwelle, wird `v` zu `reset`.",
        ),
        Mistake(
            "wrong sign",
            lambda v, rest, s, r, tau, dt: _fired(v + dt / tau * (v - rest), s, r),
            "Das Vorzeichen stimmt nicht: `v` entfernt sich von der Ruhespannung. Addiert wird ein Bruchteil von `ruhe - v`.",
        ),
        Mistake(
            "upside down",
            lambda v, rest, s, r, tau, dt: _fired(v + tau / dt * (rest - v), s, r),
            "Der Bruch steht auf dem Kopf. Je größer `tau`, desto langsamer geht es: `dt / tau`.",
        ),
        Mistake(
            "times for divided",
            lambda v, rest, s, r, tau, dt: _fired(v + dt * tau * (rest - v), s, r),
            "Fast: Durch `tau` wird geteilt, `dt / tau`. Je größer die Zeitkonstante, desto langsamer geht es.",
        ),
        Mistake(
            "tau forgotten",
            lambda v, rest, s, r, tau, dt: _fired(v + dt * (rest - v), s, r),
            "Der Abstand stimmt. Es fehlt noch die Zeitkonstante: `dt / tau`.",
        ),
        Mistake(
            "old voltage forgotten",
            lambda v, rest, s, r, tau, dt: _fired(dt / tau * (rest - v), s, r),
            "Das ist nur die Änderung. Sie kommt zur alten Spannung dazu: `v + ...`.",
        ),
        Mistake(
            "voltage for distance",
            lambda v, rest, s, r, tau, dt: _fired(v + dt / tau * rest, s, r),
            "Du addierst einen Bruchteil der Ruhespannung. Gebraucht wird ein Bruchteil des *Abstands* zu ihr: `ruhe - v`.",
        ),
        Mistake(
            "whole way",
            lambda v, rest, s, r, tau, dt: _fired(rest, s, r),
            "Du springst gleich auf die Ruhespannung. In der kurzen Zeit `dt` kommt `v` ihr nur um `dt / tau` mal den Abstand näher.",
        ),
        Mistake(
            "back to rest",
            lambda v, rest, s, r, tau, dt: _fired(v + dt / tau * (rest - v), s, rest),
            "Der Weg zur Ruhespannung stimmt. Zurückgesetzt wird aber auf `reset`, nicht auf `ruhe`.",
        ),
        Mistake(
            "reset below",
            lambda v, rest, s, r, tau, dt: r if v + dt / tau * (rest - v) < s else v + dt / tau * (rest - v),
            "Die Bedingung ist verkehrt herum: Gefeuert wird *über* der Schwelle, `v > schwelle`.",
        ),
        Mistake(
            "old voltage looked at",
            _before,
            "Du vergleichst die alte Spannung mit der Schwelle. Erst kommt der Schritt, dann der Vergleich mit dem neuen `v`.",
        ),
        Mistake(
            "reset first",
            _after_reset,
            "Beide Teile sind da, aber vertauscht. Erst kommt der Schritt zur Ruhespannung, dann das Zurücksetzen.",
        ),
        Mistake(
            "exact solution",
            lambda v, rest, s, r, tau, dt: _fired(rest + (v - rest) * np.exp(-dt / tau), s, r),
            "Du rechnest mit der e-Funktion, und das ist sogar die genaue Lösung. Gefragt ist der einfache Schritt, der ihr nahe kommt: `v + dt / tau * (ruhe - v)`.",
        ),
        Mistake(
            "parentheses forgotten",
            lambda v, rest, s, r, tau, dt: _fired(v + dt / tau * rest - v, s, r),
            "Alle Teile sind da. Es fehlt eine Klammer: Multipliziert wird der ganze Abstand, `dt / tau * (ruhe - v)`.",
        ),
    ),
)


def _mean_distance(times: Any) -> Any:
    return np.mean(np.diff(times))


rate = Task(
    id="feuerrate",
    goal="Gesucht ist die Feuerrate in Spikes je Millisekunde: 1000 µs geteilt durch den mittleren Abstand zweier Spikes.",
    reference=lambda t: 1000 / _mean_distance(t),
    inputs=(
        (np.array([17.0, 38.0, 60.0, 81.0]),),
        (np.array([3.0, 8.0, 20.0]),),
        (np.array([40.5, 52.0, 60.0, 71.0, 95.0, 99.0]),),
        (np.array([12.0, 90.0]),),
    ),
    arguments=("zeiten",),
    solved="Rate und Abstand sind Kehrwerte voneinander. So rechnet man auch in der Hirnforschung.",
    mistakes=(
        Mistake(
            "not converted",
            lambda t: 1 / _mean_distance(t),
            "Das ist die Anzahl je Mikrosekunde. Eine Millisekunde hat 1000 davon: `1000 / ...`.",
        ),
        Mistake(
            "distance",
            _mean_distance,
            "Das ist der mittlere Abstand in µs. Die Rate ist der Kehrwert: Wie viele Abstände passen in 1000 µs?",
        ),
        Mistake(
            "distance in milliseconds",
            lambda t: _mean_distance(t) / 1000,
            "Das ist der mittlere Abstand in Millisekunden. Die Rate ist sein Kehrwert.",
        ),
        Mistake(
            "times for divided",
            lambda t: 1000 * _mean_distance(t),
            "Mit dem Abstand *multiplizieren* gäbe bei seltenen Spikes eine große Rate. Teile: `1000 / ...`.",
        ),
        Mistake(
            "one spike too many",
            lambda t: 1000 * len(t) / (t[-1] - t[0]),
            "Fast: Zwischen 4 Spikes liegen nur 3 Abstände. Teile durch den mittleren Abstand, `np.mean(np.diff(zeiten))`.",
        ),
        Mistake(
            "counted from zero",
            lambda t: 1000 * len(t) / t[-1],
            "Du zählst ab 0 µs. Wann die Messung begann, soll egal sein: Nimm die Abstände, `np.diff(zeiten)`.",
        ),
        Mistake(
            "mean of the times",
            lambda t: 1000 / np.mean(t),
            "Du mittelst die Zeitpunkte. Gebraucht werden die Abstände zwischen ihnen: `np.diff(zeiten)`.",
        ),
        Mistake(
            "mean of the rates",
            lambda t: np.mean(1000 / np.diff(t)),
            "Du mittelst die Raten der einzelnen Abstände, dabei zählen kurze Abstände zu viel. Mittle zuerst die Abstände, dann teile.",
        ),
        Mistake(
            "first distance only",
            lambda t: 1000 / (t[1] - t[0]),
            "Das ist nur der erste Abstand. Mittle über alle: `np.mean(np.diff(zeiten))`.",
        ),
        Mistake(
            "from first to last",
            lambda t: 1000 / (t[-1] - t[0]),
            "Du teilst durch die ganze Zeit vom ersten zum letzten Spike. Gebraucht wird der mittlere Abstand zweier Spikes.",
        ),
        Mistake(
            "every distance",
            lambda t: 1000 / np.diff(t),
            "Das ist eine Rate für jeden Abstand. Gesucht ist eine einzige Zahl: Mittle zuerst die Abstände.",
        ),
        Mistake(
            "number of spikes",
            len,
            "Das ist die Anzahl der Spikes. Die Rate sagt, wie viele es je Millisekunde sind.",
        ),
        Mistake(
            "wrong sign",
            lambda t: -1000 / _mean_distance(t),
            "Der Betrag stimmt. Zieh den früheren Zeitpunkt vom späteren ab, dann ist der Abstand positiv.",
        ),
    ),
)

TASKS = (step, rate)
