"""Chapter 5: few bits and limits: what the chip does to numbers."""

from __future__ import annotations

import numpy as np

from course_helpers.exercises.task import Mistake, Task

# no value lies half-way between two steps: Python and numpy round those to the even number, a calculator does not
_GREY = np.array([[0.0, 0.1, 0.37, 1.0], [0.99, 0.52, 0.24, 0.66]])

inputs = Task(
    id="fuenf_bit",
    goal="Gesucht sind ganze Zahlen von 0 bis 31: Aus 0 wird 0, aus 1 wird 31.",
    reference=lambda x: np.round(x * 31),
    inputs=(
        (_GREY,),
        (_GREY[0],),
        (np.linspace(0, 1, 12),),
        (_GREY.T[:1],),
        (_GREY[:, :2].astype(np.float32),),
    ),
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
            "Alles da, aber in der falschen Reihenfolge: Du rundest schon vor dem Multiplizieren, und es bleiben nur 0 und 31. Schau, wo die Klammer zugeht.",
        ),
        Mistake(
            "five for 31",
            lambda x: np.round(x * 5),
            "Gerundet ist richtig. Mit 5 Bit kann man aber bis 31 zählen, nicht bis 5.",
        ),
        Mistake(
            "rounded up",
            lambda x: np.ceil(x * 31),
            "Der Faktor stimmt. Du rundest aber immer auf. Gesucht ist die nächste ganze Zahl: `np.round`.",
        ),
        Mistake(
            "times 30",
            lambda x: np.round(x * 30),
            "Die Idee stimmt. Aus 1 soll aber 31 werden, die größte Zahl mit 5 Bit.",
        ),
        Mistake(
            "times 255",
            lambda x: np.round(x * 255),
            "Gerundet ist richtig. Bis 255 zählt man aber mit 8 Bit. 5 Bit gehen bis 31.",
        ),
        Mistake(
            "divided by 31",
            lambda x: np.round(x / 31),
            "Gerundet ist richtig. Aus 1 soll aber 31 werden: multiplizieren statt teilen.",
        ),
        Mistake(
            "32 steps cut off",
            lambda x: np.minimum(31, np.floor(x * 32)),
            "So entstehen 32 Stufen, aber durch Abschneiden. Gesucht ist die nächste ganze Zahl zu `pixel * 31`: `np.round`.",
        ),
        Mistake(
            "divided again",
            lambda x: np.round(x * 31) / 31,
            "Bis zum Runden stimmt alles. Danach teilst du wieder. Der Chip braucht die ganzen Zahlen von 0 bis 31.",
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
        (np.array([[127.5], [128.5], [-128.5], [-127.5], [126.5], [-0.5], [0.5]]), 1.0),
        (np.array([-3000, 170, 0, 2500, 40, -55]), 0.03),
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
            "Abrunden und Begrenzen stimmen. Das Produkt wird aber mit der Verstärkung multipliziert, nicht durch sie geteilt.",
        ),
        Mistake(
            "lower limit -127",
            lambda p, g: np.clip(np.floor(p * g), -127, 127),
            "Fast: Die kleinste Zahl mit 8 Bit ist −128.",
        ),
        Mistake(
            "no lower limit",
            lambda p, g: np.minimum(np.floor(p * g), 127),
            "Verstärken, Abrunden und die obere Grenze stimmen. Es fehlt die untere: −128.",
        ),
        Mistake(
            "no upper limit",
            lambda p, g: np.maximum(np.floor(p * g), -128),
            "Verstärken, Abrunden und die untere Grenze stimmen. Es fehlt die obere: 127.",
        ),
        Mistake(
            "without sign",
            lambda p, g: np.clip(np.floor(p * g), 0, 255),
            "Verstärken und Abrunden stimmen. Der Wandler hat aber ein Vorzeichen: Seine Zahlen gehen von −128 bis 127.",
        ),
        Mistake(
            "rounded before gain",
            lambda p, g: np.clip(np.floor(p) * g, -128, 127),
            "Alles da, aber in der falschen Reihenfolge: Zuerst wird verstärkt, dann abgerundet.",
        ),
        Mistake(
            "gain added",
            lambda p, g: np.clip(np.floor(p + g), -128, 127),
            "Abrunden und Begrenzen stimmen. Verstärken heißt aber multiplizieren, nicht addieren.",
        ),
        Mistake(
            "gain forgotten",
            lambda p, _g: np.clip(np.floor(p), -128, 127),
            "Abrunden und Begrenzen stimmen. Es fehlt die Verstärkung: Multipliziere `produkt` damit.",
        ),
        Mistake(
            "limits with rounding to nearest only",
            lambda p, g: np.clip(np.round(p * g), -128, 128),
            "Zwei Dinge: Der Wandler rundet immer ab, `np.floor`, und seine größte Zahl ist 127.",
        ),
    ),
)


TASKS = (inputs, converter)
