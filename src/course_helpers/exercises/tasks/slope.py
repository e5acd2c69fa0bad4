"""Chapter 3: the numerical test of a slope."""

from __future__ import annotations

import math
from typing import Any

from course_helpers.exercises.task import Mistake, Task


def _slope(f: Any, w: float, h: float) -> float:
    return float((f(w + h) - f(w - h)) / (2 * h))


def _parabola(w: float) -> float:
    return 3 * (w - 1) ** 2


def _cubic(w: float) -> float:
    return w**3 - 2 * w


def _wave(w: float) -> float:
    return 5 - 2 * math.sin(3 * w)


slope = Task(
    id="steigung",
    goal="Gesucht ist die Steigung von f an der Stelle w aus zwei Werten, einer bei w + h, einer bei w − h.",
    reference=_slope,
    inputs=(
        (_parabola, 3.0, 0.25),
        (_cubic, 1.5, 0.5),
        (_cubic, -1.0, 0.01),
        (_parabola, -1.0, 0.25),
        (_wave, 0.2, 0.1),
        (_wave, 4.0, 1.5),
    ),
    arguments=("fehler", "w", "h"),
    solved="Mit dieser Probe prüfst du jede Ableitung nach, ohne eine Formel.",
    mistakes=(
        Mistake(
            "2 forgotten",
            lambda f, w, h: (f(w + h) - f(w - h)) / h,
            "Der Unterschied im Zähler stimmt. Die beiden Stellen liegen aber 2h auseinander. Teile durch `2 * h`.",
        ),
        Mistake(
            "times for divided",
            lambda f, w, h: (f(w + h) - f(w - h)) / h * 2,
            "Der Unterschied im Zähler stimmt. `/ h * 2` heißt aber „durch h, dann mal 2“. Schreibe `/ (2 * h)`.",
        ),
        Mistake(
            "parentheses at the top forgotten",
            lambda f, w, h: f(w + h) - f(w - h) / (2 * h),
            "Alles da, nur eine Klammer fehlt: Geteilt wird der ganze Unterschied, also `(fehler(w + h) - fehler(w - h)) / (2 * h)`.",
        ),
        Mistake(
            "parentheses forgotten",
            lambda f, w, h: (f(w + h) - f(w - h)) / 2 * h,
            "Alles da, nur eine Klammer fehlt: `/ 2 * h` heißt „durch 2, dann mal h“. Schreibe `/ (2 * h)`.",
        ),
        Mistake(
            "wrong sign",
            lambda f, w, h: (f(w - h) - f(w + h)) / (2 * h),
            "Der Betrag stimmt, das Vorzeichen nicht. Zuerst kommt der Wert rechts, `w + h`, davon wird der linke abgezogen.",
        ),
        Mistake(
            "one side only",
            lambda f, w, h: (f(w + h) - f(w)) / h,
            "Das ist die Steigung nur nach rechts. Sie stimmt ungefähr. Genauer wird es mit beiden Seiten: `w + h` und `w - h`.",
        ),
        Mistake(
            "left side only",
            lambda f, w, h: (f(w) - f(w - h)) / h,
            "Das ist die Steigung nur nach links. Sie stimmt ungefähr. Genauer wird es mit beiden Seiten: `w + h` und `w - h`.",
        ),
        Mistake(
            "not divided",
            lambda f, w, h: f(w + h) - f(w - h),
            "Der Unterschied der beiden Fehler stimmt. Eine Steigung ist Höhe durch Breite: Teile noch durch `2 * h`.",
        ),
        Mistake(
            "divided by two only",
            lambda f, w, h: (f(w + h) - f(w - h)) / 2,
            "Der Unterschied im Zähler stimmt. Im Nenner steht aber nur die 2, es fehlt das h: Teile durch `2 * h`.",
        ),
        Mistake(
            "right value only",
            lambda f, w, h: f(w + h) / (2 * h),
            "Der rechte Wert und der Nenner stimmen. Davon wird noch der linke Wert abgezogen, `fehler(w - h)`.",
        ),
        Mistake(
            "sum for difference",
            lambda f, w, h: (f(w + h) + f(w - h)) / (2 * h),
            "Du addierst die beiden Werte. Für eine Steigung brauchst du ihren Unterschied, also Minus.",
        ),
        Mistake(
            "absolute value",
            lambda f, w, h: abs(f(w + h) - f(w - h)) / (2 * h),
            "Der Betrag stimmt. Das Vorzeichen gehört aber dazu: Negativ heißt, es geht bergab. Lass `abs` weg.",
        ),
        Mistake(
            "h beside the call",
            lambda f, w, h: (f(w) + h - f(w) - h) / (2 * h),
            "Das h steht neben dem Aufruf. Es gehört in die Klammer: `fehler(w + h)` ist der Fehler an einer anderen Stelle.",
        ),
        Mistake(
            "h beside the call, in parentheses",
            lambda f, w, h: ((f(w) + h) - (f(w) - h)) / (2 * h),
            "Das h steht neben dem Aufruf. Es gehört in die Klammer: `fehler(w + h)` ist der Fehler an einer anderen Stelle.",
        ),
        Mistake(
            "h beside the call, no parentheses at all",
            lambda f, w, h: f(w) + h - f(w) - h / (2 * h),
            "Das h steht neben dem Aufruf. Es gehört in die Klammer: `fehler(w + h)` ist der Fehler an einer anderen Stelle.",
        ),
        Mistake(
            "loss divided by w",
            lambda f, w, h: f(w) / w,
            "Das ist der Fehler geteilt durch w. Eine Steigung braucht zwei Stellen: `w + h` und `w - h`.",
        ),
        Mistake(
            "two steps",
            lambda f, w, h: (f(w + 2 * h) - f(w)) / (2 * h),
            "Das ist die Steigung rechts von w. Gemessen wird zu beiden Seiten: bei `w + h` und bei `w - h`.",
        ),
        Mistake(
            "twice the distance",
            lambda f, w, h: (f(w + 2 * h) - f(w - 2 * h)) / (2 * h),
            "Der Zähler geht zu weit: Die beiden Stellen sind `w + h` und `w - h`. Die 2 gehört nur in den Nenner.",
        ),
        Mistake(
            "loss of h",
            lambda f, w, h: f(h) / (2 * h),
            "Der Fehler wird bei `h` berechnet. Gebraucht werden die beiden Stellen `w + h` und `w - h`.",
        ),
    ),
)

TASKS = (slope,)
