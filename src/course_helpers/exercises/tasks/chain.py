"""Chapter 10: how long a step of the chain of fire lasts, and whether its staircase is clean."""

from __future__ import annotations

from typing import Any

import numpy as np

from course_helpers.exercises.errors import NotAsAskedError
from course_helpers.exercises.parts import Parts
from course_helpers.exercises.task import Mistake, Task

_NEURONS, _OF_A_GROUP = 125, 5

step = Task(
    id="stufe",
    goal="Gesucht ist die mittlere Dauer einer Stufe: die mittlere Zeit von einer Gruppe bis zur nächsten.",
    reference=lambda t: np.mean(np.diff(t)),
    inputs=(
        (np.array([14.0, 18.0, 21.5, 25.5]),),
        (np.array([3.0, 4.0]),),
        (np.array([10.0, 20.0, 22.0, 23.0, 30.0, 38.0]),),
        (np.array([0.5, 1.0, 4.0]),),
    ),
    arguments=("zeiten",),
    solved="Von Anfang bis Ende, geteilt durch die Anzahl der Stufen: So misst man auch, wie schnell Nervenbahnen leiten.",
    mistakes=(
        Mistake(
            "not averaged",
            np.diff,
            "Die Abstände stimmen. Gesucht ist ihr Mittelwert, eine einzige Zahl.",
        ),
        Mistake(
            "groups for steps",
            lambda t: (t[-1] - t[0]) / len(t),
            "Fast. Zwischen 25 Gruppen liegen nur 24 Stufen: Teile durch eins weniger als die Anzahl der Zeiten.",
        ),
        Mistake(
            "whole time",
            lambda t: t[-1] - t[0],
            "Das ist die Zeit für die ganze Treppe. Teile sie noch durch die Anzahl der Stufen.",
        ),
        Mistake(
            "start forgotten",
            lambda t: t[-1] / (len(t) - 1),
            "Du misst von 0 an. Die Treppe beginnt aber erst mit der ersten Gruppe, bei `zeiten[0]`.",
        ),
        Mistake(
            "start forgotten, groups for steps",
            lambda t: t[-1] / len(t),
            "Die Treppe beginnt erst bei `zeiten[0]`, und zwischen den Gruppen liegt eine Stufe weniger, als es Gruppen gibt.",
        ),
        Mistake(
            "mean of the times",
            np.mean,
            "Das ist der Mittelwert der Zeiten selbst. Du brauchst zuerst die Abstände von einer Zeit zur nächsten: `np.diff`.",
        ),
        Mistake(
            "first step only",
            lambda t: t[1] - t[0],
            "Das ist nur die erste Stufe. Gesucht ist der Mittelwert über alle.",
        ),
        Mistake(
            "median",
            lambda t: np.median(np.diff(t)),
            "Die Abstände stimmen. `median` ist der mittlere der Reihe nach. Gesucht ist der Mittelwert: `mean`.",
        ),
        Mistake(
            "wrong sign",
            lambda t: -np.mean(np.diff(t)),
            "Der Betrag stimmt. Ziehe die frühere Zeit von der späteren ab, dann ist die Dauer positiv.",
        ),
        Mistake(
            "steps per time",
            lambda t: 1 / np.mean(np.diff(t)),
            "Das ist der Kehrwert: Stufen je Mikrosekunde. Gesucht sind Mikrosekunden je Stufe.",
        ),
    ),
)


def _measure(answer: tuple[Any, ...], _arguments: tuple[Any, ...]) -> Parts:
    """Say of the spikes of a chain where its fire came and how often."""
    (chain,) = answer
    if chain is ... or chain is None:
        return Parts({"": chain})
    counts = np.array([len(train) for train in _excitatory(chain)])
    groups = counts.reshape(-1, _OF_A_GROUP).sum(axis=1)
    return Parts(
        {
            "Anfang": bool(groups[0]),
            "Ende": bool(groups[-1]),
            "alle Neuronen": bool(counts.all()),
            "nur einmal": bool(counts.any() and counts.max() == 1),
        }
    )


def _excitatory(chain: Any) -> Any:
    """Return the spike times of each excitatory neuron; NotAsAskedError if they are not all there."""
    try:
        excitatory, _ = chain
        if len(excitatory) == _NEURONS and all(np.ndim(train) == 1 for train in excitatory):
            return excitatory
    except (TypeError, ValueError):
        pass
    raise NotAsAskedError("Gebraucht wird, was `feuerkette(...)` zurückgibt, mit allen 25 Gruppen.")


def _fired(*counts: int) -> tuple[Any, ...]:
    """Return what a chain gives whose groups fire that often; the last number goes on to the end."""
    groups = [*counts, *[counts[-1]] * (_NEURONS // _OF_A_GROUP - len(counts))]
    return (([[0.01] * number for number in groups for _ in range(_OF_A_GROUP)], []),)


def _without(neuron: int, chain: tuple[Any, ...]) -> tuple[Any, ...]:
    chain[0][0][neuron] = []
    return chain


staircase = Task(
    id="treppe",
    goal="Gesucht sind drei Gewichte, mit denen jedes erregende Neuron genau einmal feuert, vom Anfang bis zum Ende der Kette.",
    reference=_fired(1),
    run=_measure,
    values=("kette",),
    solved="Eine saubere Treppe: Jedes erregende Neuron hat genau einmal gefeuert, und das Feuer ist am Ende angekommen.",
    mistakes=(
        Mistake(
            "never lit",
            _fired(0),
            "Kein einziges erregendes Neuron feuert. Der Anstoß reicht nicht bis zur Schwelle: Nimm zum Zünden ein größeres Gewicht.",
            whole=True,
        ),
        Mistake(
            "goes out",
            _fired(1, 0),
            "Die erste Gruppe feuert, aber unterwegs erlischt das Feuer. Zünde stärker, oder hemme schwächer.",
            whole=True,
        ),
        Mistake(
            "goes out after firing twice",
            _fired(2, 0),
            "Am Anfang feuern Neuronen mehrmals, und trotzdem erlischt das Feuer unterwegs. Verändere die Hemmung in kleinen Schritten.",
            whole=True,
        ),
        Mistake(
            "some missing",
            _without(7, _fired(1)),
            "Das Feuer kommt an, und niemand feuert mehrmals. Einzelne Neuronen bleiben aber stumm: Zünde etwas stärker, oder wecke die Hemmung etwas schwächer.",
            whole=True,
        ),
        Mistake(
            "fires again",
            _fired(2),
            "Das Feuer kommt überall an. Manche Neuronen feuern aber mehrmals: Es fehlt Hemmung, oder du zündest zu stark.",
            whole=True,
        ),
        Mistake(
            "fires again, some missing",
            _without(7, _fired(2)),
            "Manche Neuronen feuern mehrmals, andere gar nicht. Gehe zuerst zu einer Einstellung zurück, bei der alle feuern, und verändere dann nur ein Gewicht.",
            whole=True,
        ),
    ),
)

TASKS = (step, staircase)
