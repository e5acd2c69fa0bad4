"""What is wrong with a line of which Python says only "invalid syntax"."""

from __future__ import annotations

import re

_KEYWORDS = "if|elif|else|while|for|def|class|return|import|from|try|except|with|in|not|and|or|is|lambda|pass|break|continue|global"
_WITH_CAPITAL = re.compile(rf"^({'|'.join(word.capitalize() for word in _KEYWORDS.split('|'))})\b")
_OTHER_WORDS = {
    "elseif": "elif",
    "elsif": "elif",
    "function": "def",
    "define": "def",
    "func": "def",
    "fro": "for",
    "retrun": "return",
    "retun": "return",
    "impor": "import",
    "improt": "import",
    "whille": "while",
    "wihle": "while",
    "calss": "class",
    "dfe": "def",
    "form": "from",
    "wenn": "if",
    "solange": "while",
    "für": "for",
    "klasse": "class",
    "Klasse": "class",
}
BRACES = "Geschweifte Klammern umschließen in Python keinen Code. Die Zeile endet mit `:`, der Rest ist eingerückt."
_FIRST_WORD = re.compile(r"^(\w+)\s+[\w(]")
_DECLARED = re.compile(r"^(let|var|const|int|float|double|char|string|String)\s+\w+\s*=")


def by_line(line: str) -> str | None:
    """Return what the look of the line tells; None if nothing does."""
    first = _FIRST_WORD.match(line)
    if first and first[1] in _OTHER_WORDS:
        return f"`{first[1]}` versteht Python nicht. Schreibe `{_OTHER_WORDS[first[1]]}`."
    if found := _WITH_CAPITAL.match(line):
        return f"Schreibe `{found[1].lower()}` klein."
    if found := _DECLARED.match(line):
        return f"In Python steht vor einem neuen Namen nichts. Lass `{found[1]}` weg."
    for pattern, text in _TEXTS:
        if found := re.search(pattern, line):
            return text.format(*found.groups())
    return None


_TEXTS = (
    (
        r"^[!%]?(pip|pip3|conda|mamba)\s+\w+",
        "`{0}` ist ein Befehl an das Betriebssystem, kein Python. Der Kurs bringt alles mit, was er braucht.",
    ),
    (
        r"^python3?\s+\S+",
        "Das ist ein Befehl an das Betriebssystem, kein Python. Eine Zelle führst du direkt aus.",
    ),
    (r"^else\s+if\b", "`else if` schreibst du in Python als ein Wort: `elif`."),
    (
        r"^(else|elif|except|finally)\b",
        "Zu diesem `{0}` fehlt die Zeile davor, zu der es gehört. Beide müssen gleich weit eingerückt sein.",
    ),
    (
        r"^for\s+\w+\s*=|^for\s+\w+\s+[\w(]+\s*:|^for\s*\(.*;",
        "Eine Schleife schreibst du so: `for i in range(3):`.",
    ),
    (r"^import\s+[\w.]+-", "Ein Bindestrich geht in Namen nicht. Meist steht dort ein Unterstrich: `_`."),
    (
        r"^(import|from)\s*$|^from\s+[\w.]+\s*$|^from\s+[\w.]+\s+import\s*$",
        "Nach `import` fehlt ein Name: `from modul import name`.",
    ),
    (
        r"^(?:if|while|elif|for)\s.*\b(then|do)\b",
        "`{0}` gibt es in Python nicht. Die Zeile endet mit einem Doppelpunkt `:`.",
    ),
    (r"^sonst\b", "`sonst` heißt in Python `else`."),
    (
        r"^(?:if|elif|while)\b[^'\"]*\bnicht\b",
        "Nicht schreibst du in Python als englisches Wort: `not`.",
    ),
    (r"^import\b.*\bimport\b", "Jedes `import` braucht seine eigene Zeile."),
    (r"\bas\s*$", "Nach `as` fehlt der Name, zum Beispiel `import numpy as np`."),
    (r"^(global|nonlocal)\b.*=", "Hinter `{0}` stehen nur Namen. Den Wert gibst du in einer eigenen Zeile."),
    (
        r"^(?:[A-Za-zÄÖÜäöüß]+,? +){3,}[A-Za-zÄÖÜäöüß]+[.!?]?$",
        "Das sieht aus wie ein Satz. Soll es ein Kommentar sein, dann beginnt die Zeile mit `#`.",
    ),
    (
        r"^(?:if|elif|while)\b[^'\"]*\bund\b",
        "Und schreibst du in Python als englisches Wort: `and`.",
    ),
    (
        r"^(?:if|elif|while)\b[^'\"]*\boder\b",
        "Oder schreibst du in Python als englisches Wort: `or`.",
    ),
    (r"&&", "Und schreibst du in Python als Wort: `and`."),
    (r"\|\|", "Oder schreibst du in Python als Wort: `or`."),
    (r"===", "Zum Vergleichen brauchst du zwei Gleichheitszeichen: `==`."),
    (r"=>", "Größer oder gleich schreibst du `>=`."),
    (r"=<", "Kleiner oder gleich schreibst du `<=`."),
    (r"<>", "Ungleich schreibst du `!=`."),
    (r"(?:^|\s)!\s*(?!=)\w|=!", "Nicht schreibst du in Python als Wort: `not`. Ungleich schreibst du `!=`."),
    (r"^(?://|/\*)", "Ein Kommentar beginnt in Python mit `#`."),
    (r"^>>>|^In \[\d+\]:", "Diese Zeile ist mit ihrem Anfang kopiert. Lösche, was vor dem Code steht."),
    (
        r"`",
        "Das Zeichen neben dem Fragezeichen ist kein Anführungszeichen. Nimm `'` oder `\"`.".replace(
            "`'`", "ein gerades"
        ).replace('`"`', "ein doppeltes gerades"),
    ),
    (r"\$\w", "Namen beginnen in Python nicht mit `$`. Lass das Zeichen weg."),
    (r"\d\s*%\s*$", "Prozent schreibst du als Kommazahl: `0.8` statt `80 %`."),
    (r"\{\s*$|^\}", BRACES),
    (r"\d\s*x\s*\d", "Multiplizieren schreibst du in Python mit einem Stern: `*`."),
    (
        r"[\w)\]](?<!\bfor)(?<!\bif)(?<!\bin)(?<!\bnot)(?<!\band)(?<!\bor)(?<!\breturn)\s+x\s+(?!(?:in|if|else|and|or|for|is|not)\b)[\w(]",
        "Multiplizieren schreibst du in Python mit einem Stern: `*`. Das Matrixprodukt heißt `@`.",
    ),
    (
        r"^(?:return\b|[\w.]+\s*[-+*/]?=(?!=))(?!.*\b(?:lambda|if|else|for)\b)[^\[\]{}'\"]*[\w)]\s*:\s*[\w(]",
        "Geteilt wird in Python mit einem Schrägstrich: `/`.",
    ),
    (r"([-+*/]) =(?!=)", "Zwischen `{0}` und `=` darf kein Leerzeichen stehen: `{0}=`."),
    (r"=\s*\d{1,3}(?: \d{3})+\b", "Große Zahlen schreibst du in Python ohne Leerzeichen."),
    (r"\+\+|(?<!-)--\s*$", "`++` und `--` gibt es in Python nicht. Schreibe `+= 1` oder `-= 1`."),
    (
        r"(?<![\w.,])(\d+),(\d+)\s*:",
        "`{0},{1}` sind für Python zwei Zahlen. Kommazahlen schreibst du in Python mit einem Punkt: `{0}.{1}`.",
    ),
    (
        r"(\w+)\((?:[^()]*,)?\s*-?\d*\s*:",
        "Einen Bereich greifst du mit eckigen Klammern heraus, also `{0}[…]` statt `{0}(…)`.",
    ),
    (r"[(\[][^()\[\]]*;", "In Klammern trennst du mit Kommas, nicht mit Semikolons."),
    (r",\s*,", "Hier stehen zwei Kommas nacheinander. Dazwischen fehlt ein Wert, oder eines ist zu viel."),
    (r"\d+\.\d+\.\d+", "Eine Zahl hat höchstens einen Punkt."),
    (
        r"\*\*\*|\*\s*/|/\s*\*|[+*/]\s*/",
        "Hier stehen zwei Rechenzeichen nacheinander, die nicht zusammenpassen.",
    ),
    (
        rf"^({_KEYWORDS}|None|True|False)\s*=(?!=)",
        "`{{0}}` ist ein Wort mit fester Bedeutung und kann kein Name sein. Nimm einen anderen, zum Beispiel `{{0}}_1`.".replace(
            "{{0}}", "{0}"
        ),
    ),
    (
        r"^\w+\s*=\s*\w+\s*[-+*/]=",
        "`=` und ein Rechenzeichen mit `=` gehen nicht in derselben Zeile. Mache zwei daraus.",
    ),
    (r"^\w+\s*:=", "Einen Wert speicherst du mit einem einfachen `=`."),
    (r"\.\s*$|\.\.", "Hinter einem Punkt fehlt ein Name, oder ein Punkt ist zu viel."),
    (
        r"^\w+ \w+\s*=(?!=)",
        "Ein Name darf keine Leerzeichen enthalten. Verbinde die Wörter mit einem Unterstrich: `_`.",
    ),
    (r"lambda.*\breturn\b", "Hinter `lambda` steht nur der Ausdruck, ohne `return`."),
    (
        r"\b(range|len|print|zip|enumerate)\s+[\w\[]",
        "`{0}` braucht runde Klammern: `{0}(…)`.",
    ),
    (
        r"^(?:if|elif|while|for|def|class|with|except)\b.*:\s*$",
        "Vor dem Doppelpunkt kann Python etwas nicht lesen. Fehlt ein Rechenzeichen, ein Vergleich, ein Komma oder eine Klammer?",
    ),
    (
        r"[\w)]:\s*$(?<!else:)",
        "Ein Doppelpunkt am Ende gehört nur hinter `if`, `for`, `while`, `def`, `class` und Ähnliches. Prüfe die Zeile davor.",
    ),
)
