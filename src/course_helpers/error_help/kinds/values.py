"""ValueError: values of the right kind that a calculation still cannot take."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from course_helpers.error_help.kinds import broadcasting, commas, course, plots, shapes
from course_helpers.error_help.kinds.texts import look_up

if TYPE_CHECKING:
    from course_helpers.error_help.place import Place

_OF_NUMBERS = re.compile(r"(?<![.\w])(max|min)\(")
_COMMA = re.compile(r"^[+-]?\d+,\d+$")
_LITERAL = re.compile(
    r"(?:could not convert string to float|invalid literal for int\(\) with base \d+): (.*)$", re.DOTALL
)


def value(error: ValueError, place: Place) -> str | None:  # noqa: PLR0911 - one line for each reason
    """Explain a ValueError by its message."""
    message = str(error)
    if "matmul" in message or "not aligned" in message:
        return shapes.product(message, place)
    if (
        "truth value of an array" in message
        and _failed_inside_a_call(place)
        and (found := _OF_NUMBERS.search(place.source))
    ):
        return (
            f"`{found[1]}` vergleicht einzelne Zahlen, hier ist es aber ein ganzes Array. "
            f"Stelle für Stelle vergleicht `np.{found[1]}imum`. Den einen Wert, der am größten oder "
            f"kleinsten ist, findet `np.{found[1]}`."
        )
    if found := _LITERAL.search(message):
        return _no_number(found[1], whole="literal" in message)
    if "broadcast" in message and (text := commas.in_a_value(place)):
        return text
    if "inhomogeneous" in message and (text := commas.behind_equals(place)):
        return text
    if text := course.loose_numbers(place) or broadcasting.explained(message, place):
        return text
    if text := shapes.shape(message, product=broadcasting.may_be_product(place)):
        return text
    return look_up(message, plots.TEXTS) or look_up(message, _TEXTS)


def _failed_inside_a_call(place: Place) -> bool:
    """Tell whether a function asked for the one truth value, not the `if` of the line."""
    return place.failing is None or place.call is not None


def _no_number(quoted: str, *, whole: bool) -> str:
    """Explain a text that is no number; ``quoted`` as Python shows it."""
    typed = re.sub(r"^(?:np|numpy)\.str_\((.*)\)$", r"\1", quoted)
    bare = typed[1:-1].strip()
    start = (
        f"`{'int' if whole else 'float'}` kann aus {typed} keine {'ganze Zahl' if whole else 'Zahl'} machen."
    )
    if not bare:
        return f"{start} Der Text ist leer."
    if _COMMA.match(bare):
        point = bare.replace(",", ".")
        rest = f"`float('{point}')`" + (" und runde, wenn du eine ganze Zahl brauchst" if whole else "")
        return f"{start} Schreibe Kommazahlen mit Punkt: {rest}."
    if whole and re.fullmatch(r"[+-]?\d*\.\d*", bare):
        return f"{start} Erlaubt sind nur Ziffern und ein Vorzeichen. Nimm `float(…)`."
    if whole:
        return f"{start} Erlaubt sind nur Ziffern und ein Vorzeichen."
    return f"{start} Erlaubt sind nur Ziffern, ein Vorzeichen und ein Punkt, zum Beispiel `1.5`."


_EMPTY = "Hier ist nichts, woraus sich ein größter oder kleinster Wert bestimmen lässt: Es ist leer. Prüfe, wie es entstanden ist."
_TEXTS = (
    (
        r"math domain error|expected a (?:positive|nonnegative|noninteger)|expected a number in range|expected a finite",
        (
            "Für diesen Wert ist die Funktion nicht erklärt. Wurzel und Logarithmus gibt es nicht für "
            "negative Zahlen, den Logarithmus auch nicht für 0."
        ),
    ),
    (
        r"arg(?:max|min) of an empty|zero-size array to reduction|(?:max|min)\(\) (?:arg|iterable argument) is (?:an )?empty",
        _EMPTY,
    ),
    (
        r"cannot convert float NaN to integer",
        "`nan` ist keine Zahl und lässt sich nicht in eine ganze Zahl verwandeln. Woher kommt es?",
    ),
    (
        r"Exceeds the limit \((\d+) digits\)",
        "Diese ganze Zahl hat mehr als {0} Ziffern. So lange Zahlen gibt Python nicht aus.",
    ),
    (
        r"Integers to negative integer powers",
        "Ganze Zahlen lassen sich in numpy nicht mit einer negativen Hochzahl rechnen. Nimm Kommazahlen: `2.0` statt `2`.",
    ),
    (
        r"math\w* requires at least|requires at least (?:one|two) data point|no (?:median|mode|mean)",
        "Es sind zu wenige Werte für diese Rechnung da.",
    ),
    (
        r"either both or neither of x and y",
        "`np.where` nimmt eine Bedingung allein oder drei Argumente: Bedingung, Wert für ja, Wert für nein.",
    ),
    (
        r"low >= high|empty range (?:for|in) rand",
        "Der kleinste Wert muss links stehen und kleiner sein als der größte.",
    ),
    (r"non-integer arg", "Zum Auslosen ganzer Zahlen müssen die Grenzen ganze Zahlen sein."),
    (
        r"[Ll]arger (?:sample )?than population|larger sample than population",
        "Es sollen mehr Werte ausgelost werden, als da sind. Nimm weniger.",
    ),
    (r"cannot be empty unless no samples", "Aus einem leeren Array lässt sich nichts auslosen."),
    (
        r"einstein sum|einsum",
        "Bei `np.einsum` gehört zu jeder Achse jedes Arrays genau ein Buchstabe, mit einem Komma zwischen den Arrays.",
    ),
    (r"'?a'? and '?p'? must have same size", "Zu jedem Wert gehört genau eine Wahrscheinlichkeit."),
    (r"[Pp]robabilities do not sum to 1", "Die Wahrscheinlichkeiten ergeben zusammen nicht 1."),
    (r"scale < 0", "Die Streuung darf nicht negativ sein."),
    (r"[Ss]eed must be between", "Der Startwert für den Zufall ist eine ganze Zahl ab 0."),
    (
        r"must be non-negative|no negative elements|must be in 1\.\.12|day is out of range",
        "Diese Zahl ist hier zu klein oder zu groß. Prüfe sie.",
    ),
    (
        r"range\(\) arg 3 must not be zero|slice step cannot be zero|[Mm]aximum allowed size exceeded",
        "Die Schrittweite darf nicht 0 sein.",
    ),
    (r"list\.remove\(x\): x not in list", "Den Wert, der gelöscht werden soll, gibt es in der Liste nicht."),
    (
        r"(.+) is not in (?:list|tuple|range|deque)|(?:list|tuple)\.index\(x\): x not in",
        "Den gesuchten Wert gibt es hier nicht.",
    ),
    (r"substring not found", "Diesen Teil gibt es im Text nicht."),
    (r"empty separator", "Getrennt wird an mindestens einem Zeichen. Einzelne Zeichen liefert `list(…)`."),
    (r"extended slice of size (\d+)", "An diese Stelle passen genau {0} Werte."),
    (r"dictionary update sequence element", "Ein Wörterbuch entsteht aus Paaren: ein Schlüssel, ein Wert."),
    (r"does not match format", "Der Text passt nicht zu dem Muster für Datum und Zeit."),
    (
        r"[Ii]nvalid format specifier|Unknown format code '(.+?)' for object of type '(\w+)'",
        "Die Angabe hinter dem Doppelpunkt in den geschweiften Klammern passt nicht zu diesem Wert. Für zwei Stellen nach dem Komma schreibst du `:.2f`, und der Wert muss eine Zahl sein.",
    ),
    (
        r"codec can't (?:en|de)code",
        "In diesem Text steht ein Zeichen, das sich so nicht lesen oder schreiben lässt. Bei Dateien hilft `open(…, encoding='utf-8')`.",
    ),
    (r"bytes must be in range|chr\(\) arg not in range", "Diese Zahl gehört zu keinem Zeichen."),
    (r"zip\(\) argument (\d+) is (?:longer|shorter)", "Die Listen sind ungleich lang."),
    (r"is not a valid (\w+)$", "Diesen Wert gibt es in `{0}` nicht."),
    (
        r"Expecting |Extra data|Illegal trailing comma|Unterminated string starting",
        "Dieser Text ist kein gültiges JSON: Namen brauchen doppelte Anführungszeichen, nach dem letzten Wert steht kein Komma.",
    ),
    (r"sleep length must be non-negative", "Die Wartezeit darf nicht negativ sein."),
    (
        r"I/O operation on closed file",
        "Die Datei ist schon geschlossen. Schreibe den Befehl eingerückt unter `with open(…)`.",
    ),
    (
        r"invalid mode: '(.+)'",
        "Eine Art `{0}`, Dateien zu öffnen, gibt es nicht: `'r'` liest, `'w'` schreibt.",
    ),
    (
        r"number of columns changed|Wrong number of columns|could not be read to its end",
        "In der Datei hat nicht jede Zeile gleich viele Zahlen, oder das Trennzeichen stimmt nicht (`delimiter`).",
    ),
    (
        r"could not convert string '(.*?)' to (?:float|int)",
        "In der Datei steht `{0}`, das ist keine Zahl. Eine Überschrift lässt sich mit `skiprows=1` überspringen.",
    ),
    (r"pickled|Cannot load file", "Diese Datei enthält kein Array von numpy."),
    (
        r"Format '(.+?)' is not supported",
        "Bilder mit der Endung `.{0}` kann matplotlib nicht speichern. Nimm `.png`.",
    ),
    (r"malformed node", "Dieser Text ist kein einfacher Wert."),
    (
        r"cannot be transformed to a widget",
        "Daraus wird kein Regler. Nimm eine Zahl, ein Paar `(von, bis)` oder eine Liste.",
    ),
    (
        r"optimizer got an empty parameter list",
        "Das Netz hat nichts zu lernen: Die Liste der Gewichte ist leer. Stehen die Schichten in `self`?",
    ),
    (r"Invalid learning rate", "Die Lernrate muss positiv sein, zum Beispiel 0.1."),
    (
        r"input batch_size \((\d+)\) to match target batch_size \((\d+)\)",
        "Zu {0} Beispielen gibt es {1} Labels. Zu jedem Beispiel gehört genau ein Label.",
    ),
    (
        r"expected sequence of length (\d+) at dim \d+ \(got (\d+)\)",
        "Die Zeilen sind ungleich lang. Für einen Tensor brauchen alle Zeilen gleich viele Zahlen.",
    ),
    (
        r"only one element tensors can be converted",
        "Ein Tensor mit mehreren Werten ist keine einzelne Zahl. Fasse ihn zusammen, zum Beispiel mit `.sum()`.",
    ),
    (r"[Ss]ingular matrix", "Diese Matrix hat keine Inverse, die Gleichungen haben keine eindeutige Lösung."),
    (r"must be square", "Das geht nur mit quadratischen Matrizen: gleich viele Zeilen wie Spalten."),
    (
        r"unsupported format character",
        "Hinter `%` steht ein Zeichen, das es dort nicht gibt. Ein Prozentzeichen im Text schreibst du `%%`.",
    ),
)
