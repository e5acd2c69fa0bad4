"""TypeError: a value of another kind than the one that is needed."""

from __future__ import annotations

_FORM = "Eine Form gehört in eigene runde Klammern, zum Beispiel `np.zeros((5, 10))`."
_NUMBER = "Hier sollte eine einzelne Zahl stehen, es ist aber {k0}."
TEXTS = (
    (
        r"(list|tuple|string|str) indices must be integers.*not '?(tuple)",
        "Mehrere Indizes wie `[1, 2]` gehen nur bei Arrays. Bei Listen schreibst du `[1][2]`.",
    ),
    (
        r"(list|tuple|string|str|range) (?:object )?indices must be integers.*not '?([\w.]+)",
        "In eckigen Klammern muss hier eine ganze Zahl stehen, bekommen hat Python {a1}.",
    ),
    (
        r"slice indices must be integers",
        "Von und bis in eckigen Klammern müssen ganze Zahlen sein. Beim Teilen hilft `//`.",
    ),
    (
        r"only integer scalar arrays can be converted",
        (
            "Hier sollte eine einzelne ganze Zahl stehen, es ist aber ein Array. Mehrere Arrays zum Zusammenfügen "
            "gehören in eine Liste: `[a, b]`."
        ),
    ),
    (
        r"only integers, slices",
        (
            "In eckigen Klammern und bei Anzahlen müssen ganze Zahlen stehen. Mit `int(…)` wird aus einer "
            "Kommazahl eine ganze Zahl."
        ),
    ),
    (
        r"'([\w.]+)' object does(?: not|n't) support item (?:assignment|deletion)",
        "Einzelne Werte lassen sich hier nicht ändern, denn es ist {k0}.",
    ),
    (
        r"'tuple' object cannot be interpreted as an integer",
        "Hier muss eine ganze Zahl stehen, es ist aber ein Tupel. Manche Funktionen wollen die Längen ohne eigene Klammern: `np.random.rand(2, 3)`.",
    ),
    (
        r"'([\w.]+)' object cannot be interpreted as an integer",
        "Hier muss eine ganze Zahl stehen, es ist aber {k0}.",
    ),
    (
        r"expected a sequence of integers or a single integer, got '(.+)'",
        "Eine Form besteht aus ganzen Zahlen, hier steht aber `{0}`.",
    ),
    (r"object of type '([\w.]+)' has no len\(\)", "Das hier hat keine Länge: Es ist {k0}."),
    (
        r"len\(\) of (?:unsized object|a 0-d tensor)|iteration over a 0-d",
        "Hier steht eine einzelne Zahl, kein Array mit mehreren Werten.",
    ),
    (r"(?:int|float)\(\) argument must be .*not '([\w.]+)'", _NUMBER),
    (r"must be real number, not ([\w.]+)", _NUMBER),
    (r"an integer is required|a float is required", "Hier muss eine Zahl stehen."),
    (
        r"expected a? ?'?([\w.]+)'?,? (?:but )?got '?([\w.]+)'? for argument",
        "Ein Argument hat die falsche Art.",
    ),
    (
        r"order must be str, not int",
        "Die neue Form gehört in eigene runde Klammern: `np.reshape(x, (2, 2))`.",
    ),
    (
        r"Field elements must be",
        "Eine Tabelle braucht doppelte eckige Klammern: `np.array([[1, 2], [3, 4]])`.",
    ),
    (
        r"data type .* not understood",
        "Diesen Zahlentyp kennt numpy nicht. Es gibt zum Beispiel `float` und `int`.",
    ),
    (r"Cannot interpret '.+' as a data type", _FORM),
    (
        r"type list doesn't define __round__|type numpy\.ndarray doesn't define __round__|type tuple",
        "`round` rundet nur einzelne Zahlen. Für Arrays gibt es `np.round(…)`.",
    ),
    (r"type ([\w.]+) doesn't define __round__", "`round` rundet nur einzelne Zahlen, hier ist es aber {k0}."),
    (
        r"only (?:length-1|0-dimensional) arrays can be converted|can't convert .* to float",
        (
            "Hier muss eine einzelne Zahl stehen, es ist aber ein ganzes Array. Für Arrays nimm die "
            "Funktionen von numpy, zum Beispiel `np.exp` statt `math.exp`."
        ),
    ),
    (
        r"return arrays must be of ArrayType",
        "Diese Funktion nimmt weniger Argumente. Mehrere Zahlen gehören in ein Array: `np.array([…])`.",
    ),
    (
        r"unhashable type: '([\w.]+)'",
        "In einer Menge und als Schlüssel geht nur, was sich nie ändert: Zahlen, Texte, Tupel. Hier ist es {k0}.",
    ),
    (
        r"argument of type '([\w.]+)' is not (?:iterable|a container)",
        "Rechts von `in` muss etwas mit mehreren Werten stehen, es ist aber {k0}.",
    ),
    (
        r"'in <string>' requires string as left operand, not ([\w.]+)",
        "In einem Text lässt sich nur nach Text suchen, links von `in` steht aber {k0}.",
    ),
    (
        r"sequence item \d+: expected str instance, ([\w.]+) found",
        "`join` verbindet nur Texte, darunter ist aber {k0}. Mit `str(…)` wird eine Zahl zum Text.",
    ),
    (r"can only join an iterable", "`join` braucht eine Liste von Texten."),
    (
        r"unsupported format string passed to ([\w.]+?)\.__format__",
        "Mit Angaben wie `:.2f` lassen sich nur einzelne Zahlen ausgeben, hier ist es {k0}.",
    ),
    (
        r"not enough arguments for format|not all arguments converted",
        "Die Anzahl der Platzhalter `%` im Text passt nicht zur Anzahl der Werte dahinter. Einfacher geht es mit `f'{{wert}}'`.",
    ),
    (
        r"format: a (?:real )?number is required|%\w format",
        "An dieser Stelle des Textes wird eine Zahl gebraucht.",
    ),
    (
        r"cannot convert dictionary update sequence",
        "Ein Wörterbuch entsteht aus Paaren: `dict([(schlüssel, wert)])` oder `{{schlüssel: wert}}`.",
    ),
    (
        r"isinstance\(\) arg 2 must be",
        "Das zweite Argument von `isinstance` ist eine Klasse ohne Anführungszeichen, zum Beispiel `int`.",
    ),
    (
        r"[Cc]an't instantiate abstract class ([\w.]+)",
        "Der Klasse `{0}` fehlt noch mindestens eine Funktion, die sie haben muss.",
    ),
    (
        r"catching classes that do not inherit|exceptions must derive",
        "Hier muss eine Fehlerklasse stehen, zum Beispiel `ValueError('Text')`, kein Text und keine Zahl.",
    ),
    (
        r"context manager protocol",
        "Was hinter `with` steht, lässt sich dort nicht verwenden. Fehlen runde Klammern, wie bei `open('datei')`?",
    ),
    (
        r"can't be used in 'await' expression",
        "Hinter `await` muss etwas stehen, auf das man warten kann. Hier ist es schon fertig: Lass `await` weg.",
    ),
    (
        r"'([\w.]+)' object is not (?:an iterator|reversible)",
        "Damit lässt sich nicht Schritt für Schritt weitergehen: Es ist {k0}.",
    ),
    (
        r"expected a character, but string of length|expected string of length 1",
        "Hier muss ein einzelnes Zeichen stehen.",
    ),
    (
        r"expected str, bytes or os\.PathLike object, not ([\w.]+)",
        "Hier muss der Name einer Datei stehen, es ist aber {k0}.",
    ),
    (
        r"a bytes-like object is required|must be str, not ([\w.]+)",
        "Hier muss ein Text stehen, es ist aber etwas anderes.",
    ),
    (
        r"__(\w+)__ (?:returned|should return)|__(\w+)__\(\) (?:returned|should return)",
        "Die Funktion `__{0}{1}__` gibt etwas zurück, was sie nicht darf. Prüfe ihr `return`.",
    ),
    (r"Object of type ([\w.]+) is not JSON", "So lässt sich das nicht speichern: Es ist {k0}."),
    (
        r"after \* must be an iterable, not ([\w.]+)",
        "Hier werden mehrere Werte gebraucht, es ist aber nur einer. Schreibe zum Beispiel `(8, 4)`.",
    ),
    (
        r"expected x and y to have same length",
        "Zu jedem x gehört genau ein y. Hier sind es verschieden viele.",
    ),
    (
        r"dtypes are not compatible|did not contain a loop|ufunc '(\w+)' not supported|not supported for inputs",
        "numpy kann hiermit nicht rechnen: Im Array stehen nicht nur Zahlen. Schau es mit `print` an.",
    ),
    (
        r"numpy strings|string multiply ufunc",
        "Im Array stehen Texte. Mit `.astype(float)` werden Zahlen daraus.",
    ),
    (
        r"must be Tensor, not ([\w.]+)",
        "PyTorch braucht hier einen Tensor, es ist aber {k0}. Mit `torch.tensor(…)` wird einer daraus.",
    ),
    (
        r"argument '(\w+)'.* must be (?:tuple of ints|int|float), not ([\w.]+)",
        "Das Argument `{0}` muss aus Zahlen bestehen, es ist aber {k1}.",
    ),
    (
        r"is not a Module subclass",
        "`Sequential` nimmt Schichten, durch Kommas getrennt und ohne Liste, zum Beispiel `torch.nn.ReLU()` statt `torch.relu`.",
    ),
    (r"invalid data type '([\w.]+)'", "Daraus wird kein Tensor: Es ist {k0}."),
    (r"only accepts keyword arguments", "Hier muss eine Funktion stehen."),
)
