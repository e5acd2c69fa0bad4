"""What authors get wrong: the change that makes the mistake, the line that must be named, the words.

Each table is for one kind of look: at the text alone, at Sphinx's warnings, at what a chapter puts out, at
settings and contents. `test_mistakes.py` makes them all.
"""

from __future__ import annotations

from dataclasses import dataclass

from tests.tiny_books import front_matter

HEAD = front_matter()
CHAPTER = (
    HEAD
    + """\
# Kapitel

```{ziele}
- Du kennst den Fehler.
```

```{code-cell} ipython3
:tags: [vorspann]
from course_helpers.exercises import prüfe
```

````{aufgabe} Rechnen
:label: rechnen
Schreibe den Fehler auf.
````

```{code-cell} ipython3
:tags: [luecke]
def mittlerer_fehler(w, dehnung, kraft):
    return ...
```

```{code-cell} ipython3
:tags: [pruefung]
prüfe("fehler", mittlerer_fehler)
```

```{hinweis}
Eins.
```

```{hinweis}
Zwei.
```

```{hinweis}
Drei.
```

````{loesung}
```python
print(2)
```
````

## Ende

Siehe {ref}`rechnen` und die Fußnote[^eins].

[^eins]: Sie steht hier.
"""
)


def line(piece: str, text: str = CHAPTER) -> int:
    """Return the line of the chapter in which `piece` begins."""
    assert text.count(piece) == 1, piece
    return text[: text.index(piece)].count("\n") + 1


@dataclass(frozen=True)
class Mistake:
    """One change of a sound text, and the finding that it must lead to."""

    old: str
    new: str
    line: int
    words: str


SECOND_HINT = line("```{hinweis}\nZwei")
GAP = line(":tags: [luecke]")
CELL = "```{code-cell} ipython3\n"

# seen in the text, before anything is built
TEXT = {
    "stranger in a chapter": Mistake("Schreibe", "Schreiben Sie", line("Schreibe"), "sagt du, nicht Sie"),
    "friend on a page for teachers": Mistake(
        CHAPTER,
        "# Für Lehrkräfte: Kapitel\n\nFrage: „Siehst du es?“\n\nDu siehst es.\n",
        5,
        "für Lehrkräfte sagt Sie",
    ),
    "hidden code": Mistake("[vorspann]", "[remove-input]", line("[vorspann]"), "Nimm „vorspann“"),
    "mistyped mark": Mistake("[vorspann]", "[vorspan]", line("[vorspann]"), "Meinst du „vorspann“?"),
    "mistyped option of a cell": Mistake(
        ":tags: [vorspann]", ":tag: [vorspann]", line("[vorspann]"), "Meinst du „tags“?"
    ),
    "gap without check": Mistake(
        ':tags: [pruefung]\nprüfe("fehler", mittlerer_fehler)\n',
        "print(1)\n",
        GAP - 1,
        "fehlt die Prüfung",
    ),
    "check without gap": Mistake(
        ":tags: [luecke]\n", "", GAP + 4, "fehlt die Zelle mit dem Zeichen „luecke“"
    ),
    "unknown check": Mistake(
        '"fehler"',
        '"fehlr"',
        line("prüfe("),
        "„fehlr“ gibt es nicht. Meinst du „fehler“?",
    ),
    "two hints": Mistake(
        "```{hinweis}\nDrei.\n```\n\n", "", line("{aufgabe}"), "gehören drei Hinweise, vom leisen bis"
    ),
    "no hint": Mistake(
        "```{hinweis}\nEins.\n```\n\n```{hinweis}\nZwei.\n```\n\n```{hinweis}\nDrei.\n```\n\n",
        "",
        line("{aufgabe}"),
        "fehlt ein Hinweis",
    ),
    "no solution": Mistake(
        "````{loesung}\n```python\nprint(2)\n```\n````\n", "", line("{aufgabe}"), "fehlt eine Lösung"
    ),
    "nested fences of one length": Mistake(
        "````{loesung}\n```python\nprint(2)\n```\n````\n",
        "```{loesung}\n```python\nprint(2)\n```\n```\n",
        line("{loesung}"),
        f"Der Block „```{{loesung}}“ ist in Zeile {line('{loesung}') + 1} noch offen",
    ),
    "box without end": Mistake(
        "```{hinweis}\nEins.\n```\n",
        "```{hinweis}\nEins.\n",
        line("```{hinweis}\nEins"),
        f"ist in Zeile {SECOND_HINT - 1} noch offen",
    ),
    "figure without end": Mistake(
        "## Ende\n", "```{figure} bild.svg\n:alt: Ein Bild\n\n## Ende\n", line("## Ende"), "hat kein Ende"
    ),
    "cell without end": Mistake(
        "    return ...\n```\n", "    return ...\n", GAP - 1, f"ist in Zeile {GAP + 4} noch offen"
    ),
    "end too short": Mistake(
        "print(2)\n```\n````\n",
        "print(2)\n```\n```\n",
        line("````{loesung}"),
        "hat kein Ende. Es fehlt eine Zeile",
    ),
    "colon box without end": Mistake(
        "## Ende\n", ":::{merke}\nText.\n\n## Ende\n", line("## Ende"), "Es fehlt eine Zeile mit „:::“"
    ),
    "one end too many": Mistake("## Ende\n", "```\n\n## Ende\n", line("## Ende"), "hat kein Ende"),
    "fence of two": Mistake(
        "```{ziele}", "``{ziele}", line("{ziele}"), "stehen mindestens drei Zeichen: „```{…}“"
    ),
    "long cell": Mistake(
        "from course_helpers.exercises import prüfe\n```\n",
        "from course_helpers.exercises import prüfe\n```\n\n" + CELL + "x = 1\n" * 26 + "```\n",
        line("[vorspann]") + 4,
        "hat 26 Zeilen; höchstens 25",
    ),
    "picture without words": Mistake(
        "## Ende\n", "![](bild.svg)\n\n## Ende\n", line("## Ende"), "Dem Bild fehlt ein Text"
    ),
    "figure without words": Mistake(
        "## Ende\n", "```{figure} bild.svg\nText\n```\n", line("## Ende"), "Zeile „:alt: …“"
    ),
    "html picture without words": Mistake(
        "## Ende\n",
        '<img src="bild.svg" alt="">\n',
        line("## Ende"),
        'Dem Bild fehlt ein Text für alle, die es nicht sehen: alt="…"',
    ),
    "note without text": Mistake(
        "[^eins]: Sie steht hier.\n", "", line("Siehe"), "Zur Fußnote [^eins] fehlt"
    ),
    "note that nothing names": Mistake("[^eins].", ".", line("[^eins]:"), "verweist nichts"),
    "role without text": Mistake("{ref}`rechnen`", "{ref} rechnen", line("Siehe"), "Hinter „{ref}“ fehlt"),
    "heading without space": Mistake("## Ende", "##Ende", line("## Ende"), "nach den Rauten ein Leerzeichen"),
    "number of a chapter": Mistake(
        "Siehe {ref}", "Siehe Kapitel 3, {ref}", line("Siehe"), "„Kapitel 3“ stimmt nicht mehr"
    ),
    "thousands that may break": Mistake(
        "Siehe {ref}", "Siehe 10 000-mal {ref}", line("Siehe"), "„10 000“ kann am Ende einer Zeile zerbrechen"
    ),
    "percent that may break": Mistake("Siehe {ref}", "Zu 80 % {ref}", line("Siehe"), "„80 %“ kann am Ende"),
    "umlauts written out": Mistake(
        "Schreibe den Fehler", "Pruefe die Groesse", line("Schreibe"), "„Pruefe“: Schreibe ä, ö, ü und ß"
    ),
    "ss for ß": Mistake("Siehe {ref}", "Ausserdem {ref}", line("Siehe"), "„Ausserdem“: Schreibe ä"),
    "an English sentence": Mistake(
        "Schreibe den Fehler auf.",
        "This is the error of the network.",
        line("Schreibe"),
        "Dieser Satz ist englisch",
    ),
    "a blank in a link": Mistake(
        "Siehe {ref}", "Siehe [hier] (index.md) {ref}", line("Siehe"), "so ist es kein Verweis"
    ),
    "link to a file of one machine": Mistake(
        "Siehe {ref}", "Siehe [hier](file:///home/x.pdf) {ref}", line("Siehe"), "einen einzelnen Rechner"
    ),
    "a script": Mistake("## Ende\n", "<script>x()</script>\n", line("## Ende"), "Eigenes JavaScript"),
    "a handler": Mistake("## Ende\n", '<p onclick="x()">A</p>\n', line("## Ende"), "Eigenes JavaScript"),
    "option below an empty line": Mistake(
        "```{ziele}\n", "```{ziele}\n\n:weg: kür\n", line("{ziele}") + 2, "„:weg:“ steht zu spät"
    ),
    "row of another length": Mistake(
        "## Ende\n",
        "| a | b |\n| --- | --- |\n| 1 |\n",
        line("## Ende") + 2,
        "Felder in dieser Zeile der Tabelle: 1, in der Zeile mit „---“: 2",
    ),
    "rule of another length": Mistake(
        "## Ende\n",
        "| a | b |\n| --- |\n| 1 |\n",
        line("## Ende"),
        "Felder in dieser Zeile der Tabelle: 2, in der Zeile mit „---“: 1",
    ),
    "half bold": Mistake("Siehe {ref}", "**Siehe {ref}", line("Siehe"), "Zu diesem „**“ fehlt das zweite"),
    "another language": Mistake(
        "```{code-cell} ipython3\n:tags: [luecke]",
        "```{code-cell} python\n:tags: [luecke]",
        GAP - 1,
        "Eine Zelle beginnt mit „```{code-cell} ipython3“",
    ),
    "hint to nothing": Mistake(
        "```{ziele}\n", "```{hinweis}\nX.\n```\n\n```{ziele}\n", line("{ziele}"), "fehlt die Aufgabe, zu der"
    ),
    "figure with no word": Mistake(
        "## Ende\n", '```{figure} bild.svg\n:alt: ""\nText\n```\n', line("## Ende"), "Zeile „:alt: …“"
    ),
    "no title": Mistake("# Kapitel\n", "", 1, "Der Seite fehlt die Überschrift"),
    "two titles": Mistake("## Ende", "# Ende", line("## Ende"), "Diese hier braucht „##“"),
}

# seen in the text as well; they would break off any build
UNREADABLE = {
    "German quotes in a cell's head": Mistake(
        ":tags: [luecke]\n",
        "---\ntags: [luecke]\nmystnb:\n  image:\n    alt: „Links: die Kurve“\n---\n",
        GAP + 4,
        "Text mit Doppelpunkt steht in geraden Anführungszeichen",
    ),
    "a bracket in a cell's head": Mistake(
        "[luecke]", "[luecke", GAP, "Die Angaben dieser Zelle sind kein gültiges YAML"
    ),
    "mark without a list": Mistake(
        "[luecke]", "luecke", GAP, "Zeichen stehen in einer Liste: tags: [luecke]"
    ),
    "marks without a list": Mistake(
        "[luecke]", "luecke, druck", GAP, "Zeichen stehen in einer Liste: tags: [luecke, druck]"
    ),
    "broken head": Mistake("kurs:\n", "kurs: [\n", 12, "Der Kopf ist kein gültiges YAML"),
    "head of words": Mistake(HEAD, "---\nKurs\n---\n\n", 2, "Im Kopf stehen keine Angaben"),
}

# the head can be read, and lacks something
INCOMPLETE = {
    "time in words": Mistake("dauer: 45", "dauer: sechzig", 10, "eine Anzahl Minuten sein"),
    "unknown kernel": Mistake("kern: browser", "kern: Browser", 10, "„browser“ oder „chip“ heißen"),
    "nothing on the level": Mistake("stufe: ab Klasse 9", "stufe:", 10, "Da steht: nichts."),
    "unknown entry": Mistake(
        "  dauer: 45\n", "  dauer: 45\n  kür: 10\n", 10, "„kür“ gibt es unter „kurs:“ nicht"
    ),
}

# each is a page of a book without cells: old is the page's text, and all are built at once
BUILT = {
    "dead mark": Mistake("", "{ref}`fehlt`", 3, "Die Marke „fehlt“ gibt es nicht."),
    "dead page": Mistake("", "[x](fehlt.md)", 3, "Der Verweis „fehlt.md“ führt ins Leere."),
    "dead document": Mistake("", "{doc}`fehlt`", 3, "Die Seite „fehlt“ gibt es nicht."),
    "dead place on a page": Mistake(
        "", "[x](index.md#nichts)", 3, "Auf der Seite „index“ gibt es keine Stelle „nichts“."
    ),
    "dead place": Mistake("", "[x](#nichts)", 3, "Der Verweis „nichts“ führt ins Leere."),
    "dead formula": Mistake("", "{eq}`nichts`", 3, "Eine Formel „nichts“ gibt es nicht."),
    "dead term": Mistake("", "{term}`Quark`", 3, "Der Begriff „Quark“ steht nicht im Glossar."),
    "dead file": Mistake("", "```{include} fehlt.txt\n```", 3, "fehlt.txt gibt es nicht."),
    "number of nothing": Mistake("", "{numref}`oben`", 3, "„oben“ hat keine Nummer. Nimm {ref}"),
    "mark twice": Mistake(
        "", "(oben)=\n## Oben\n\nText.", 4, "Die Marke „oben“ gibt es schon in book/index.md."
    ),
    "mark of a box twice": Mistake(
        "", "```{aufgabe} X\n:label: oben\nText.\n```", 3, "die Marke „oben“ gibt es schon"
    ),
    "formula twice": Mistake("", "$$a=b$$ (eq-a)\n\n$$a=c$$ (eq-a)", 5, "Eine Formel „eq-a“ gibt es schon"),
    "term twice": Mistake(
        "", "```{glossary}\nWort\n  Eines.\n```", 4, "Den Begriff „Wort“ erklärt schon die Seite"
    ),
    "unknown box": Mistake("", "```{merkt}\nx\n```", 3, "Den Kasten „{merkt}“ gibt es nicht."),
    "unknown role": Mistake("", "{trem}`Quark`", 3, "„{trem}“ im Text gibt es nicht."),
    "unknown option": Mistake(
        "",
        "```{aufgabe} X\n:marke: x\nText.\n```",
        3,
        "Eine Angabe „:marke:“ gibt es bei {aufgabe} nicht. Es gibt: 'label', 'weg'.",
    ),
    "wrong option": Mistake(
        "",
        "```{figure} bild.svg\n:width: breit\n:alt: x\n```",
        3,
        "Bei {figure} taugt „breit“ nicht als „:width:“.",
    ),
    "unknown language": Mistake("", "```code-cell\nx = 1\n```", 3, "Die Sprache „code-cell“ gibt es nicht."),
    "empty box": Mistake("", "```{merke}\n```", 3, "Der Kasten ist leer."),
    "missing picture": Mistake("", "![Ein Netz](fehlt.png)", 3, "Das Bild fehlt.png lässt sich nicht lesen."),
    "leap of headings": Mistake("", "### Zu tief\n\nText.", 3, "Nach einer Überschrift H1 folgt H3"),
    "value in the text": Mistake("", "Das ist {eval}`x`.", 3, "{eval} geht in diesem Buch nicht."),
    "formula": Mistake("", "$$\n\\frac{1\n$$", 3, "MathJax versteht die Formel"),
    "table": Mistake(
        "", "```{list-table}\n* - a\n  - b\n* - c\n```", 3, "nicht alle Zeilen gleich viele Felder"
    ),
    "two right answers": Mistake(
        "", "```{quiz} X\nFrage\n\n- [x] a\n\n  e\n\n- [x] b\n\n  e\n```", 3, "genau eine richtige Antwort"
    ),
    "answer without mark": Mistake(
        "", "```{quiz} X\nFrage\n\n- a\n\n  e\n```", 3, "Jede Antwort beginnt mit [x] oder [ ]."
    ),
    "answer without words": Mistake(
        "",
        "```{quiz} X\nFrage\n\n- [x] a\n- [ ] b\n```",
        3,
        "Jede Antwort braucht nach einer Leerzeile eine Erklärung",
    ),
}

_DRAW = "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()"
# each is the only cell of a chapter, below its title
RUN = {
    "a name that is not there": Mistake("", "x = 1\nprint(y)", 19, "Diese Zelle bricht ab: NameError"),
    "no Python": Mistake("", "for x in [1]\n    print(x)", 19, "Diese Zelle bricht ab: SyntaxError"),
    "plot without words": Mistake("", _DRAW, 19, "Dem gezeichneten Bild fehlt ein Text"),
    "words at the wrong place": Mistake(
        "", f'---\nmystnb:\n  alt: "Eine Gerade"\n---\n{_DRAW}', 23, "unter „mystnb → image“ eine Zeile alt"
    ),
    "warning on the page": Mistake(
        "", "import warnings\nwarnings.warn('alt', stacklevel=1)", 19, "Diese Zelle gibt eine Warnung aus"
    ),
    "chance without a start": Mistake(
        "", "import random\nprint(random.random())", 19, "Gib dem Zufall einen Startwert"
    ),
}

SETTINGS = {
    "settings are no YAML": Mistake("title: Neuronale", "title: [Neuronale", 2, "Das ist kein gültiges YAML"),
    "unknown setting": Mistake("title: Neuronale", "titel: Neuronale", 1, "Meinst du „title“?"),
    "unknown setting below": Mistake("  timeout: 300", "  timeouts: 300", 9, "Meinst du „timeout“?"),
}
CONTENTS = {
    "no form": Mistake("format: jb-book\n", "", 1, "Es fehlt die Zeile „format: jb-book“."),
    "page twice, with its ending": Mistake(
        "  - file: 01_kapitel\n",
        "  - file: 01_kapitel\n  - file: 01_kapitel.md\n",
        5,
        "steht schon weiter oben",
    ),
    "path of one machine": Mistake("01_kapitel", "/01_kapitel", 4, "wie sie in book/ heißt"),
    "unknown word": Mistake(
        "chapters:", "kapitel:", 3, "„kapitel:“ gibt es hier nicht. Meinst du „chapters:“?"
    ),
    "entry without file": Mistake("- file:", "- datei:", 4, "Dieser Eintrag ist falsch aufgebaut"),
    "page twice": Mistake(
        "  - file: 01_kapitel\n", "  - file: 01_kapitel\n" * 2, 5, "steht schon weiter oben"
    ),
    "missing page": Mistake("01_kapitel", "01_kapittel", 4, "Diese Seite gibt es nicht: book/01_kapittel.md"),
    "no start page": Mistake("root: index\n", "", 1, "Es fehlt die Zeile „root: index“"),
    "empty list": Mistake(
        "chapters:\n  - file: 01_kapitel\n", "chapters: []\n", 3, "Unter „chapters:“ steht keine Seite"
    ),
}
