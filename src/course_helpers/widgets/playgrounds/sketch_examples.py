"""Small networks that stand ready."""

from __future__ import annotations

from course_helpers.widgets.playgrounds.sketch import COLUMNS, NEURON, SOURCE, STRONGEST, Sketch

# A sends alone, then B, then both: one run shows all that can be sent
_ALONE_AND_BOTH = ((50, 250), (150, 250))
_UPPER, _LOWER, _TARGET = COLUMNS + 1, 2 * COLUMNS + 1, COLUMNS + 4  # fields
_ROUND = [COLUMNS + 1, 2, 3, COLUMNS + 4, 2 * COLUMNS + 3, 2 * COLUMNS + 2]  # fields in a ring


def _two_sources(first: int, second: int, pulses: tuple[tuple[float, ...], ...]) -> Sketch:
    sketch = Sketch()
    for place, times in zip((_UPPER, _LOWER), pulses, strict=True):
        sketch.put(place, SOURCE, times)
    sketch.put(_TARGET, NEURON)
    sketch.join(_UPPER, _TARGET, first)
    sketch.join(_LOWER, _TARGET, second)
    return sketch


def _ring() -> Sketch:
    sketch = Sketch()
    sketch.put(COLUMNS, SOURCE, (10,))
    for place in _ROUND:
        sketch.put(place, NEURON)
    for start, end in zip(_ROUND, [*_ROUND[1:], _ROUND[0]], strict=True):
        sketch.join(start, end, 50)
    sketch.join(COLUMNS, _ROUND[0], 50)
    return sketch


# by what stands on the button; each makes a sheet of its own
EXAMPLES = {
    "Oder": lambda: _two_sources(STRONGEST, STRONGEST, _ALONE_AND_BOTH),
    "Und": lambda: _two_sources(30, 30, _ALONE_AND_BOTH),
    # A always sends; B forbids it the second time
    "Nicht": lambda: _two_sources(STRONGEST, -STRONGEST, ((50, 150, 250), (150,))),
    "Ring": _ring,
    "Leer": Sketch,
}
