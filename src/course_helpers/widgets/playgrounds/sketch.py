"""The small spiking network that a reader draws: sources and neurons on the fields of a sheet, and lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from string import ascii_uppercase

SOURCE, NEURON = "Quelle", "Neuron"
EXCITES, INHIBITS = "erregend", "hemmend"
COLUMNS, ROWS = 6, 4
DURATION = 300  # microseconds of a run
STRONGEST = 63  # weight
_MOST = 20  # pulses of a source: more cannot be told apart in the picture
_BETWEEN = re.compile(r"[;\s]+|,\s+")

Thing = int | tuple[int, int]  # a node by its field, or a line by the fields of its ends


@dataclass
class Node:
    """A source with its pulses in microseconds, or a neuron."""

    kind: str
    name: str
    pulses: list[float] = field(default_factory=list)

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"


class Sketch:
    """What stands on the sheet.

    Attributes
    ----------
    nodes : dict of int to Node
        By the number of the field, row by row.
    lines : dict of (int, int) to int
        Weight, -63 to 63, by the fields at which a line begins and ends.
    """

    def __init__(self) -> None:
        self.nodes: dict[int, Node] = {}
        self.lines: dict[tuple[int, int], int] = {}

    def put(self, place: int, kind: str, pulses: tuple[float, ...] = (50,)) -> None:
        """Put a source or a neuron on an empty field; it gets the first name that is free."""
        names = ascii_uppercase if kind == SOURCE else [str(number + 1) for number in range(ROWS * COLUMNS)]
        taken = {node.name for node in self.nodes.values()}
        name = next(name for name in names if name not in taken)
        self.nodes[place] = Node(kind, name, list(pulses) if kind == SOURCE else [])

    def join(self, start: int, end: int, weight: int) -> None:
        """Draw a line, or give the one that is there another weight.

        Raises
        ------
        ValueError
            If the line would end at a source.
        """
        if self.nodes[end].kind == SOURCE:
            raise ValueError(
                f"{self.nodes[end]} sendet nur, sie hat keinen Eingang. "
                "Beginne die Verbindung bei der Quelle und ende bei einem Neuron."
            )
        self.lines[start, end] = weight

    def remove(self, what: Thing) -> None:
        """Take a line away, or a field's node with all of its lines."""
        if isinstance(what, tuple):
            del self.lines[what]
            return
        del self.nodes[what]
        self.lines = {ends: weight for ends, weight in self.lines.items() if what not in ends}

    def of_kind(self, kind: str) -> list[int]:
        """Return the fields of all sources or of all neurons, by their names."""
        found = [place for place, node in self.nodes.items() if node.kind == kind]
        return sorted(found, key=lambda place: (len(self.nodes[place].name), self.nodes[place].name))

    def told(self, what: Thing) -> str:
        """Name a node, or a line with its weight, in German."""
        if not isinstance(what, tuple):
            return str(self.nodes[what])
        weight = self.lines[what]
        return f"{self.nodes[what[0]]} zu {self.nodes[what[1]]}: {effect(weight)}, Gewicht {abs(weight)}"

    def plan(self) -> tuple[list[list[float]], int, list[tuple[int, int, int]]]:
        """Return what an experiment needs.

        Returns
        -------
        pulses : list of list of float
            Milliseconds, for each source.
        neurons : int
            How many neurons there are.
        synapses : list of (int, int, int)
            From, to, weight; neurons are counted from 0 on, the sources follow after them.

        Raises
        ------
        ValueError
            If there is no neuron.
        """
        neurons, sources = self.of_kind(NEURON), self.of_kind(SOURCE)
        if not neurons:
            raise ValueError("Es ist noch kein Neuron da. Wähle „Neuron“ und tippe auf ein leeres Feld.")
        number = {place: count for count, place in enumerate([*neurons, *sources])}
        pulses = [[time / 1000 for time in self.nodes[place].pulses] for place in sources]
        synapses = [(number[start], number[end], weight) for (start, end), weight in self.lines.items()]
        return pulses, len(neurons), synapses


def effect(weight: int) -> str:
    """Name in German what a line does."""
    return EXCITES if weight > 0 else INHIBITS


def read_pulses(text: str) -> list[float]:
    """Read the times of a source's pulses, in microseconds; without any, it stays silent.

    Raises
    ------
    ValueError
        For what is no number, lies outside of the run, or is too much.
    """
    parts = [part for part in _BETWEEN.split(text) if part]
    if len(parts) > _MOST:
        raise ValueError(f"Eine Quelle sendet hier höchstens {_MOST} Pulse, du willst {len(parts)}.")
    return sorted(_time(part) for part in parts)


def _time(part: str) -> float:
    try:
        time = float(part.replace(",", "."))
    except ValueError:
        raise ValueError(
            f"„{part[:20]}“ ist keine Zeit. Schreibe Zahlen in µs, mit Semikolon dazwischen: 50; 150"
        ) from None
    if not 0 <= time <= DURATION:
        raise ValueError(f"Ein Lauf dauert {DURATION} µs. „{part[:20]}“ liegt außerhalb.")
    return time
