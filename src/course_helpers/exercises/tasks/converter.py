"""Chapter 5: few bits, limits and blocks: what the chip does to numbers."""

from __future__ import annotations

from typing import Any

import numpy as np

from course_helpers.exercises.task import Mistake, Task

# no value lies half-way between two steps: Python and numpy round those to the even number, a calculator does not
_GREY = np.array([[0.0, 0.1, 0.37, 1.0], [0.99, 0.52, 0.24, 0.66]])

inputs = Task(
    id="fuenf_bit",
    goal="Gesucht sind ganze Zahlen von 0 bis 31: Aus 0 wird 0, aus 1 wird 31.",
    reference=lambda x: np.round(x * 31),
    inputs=((_GREY,), (_GREY[0],), (np.linspace(0, 1, 11),)),
    arguments=("pixel",),
    solved="32 Stufen, von 0 bis 31. So kommt ein Bild als Pulslänge auf den Chip.",
    mistakes=(
        Mistake(
            "times 32",
            lambda x: np.round(x * 32),
            "Die Idee stimmt. 5 Bit haben zwar 32 Stufen, die größte heißt aber 31, denn gezählt wird ab 0. Nimm mal 31.",
        ),
        Mistake(
            "cut off",
            lambda x: np.floor(x * 31),
            "Der Faktor stimmt. Du schneidest die Stellen hinter dem Komma aber ab, statt zu runden: `np.round`.",
        ),
        Mistake(
            "not rounded",
            lambda x: x * 31,
            "Der Faktor stimmt. Der Chip kennt aber nur ganze Zahlen: Runde mit `np.round`.",
        ),
        Mistake(
            "rounded first",
            lambda x: np.round(x) * 31,
            "Alles da, aber in der falschen Reihenfolge: Du rundest schon vor dem Malnehmen, und es bleiben nur 0 und 31. Schau, wo die Klammer zugeht.",
        ),
        Mistake(
            "five for 31",
            lambda x: np.round(x * 5),
            "Gerundet ist richtig. Mit 5 Bit kann man aber bis 31 zählen, nicht bis 5.",
        ),
    ),
)

converter = Task(
    id="wandler",
    goal="Gesucht ist: Produkt mal Verstärkung, abgerundet, auf −128 bis 127 begrenzt.",
    reference=lambda p, g: np.clip(np.floor(p * g), -128, 127),
    inputs=(
        (np.array([25600.0, -25600.0, 0.0, 340.0, -340.0]), 0.002),
        (np.array([25600.0, -25600.0, 90000.0]), 0.006),
        (np.array([[-700.0, 100.0]]), 0.01),
    ),
    arguments=("produkt", "verstaerkung"),
    solved="Verstärken, abrunden, begrenzen: So wird aus einer Spannung eine Zahl mit 8 Bit.",
    mistakes=(
        Mistake(
            "no limits",
            lambda p, g: np.floor(p * g),
            "Verstärken und Abrunden stimmen. Der Wandler kann aber nur −128 bis 127 ausgeben: `np.clip(..., -128, 127)`.",
        ),
        Mistake(
            "rounded to nearest",
            lambda p, g: np.clip(np.round(p * g), -128, 127),
            "Verstärken und Begrenzen stimmen. Der Wandler rundet aber immer ab: `np.floor` statt `np.round`.",
        ),
        Mistake(
            "cut towards zero",
            lambda p, g: np.clip(np.trunc(p * g), -128, 127),
            "Bei positiven Zahlen stimmt es. Negative rundest du aber zur Null hin. Abrunden heißt zur kleineren Zahl: `np.floor`.",
        ),
        Mistake(
            "not rounded",
            lambda p, g: np.clip(p * g, -128, 127),
            "Verstärken und Begrenzen stimmen. Der Wandler gibt aber nur ganze Zahlen aus: Runde mit `np.floor` ab.",
        ),
        Mistake(
            "limits turned",
            lambda p, g: np.clip(np.floor(p * g), -127, 128),
            "Fast: Die Grenzen sind −128 und 127, nicht −127 und 128. Die Null braucht auch eine Stufe.",
        ),
        Mistake(
            "upper limit 128",
            lambda p, g: np.clip(np.floor(p * g), -128, 128),
            "Fast: Die größte Zahl mit 8 Bit ist 127. Mit der Null sind es 256 Stufen von −128 bis 127.",
        ),
        Mistake(
            "rounded up",
            lambda p, g: np.clip(np.ceil(p * g), -128, 127),
            "Verstärken und Begrenzen stimmen. `np.ceil` rundet aber auf, der Wandler rundet ab: `np.floor`.",
        ),
        Mistake(
            "limits too wide",
            lambda p, g: np.clip(np.floor(p * g), -255, 255),
            "Verstärken und Abrunden stimmen. 8 Bit mit Vorzeichen gehen aber nur von −128 bis 127.",
        ),
        Mistake(
            "negative lost",
            lambda p, g: np.clip(np.floor(p * g), 0, 127),
            "Die obere Grenze stimmt. Ergebnisse dürfen auch negativ sein, bis −128.",
        ),
        Mistake(
            "clipped before gain",
            lambda p, g: np.floor(np.clip(p, -128, 127) * g),
            "Alles da, aber in der falschen Reihenfolge: Zuerst wird verstärkt, dann begrenzt.",
        ),
        Mistake(
            "divided by the gain",
            lambda p, g: np.clip(np.floor(p / g), -128, 127),
            "Abrunden und Begrenzen stimmen. Das Produkt wird aber mit der Verstärkung malgenommen, nicht durch sie geteilt.",
        ),
    ),
)


def _clip(values: Any) -> Any:
    return np.clip(values, -128, 127)


def _blocks(x: Any, w: Any, size: int) -> Any:
    return sum(_clip(x[start : start + size] @ w[start : start + size]) for start in range(0, len(x), size))


def _last_forgotten(x: Any, w: Any, size: int) -> Any:
    return sum(
        _clip(x[start : start + size] @ w[start : start + size])
        for start in range(0, len(x) // size * size, size)
    )


def _last_only(x: Any, w: Any, size: int) -> Any:
    start = (len(x) - 1) // size * size
    return _clip(x[start:] @ w[start:])


_X = np.array([3.0, 10.0, 8.0, 2.0, 7.0, 1.0, 5.0])

_W = np.array([[9.0, -4.0], [8.0, 2.0], [9.0, -20.0], [-30.0, 1.0], [-20.0, 6.0], [3.0, -2.0], [4.0, 1.0]])

blocks = Task(
    id="bloecke",
    goal="Gesucht ist die Summe der Teilergebnisse. Jedes Stück wird für sich auf −128 bis 127 begrenzt.",
    reference=_blocks,
    inputs=(
        (_X, _W, 2),
        (_X[:6], _W[:6], 3),
        (_X, _W[:, :1], 4),
        (_X[:3], _W[:3], 5),
        (np.full(4, 10.0), np.full((4, 1), 8.0), 1),
    ),
    arguments=("x", "w", "groesse"),
    solved="Stück für Stück auf dem Chip, dann digital addiert. Jedes Stück bringt seine eigenen Grenzen mit.",
    mistakes=(
        Mistake(
            "limited at the end only",
            lambda x, w, size: _clip(x @ w),
            "Du begrenzt erst die ganze Summe. Der Wandler misst aber jedes Stück für sich: Begrenze in der Schleife, bevor du addierst.",
        ),
        Mistake(
            "whole input each time",
            lambda x, w, size: sum(_clip(x @ w) for _ in range(0, len(x), size)),
            "Du rechnest in jedem Durchgang mit der ganzen Eingabe. Nimm nur das Stück: `x[anfang:anfang + groesse]`, bei `w` genauso.",
        ),
        Mistake(
            "never limited",
            lambda x, w, size: x @ w,
            "Die Summe der Produkte stimmt. Es fehlt die Grenze: Jedes Stück kann höchstens 127 und mindestens −128 liefern, `np.clip`.",
        ),
        Mistake(
            "limited twice",
            lambda x, w, size: _clip(_blocks(x, w, size)),
            "Die Stücke stimmen. Die Summe selbst wird nicht mehr begrenzt, denn addiert wird digital.",
        ),
        Mistake(
            "last block forgotten",
            _last_forgotten,
            "Die vollen Stücke stimmen. Das letzte, nicht ganz volle Stück fehlt. `range(0, len(x), groesse)` nimmt es mit.",
        ),
        Mistake(
            "only the last block",
            _last_only,
            "Das ist nur das letzte Stück. Die anderen gehen verloren: Addiere mit `+=`, statt mit `=` zu überschreiben.",
        ),
        Mistake(
            "only the first block",
            lambda x, w, size: _clip(x[:size] @ w[:size]),
            "Das erste Stück stimmt, die anderen fehlen. Endet jedes Stück bei `anfang + groesse`? Oder steht das `return` in der Schleife?",
        ),
        Mistake(
            "averaged",
            lambda x, w, size: _blocks(x, w, size) / -(-len(x) // size),
            "Die Stücke stimmen. Sie werden aber addiert, nicht gemittelt.",
        ),
    ),
)

TASKS = (inputs, converter, blocks)
