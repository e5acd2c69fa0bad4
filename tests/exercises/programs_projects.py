"""Pupils' programs for the foreseen mistakes of the projects, like those in replacements.py."""

PROJECT_HEADS = {
    "quote_je_ziffer": "richtig, antworten",
    "beste_rate": "raten, quoten",
    "fahrplan": "start, epochen",
    "deutlich": "a, b",
}

EACH = "[{} for z in range(10)]"
BOTH = (
    "x = np.vstack([x_mnist] + [x_eigen] * wie_oft)",
    "y = np.concatenate([y_mnist] + [y_eigen] * wie_oft)",
)
FEW = "stellen[:je_ziffer]"
AVERAGE = "mittel.append(x[arten == art].mean(axis=0))"
DISTANCES = "((mittel - bild) ** 2).sum(axis=1)"
FIND = "return stelle // len(matrix), stelle % len(matrix)"
PART, SUM = "bild[y:y + h, x:x + b]", "np.sum(ausschnitt * kern)"
CUT = "i:i + hoehe, j:j + breite"
ADD = "karten += kern[i, j] * verschoben"
FOURS = "vierer.max(axis=(2, 4))"
UNIT, ROUND = "np.abs(gewichte).max() / groesste_zahl", "np.rint(gewichte / einheit) * einheit"
MEASURE, FIGURES = "[messen() for mal in range(anzahl)]", "np.mean(werte), np.std(werte)"
BAD, LAST = "quote < quoten[0] - erlaubt", "        ergebnis = staerke"


def _weights(old, *new):
    """Replace the weights of a net, in the order in which they stand in the solution."""
    return [
        (f"quelle(*{name}), ziel, {before})", f"quelle(*{name}), ziel, {after})")
        for name, before, after in zip("ab", old, new, strict=True)
    ]


def _four(*new):
    wires = ("von_a, rechts", "von_b, rechts", "von_a, links", "von_b, links")
    return [
        (f"verbinde({wire}, {before})", f"verbinde({wire}, {after})")
        for wire, before, after in zip(wires, (52, -63, -63, 52), new, strict=True)
    ]


PROJECTS = {
    "lernmaske": {
        "first of all": [(f"maske[{FEW}] = True", "maske[:je_ziffer] = True")],
        "all places": [(FEW, "stellen")],
        "the others": [(FEW, "stellen[je_ziffer:]")],
        "last of each": [(FEW, "stellen[-je_ziffer:]")],
        "one too many": [(FEW, "stellen[:je_ziffer + 1]")],
        "one too few": [(FEW, "stellen[:je_ziffer - 1]")],
    },
    "quote_je_ziffer": {
        "of the answers": EACH.format("(richtig[antworten == z] == z).mean()"),
        "of all pictures": EACH.format("np.sum((richtig == z) & (antworten == z)) / len(richtig)"),
        "only counted": EACH.format("np.count_nonzero(antworten[richtig == z] == z)"),
        "percent": EACH.format("100 * np.mean(antworten[richtig == z] == z)"),
        "wrong ones": EACH.format("np.mean(antworten[richtig == z] != z)"),
        "one number": "np.mean(antworten == richtig)",
        "how often each comes": EACH.format("np.count_nonzero(richtig == z) / len(richtig)"),
    },
    "mische": {
        "labels in another order": [(BOTH[1], "y = np.append(y_mnist, np.repeat(y_eigen, wie_oft))")],
        "labels once": [(BOTH[1], "y = np.append(y_mnist, y_eigen)")],
        "own ones once": [
            (BOTH[0], "x = np.vstack([x_mnist, x_eigen])"),
            (BOTH[1], "y = np.append(y_mnist, y_eigen)"),
        ],
        "own ones only": [("[x_mnist] + ", ""), ("[y_mnist] + ", "")],
        "everything repeated": [
            ("[x_mnist] + [x_eigen]", "[x_mnist, x_eigen]"),
            ("[y_mnist] + [y_eigen]", "[y_mnist, y_eigen]"),
        ],
        "values multiplied": [
            ("[x_eigen] * wie_oft", "[x_eigen * wie_oft]"),
            ("[y_eigen] * wie_oft", "[y_eigen * wie_oft]"),
        ],
    },
    "zusammenfassen": {
        "wrong axis": [("axis=1", "axis=0")],
        "no axis": [("axis=1", "")],
        "smallest and largest swapped": [("mittel, kleinste, groesste", "mittel, groesste, kleinste")],
        "range for the largest": [("quoten.max(axis=1)", "np.ptp(quoten, axis=1)")],
        "places for values": [("quoten.min(", "quoten.argmin("), ("quoten.max(", "quoten.argmax(")],
        "median": [("quoten.mean(axis=1)", "np.median(quoten, axis=1)")],
    },
    "beste_rate": {
        "best single start": "raten[np.argmax(quoten.max(axis=1))]",
        "first start only": "raten[np.argmax(quoten[:, 0])]",
        "place": "np.argmax(quoten.mean(axis=1))",
        "place in the whole table": "raten[np.argmax(quoten)]",
        "worst single start": "raten[quoten.min(axis=1).argmax()]",
        "one mean for all": "raten[quoten.mean().argmax()]",
        "hits for the place": "raten[quoten.mean(axis=1).max()]",
        "hits for rate": "max(quoten.mean(axis=1))",
        "worst": "raten[quoten.mean(axis=1).argmin()]",
        "wrong axis": "raten[quoten.mean(axis=0).argmax()]",
        "largest rate": "max(raten)",
    },
    "fahrplan": {
        "down to zero": "list(np.linspace(start, 0, epochen))",
        "epoch forgotten": "[start - start / epochen for e in range(epochen)]",
        "added": "[start + e * start / epochen for e in range(epochen)]",
        "step of the example": "[start - e * 0.2 for e in range(epochen)]",
        "one step too early": "[start - e * start / epochen for e in range(1, epochen + 1)]",
        "one too many": "[start - e * start / epochen for e in range(epochen + 1)]",
        "rising": "[e * start / epochen for e in range(epochen)]",
        "start forgotten": "[1 - e / epochen for e in range(epochen)]",
        "constant": "[start for e in range(epochen)]",
        "halved": "[start / 2 ** e for e in range(epochen)]",
        "one over the epoch": "[start / (1 + e) for e in range(epochen)]",
    },
    "deutlich": {
        "one direction only": "min(a) > max(b)",
        "other direction only": "min(b) > max(a)",
        "both at once": "min(a) > max(b) and min(b) > max(a)",
        "means compared": "np.mean(a) != np.mean(b)",
        "best compared": "min(a) > min(b) or max(b) > max(a)",
        "overlap": "not (min(a) > max(b) or min(b) > max(a))",
        "equal counts": "min(a) >= max(b) or min(b) >= max(a)",
    },
    "mittelbilder": {
        "axis forgotten": [("axis=0", "")],
        "summed": [(".mean(", ".sum(")],
        "last picture only": [(AVERAGE, "mittel = x[arten == art].mean(axis=0)")],
        "first picture": [(".mean(axis=0)", "[0]")],
        "same picture for all": [("x[arten == art]", "x")],
        "transposed": [("np.array(mittel)", "np.array(mittel).T")],
        "the others": [("arten == art", "arten != art")],
        "median": [(AVERAGE, "mittel.append(np.median(x[arten == art], axis=0))")],
    },
    "naechste": {
        "farthest": [("argmin", "argmax")],
        "last answer only": [("antworten.append(abstaende.argmin())", "antworten = abstaende.argmin()")],
        "wrong axis": [("axis=1", "axis=0")],
        "distance for number": [("argmin", "min")],
        "not squared": [(" ** 2", "")],
        "sum squared": [(DISTANCES, "(mittel - bild).sum(axis=1) ** 2")],
        "absolute value": [(DISTANCES, "abs(mittel - bild).sum(axis=1)")],
        "largest product": [(DISTANCES, "mittel @ bild"), ("argmin", "argmax")],
        "over everything": [(".sum(axis=1)", "")],
        "counted from one": [("argmin()", "argmin() + 1")],
    },
    "haeufigstes_paar": {
        "diagonal": [("    np.fill_diagonal(ohne, 0)\n", "")],
        "swapped": [(FIND, "return stelle % len(matrix), stelle // len(matrix)")],
        "rarest": [("(ohne, 0)", "(ohne, 1000)"), ("argmax", "argmin")],
        "zero on the diagonal is rarest": [("argmax", "argmin")],
    },
    "falte": {
        "kernel turned round": [("* kern)", "* kern[::-1, ::-1])")],
        "ends at the kernel's size": [("y:y + h, x:x + b", "y:h, x:b")],
        "mean": [("np.sum", "np.mean")],
        "largest": [("np.sum", "np.max")],
        "added to the kernel": [("ausschnitt * kern", "ausschnitt + kern")],
        "kernel forgotten": [("ausschnitt * kern", "ausschnitt")],
        "corner only": [(PART, "bild[y, x]"), (SUM, "ausschnitt * kern[0, 0]")],
        "always the first part": [(PART, "bild[:h, :b]")],
    },
    "falte_alle": {
        "last place only": [("+=", "=")],
        "weights forgotten": [("kern[i, j] * ", "")],
        "row and column swapped": [("kern[i, j]", "kern[j, i]")],
        "one weight for all": [("kern[i, j]", "kern[0, 0]")],
        "kernel turned round": [("kern[i, j]", "kern[h - 1 - i, b - 1 - j]")],
        "not shifted": [(CUT, ":hoehe, :breite")],
        "ends at the map's size": [(CUT, "i:hoehe, j:breite")],
        "one further than the map's size": [(CUT, "i:hoehe + 1, j:breite + 1")],
        "as large as the kernel": [(CUT, "i:i + h, j:j + b")],
        "without an end": [(CUT, "i:, j:")],
        "height and width swapped": [(CUT, "i:i + breite, j:j + hoehe")],
        "shift swapped": [(CUT, "j:j + hoehe, i:i + breite")],
        "axis of the pictures forgotten": [(f":, {CUT}", CUT)],
        "first picture for all": [(f":, {CUT}", f"0, {CUT}")],
        "single pixels": [(CUT, "i, j")],
        "one too far": [(CUT, "1 + i:1 + i + hoehe, 1 + j:1 + j + breite")],
        "shifted down only": [(CUT, "i:i + hoehe, :breite")],
        "shifted to the right only": [(CUT, ":hoehe, j:j + breite")],
        "subtracted": [("+=", "-=")],
    },
    "verkleinere": {
        "mean": [(".max(", ".mean(")],
        "smallest": [(".max(", ".min(")],
        "summed": [(".max(", ".sum(")],
        "corner only": [(FOURS, "karten[:, :2 * h:2, :2 * b:2]")],
        "wrong axes": [("(2, 4)", "(1, 3)")],
        "rows only": [(FOURS, "vierer.max(axis=2).reshape(n, h, 2 * b)")],
        "axis forgotten": [("axis=(2, 4)", "")],
    },
    "runden": {
        "not scaled back": [(ROUND, "np.rint(gewichte / einheit)")],
        "rounded down": [("np.rint", "np.floor")],
        "cut off": [("np.rint(gewichte / einheit)", "(gewichte / einheit).astype(int)")],
        "one too many": [("2 ** bits - 1", "2 ** bits")],
        "sign counted": [("2 ** bits - 1", "max(1, 2 ** (bits - 1) - 1)")],
        "bits for the largest": [("2 ** bits - 1", "bits")],
        "sign of the largest forgotten": [(UNIT, "gewichte.max() / groesste_zahl")],
        "not rounded": [("np.rint", "")],
    },
    "mehrmals": {
        "measured once": [(MEASURE, "[messen()] * anzahl")],
        "one too few": [("range(anzahl)", "range(1, anzahl)")],
        "two series": [(FIGURES, "np.mean(werte), np.std([messen() for mal in range(anzahl)])")],
        "sum": [("np.mean(werte)", "sum(werte)")],
        "range": [("np.std(werte)", "max(werte) - min(werte)")],
        "variance": [("np.std(werte)", "np.std(werte) ** 2")],
        "other variance": [("np.std(werte)", "np.var(werte, ddof=1)")],
        "standard error": [("np.std(werte)", "np.std(werte) / anzahl ** 0.5")],
        "swapped": [(FIGURES, "np.std(werte), np.mean(werte)")],
    },
    "vertraegt": {
        "ends at once": [("quote < quoten", "quote > quoten")],
        "first that is too bad": [
            ("            break", "            return staerke"),
            ("return ergebnis", "return rauschen[-1]"),
        ],
        "last good one anywhere": [("            break", "            continue")],
        "compared with the one before": [
            ("ergebnis = rauschen[0]", "ergebnis = rauschen[0]; davor = quoten[0]"),
            ("quoten[0] - erlaubt", "davor - erlaubt"),
            (LAST, "        ergebnis = staerke; davor = quote"),
        ],
        "allowed as a limit": [("            break", "            continue"), (BAD, "quote < erlaubt")],
        "limit not allowed": [(BAD, "quote <= quoten[0] - erlaubt")],
        "share for noise": [
            ("ergebnis = rauschen[0]", "ergebnis = quoten[0]"),
            (LAST, "        ergebnis = quote"),
        ],
        "place": [("return ergebnis", "return list(rauschen).index(ergebnis)")],
    },
    "gleichzeitig": {
        "never": _weights((25, 25), 12, 12),
        "one is enough": _weights((25, 25), 60, 10),
        "twenty as well": _weights((25, 25), 30, 30),
        "as in the start": _weights((25, 25), 34, 34),
        "thirty as well": _weights((25, 25), 38, 38),
        "at any distance": _weights((25, 25), 43, 43),
        "at once only": _weights((25, 25), 21, 23),
    },
    "nach_rechts": {
        "never": _weights((52, -63), 30, -63),
        "always": _weights((52, -63), 60, 20),
        "to the left": _weights((52, -63), -63, 52),
        "inhibition too weak": _weights((52, -63), 63, -35),
    },
    "beide_richtungen": {
        "swapped": _four(-63, 52, 52, -63),
        "left as right": _four(52, -63, 52, -63),
        "right as left": _four(-63, 52, -63, 52),
        "left silent": _four(52, -63, -63, 20),
        "right silent": _four(20, -63, -63, 52),
        "both always": _four(52, 20, 20, 52),
        "both silent": _four(20, -63, -63, 20),
    },
}
