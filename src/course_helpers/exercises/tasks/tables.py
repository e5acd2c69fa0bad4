"""Chapter 2: slices and axes of a table of numbers."""

from __future__ import annotations

from typing import Any

import numpy as np

from course_helpers.exercises.task import Mistake, Task

_HOT = np.array([[18.0, 21.0, 24.0, 22.0], [14.0, 15.0, 19.0, 16.0], [16.0, 18.0, 23.0, 13.0]])

_WEEK = np.arange(14.0).reshape(2, 7) ** 2

_SQUARE = np.array([[1.0, 2.0, 6.0], [4.0, 4.0, 1.0], [0.0, 9.0, 3.0]])

_TALL = np.arange(45.0).reshape(9, 5) * 7 % 11

weekend = Task(
    id="wochenende",
    goal="Gesucht sind alle Zeilen, aber nur die letzten beiden Spalten.",
    reference=lambda t: t[:, -2:],
    inputs=((_HOT,), (_WEEK,), (_SQUARE,), (_TALL,), (_TALL[:1],), (_TALL[:, :2] - 5.25,), (_WEEK[:, :6].T,)),
    arguments=("tabelle",),
    solved="Alle Zeilen, die letzten zwei Spalten, und das für jede Tabelle.",
    mistakes=(
        Mistake(
            "rows instead of columns",
            lambda t: t[-2:],
            "„Die letzten zwei“ stimmt, aber du nimmst die letzten zwei Zeilen, also Städte. Vor das Komma gehört ein `:` für alle Zeilen.",
        ),
        Mistake(
            "first two",
            lambda t: t[:, :2],
            "Alle Zeilen, das stimmt. Du nimmst aber die ersten beiden Spalten. Von hinten zählst du mit negativen Zahlen.",
        ),
        Mistake(
            "last only",
            lambda t: t[:, -1],
            "Das ist nur der letzte Tag. Gefragt sind zwei: Du brauchst einen Doppelpunkt, „ab der vorletzten“.",
        ),
        Mistake(
            "last but one only",
            lambda t: t[:, -2],
            "Das ist nur der vorletzte Tag. Hinter der −2 fehlt der Doppelpunkt: „ab der vorletzten“.",
        ),
        Mistake(
            "without the last",
            lambda t: t[:, :-2],
            "Der Doppelpunkt steht auf der falschen Seite: `:-2` heißt „bis vor die vorletzte“, gebraucht wird „ab der vorletzten“.",
        ),
        Mistake(
            "the four-day table only",
            lambda t: t[:, 2:4],
            "Für die Tabelle mit vier Tagen stimmt es, aber nur zufällig. Bei sieben Tagen sind das nicht die letzten beiden. Zähle von hinten.",
        ),
        Mistake(
            "counted from the front",
            lambda t: t[:, 2:],
            "Für die Tabelle mit vier Tagen stimmt es, aber nur zufällig. Bei sieben Tagen sind es zu viele. Zähle von hinten.",
        ),
        Mistake(
            "three rows only",
            lambda t: t[:3, -2:],
            "Die Spalten stimmen. Du nimmst aber nur die ersten drei Zeilen. Eine Tabelle kann mehr Städte haben: `:` allein heißt alle.",
        ),
        Mistake(
            "one day too early",
            lambda t: t[:, -3:-1],
            "Alle Zeilen, das stimmt. Es sind zwei Tage, aber einer zu früh: Lass hinter dem Doppelpunkt alles weg.",
        ),
        Mistake(
            "last as a table",
            lambda t: t[:, -1:],
            "Das ist nur der letzte Tag. Gefragt sind zwei: ab der vorletzten Spalte, `-2:`.",
        ),
        Mistake(
            "last but one as a table",
            lambda t: t[:, -2:-1],
            "Das ist nur der vorletzte Tag. Gefragt sind zwei: von der vorletzten Spalte bis zum Schluss, `-2:`, und dahinter nichts mehr.",
        ),
        Mistake(
            "turned round",
            lambda t: t[:, [-1, -2]],
            "Das sind die letzten beiden Tage, aber der letzte steht vorn. Lass die Reihenfolge, wie sie in der Tabelle ist: `-2:`.",
        ),
        Mistake(
            "last three",
            lambda t: t[:, -3:],
            "Alle Zeilen, das stimmt. Es sind aber drei Tage statt zwei.",
        ),
        Mistake(
            "table unchanged",
            lambda t: t[:, :],
            "Das ist noch die ganze Tabelle. Hinter dem Komma fehlt, ab welcher Spalte du sie brauchst.",
        ),
        Mistake(
            "comma forgotten",
            lambda t: t[:-2],
            "Hinter dem ersten Doppelpunkt fehlt das Komma. Ohne es nimmst du Zeilen. Geschrieben wird `:`, dann das Komma, dann die Spalten.",
        ),
        Mistake(
            "nothing left",
            lambda t: t[:, -2:0],
            "Es kommt nichts heraus, denn zwischen Anfang und Ende liegt keine Spalte. Beginne mit der vorletzten, `-2:`, und lass dahinter alles weg.",
        ),
        Mistake(
            "end not counted",
            lambda t: t[:, 2:3],
            "Das ist nur eine Spalte, denn das Ende hinter dem Doppelpunkt zählt nicht mit. Und bei sieben Tagen ist es eine andere. Zähle von hinten: `-2:`.",
        ),
        Mistake(
            "columns counted by the rows",
            lambda t: t[:, len(t) - 2 :],
            "`len(tabelle)` ist die Anzahl der Zeilen, also der Städte. Von hinten zählst du ohne sie: `-2:`.",
        ),
    ),
)


def _in_place(t: Any) -> Any:
    t -= t.mean(axis=1, keepdims=True)
    return t


deviation = Task(
    id="abweichung",
    goal="Gesucht ist jede Temperatur minus der Mittelwert ihrer Zeile.",
    reference=lambda t: t - t.mean(axis=1, keepdims=True),
    inputs=(
        (_HOT,),
        (_SQUARE,),
        (_WEEK,),
        (_TALL,),
        (_TALL[:1],),
        (_TALL[:, :1] + 1,),
        (1 - _WEEK.T * 0.75,),
    ),
    arguments=("tabelle",),
    solved="Jede Zeile hat nun den Mittelwert null. Was bleibt, ist der Unterschied zum Mittel der Stadt.",
    mistakes=(
        Mistake(
            "mean alone",
            lambda t: t.mean(axis=1),
            "Das ist der Mittelwert jeder Stadt. Zieh ihn noch von ihren Temperaturen ab.",
        ),
        Mistake(
            "wrong axis",
            lambda t: t - t.mean(axis=0),
            "Du ziehst den Mittelwert des Tages ab, also der Spalte. Gesucht ist der Mittelwert der Stadt, also der Zeile: `axis=1`.",
        ),
        Mistake(
            "mean of everything",
            lambda t: t - t.mean(),
            "Du ziehst überall den Mittelwert der ganzen Tabelle ab. Jede Stadt soll ihren eigenen bekommen: Es fehlt ein `axis`.",
        ),
        Mistake(
            "wrong sign",
            lambda t: t.mean(axis=1, keepdims=True) - t,
            "Alle Beträge stimmen, nur die Vorzeichen nicht: Temperatur minus Mittelwert, nicht umgekehrt.",
        ),
        Mistake(
            "keepdims forgotten",
            lambda t: t - t.mean(axis=1),
            "Die Achse stimmt. Der Mittelwert hat aber die Form `(3,)` und gilt damit als Zeile, nicht als Spalte. Lass die Achse stehen: `keepdims=True`.",
        ),
        Mistake(
            "changed in place",
            _in_place,
            "Die Werte stimmen. Aber `-=` schreibt in die Tabelle selbst, und die Messwerte sind danach verloren. Schreibe `tabelle - ...` und gib das neue Array zurück.",
        ),
        Mistake(
            "sum for mean",
            lambda t: t - t.sum(axis=1, keepdims=True),
            "Die Achse stimmt. Du ziehst aber die Summe der Zeile ab. Gesucht ist ihr Mittelwert: `mean`.",
        ),
        Mistake(
            "added",
            lambda t: t + t.mean(axis=1, keepdims=True),
            "Der Mittelwert jeder Stadt stimmt. Du addierst ihn aber, statt ihn abzuziehen.",
        ),
        Mistake(
            "absolute value",
            lambda t: np.abs(t - t.mean(axis=1, keepdims=True)),
            "Die Beträge stimmen. Das Vorzeichen gehört aber dazu: Kältere Tage sind negativ. Lass `abs` weg.",
        ),
        Mistake(
            "divided",
            lambda t: t / t.mean(axis=1, keepdims=True),
            "Mittelwert und Achse stimmen. Du teilst aber durch ihn, statt ihn abzuziehen.",
        ),
        Mistake(
            "mean only",
            lambda t: t.mean(axis=1, keepdims=True),
            "Das sind die Mittelwerte der Städte, und die stimmen. Zieh sie jetzt noch von der Tabelle ab.",
        ),
        Mistake(
            "largest for mean",
            lambda t: t - t.max(axis=1, keepdims=True),
            "Die Achse stimmt. Du ziehst aber den größten Wert der Zeile ab. Gesucht ist ihr Mittelwert: `mean`.",
        ),
        Mistake(
            "smallest for mean",
            lambda t: t - t.min(axis=1, keepdims=True),
            "Die Achse stimmt. Du ziehst aber den kleinsten Wert der Zeile ab. Gesucht ist ihr Mittelwert: `mean`.",
        ),
        Mistake(
            "deviation squared",
            lambda t: (t - t.mean(axis=1, keepdims=True)) ** 2,
            "Die Abweichung stimmt, bevor du sie quadrierst. Gefragt ist sie selbst, ohne `** 2`.",
        ),
        Mistake(
            "divided by the spread",
            lambda t: (t - t.mean(axis=1, keepdims=True)) / t.std(axis=1, keepdims=True),
            "Der Mittelwert ist richtig abgezogen. Durch die Streuung `std` sollst du nicht noch teilen.",
        ),
    ),
)

TASKS = (weekend, deviation)
