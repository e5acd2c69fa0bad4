"""Pupils' programs for the foreseen mistakes of the chapter on the sudoku, like those in programs.py."""

FIELD = "a[2] != b[2] if a[:2] == b[:2] else "
ROW, COLUMN = "a[0] == b[0]", "a[1] == b[1]"
BLOCK = "(a[0] // 2 == b[0] // 2 and a[1] // 2 == b[1] // 2)"
NEAR = f"({ROW} or {COLUMN} or {BLOCK})"
CUBE = "np.array(anzahlen).reshape(4, 4, 4)"
SPREAD = "werte.std(ddof=1)"

SUDOKU = {
    "verbietet": {
        "block forgotten": f"{FIELD} a[2] == b[2] and ({ROW} or {COLUMN})",
        "row forgotten": f"{FIELD} a[2] == b[2] and ({COLUMN} or {BLOCK})",
        "column forgotten": f"{FIELD} a[2] == b[2] and ({ROW} or {BLOCK})",
        "field alone": "a[:2] == b[:2] and a[2] != b[2]",
        "block alone": f"{FIELD} a[2] == b[2] and {BLOCK}",
        "field free": f"a[:2] != b[:2] and a[2] == b[2] and {NEAR}",
        "number ignored": f"a[2] != b[2] if a[:2] == b[:2] else {NEAR}",
        "other numbers forbidden": f"a[2] != b[2] and {NEAR}",
        "everywhere": f"{FIELD} a[2] == b[2]",
        "or for and in the block": (
            f"{FIELD} a[2] == b[2] and ({ROW} or {COLUMN}"
            " or a[0] // 2 == b[0] // 2 or a[1] // 2 == b[1] // 2)"
        ),
        "remainder for block": (
            f"{FIELD} a[2] == b[2] and ({ROW} or {COLUMN} or a[0] % 2 == b[0] % 2 and a[1] % 2 == b[1] % 2)"
        ),
        "upside down": f"a[2] == b[2] if a[:2] == b[:2] else not (a[2] == b[2] and {NEAR})",
        "bracket forgotten": f"{FIELD} a[2] == b[2] and {ROW} or {COLUMN} or {BLOCK}",
        "nothing forbidden": "False",
        "all forbidden": "True",
    },
    "ablesen": {
        "counted from zero": f"np.argmax({CUBE}, axis=-1)",
        "one too many": f"{CUBE}.argmax(axis=2) + 2",
        "highest count": f"{CUBE}.max(axis=2)",
        "laziest neuron": f"{CUBE}.argmin(axis=2) + 1",
        "along the rows": f"{CUBE}.argmax(axis=0) + 1",
        "along the columns": f"{CUBE}.argmax(axis=1) + 1",
        "one winner of all": f"{CUBE}.argmax() + 1",
        "one winner of all, from zero": "np.argmax(anzahlen)",
        "in one row": "np.argmax(anzahlen.reshape(-1, 4), axis=1) + 1",
        "transposed": f"{CUBE}.argmax(axis=2).T + 1",
        "only put in shape": CUBE,
        "counts summed": f"{CUBE}.sum(axis=2)",
    },
    "standardfehler": {
        "spread": SPREAD,
        "spread without correction": "werte.std()",
        "without correction": "werte.std() / len(werte) ** 0.5",
        "corrected twice": f"{SPREAD} / np.sqrt(len(werte) - 1)",
        "root forgotten": f"{SPREAD} / len(werte)",
        "root and correction forgotten": "werte.std() / len(werte)",
        "times for divided": f"{SPREAD} * np.sqrt(len(werte))",
        "variance over n": "werte.var(ddof=1) / len(werte)",
        "variance": "werte.var(ddof=1) / np.sqrt(len(werte))",
        "root of all": f"np.sqrt({SPREAD} / len(werte))",
        "mean": "sum(werte) / len(werte)",
        "mean over root": "werte.mean() / np.sqrt(len(werte))",
        "half the range": "(max(werte) - min(werte)) / 2",
        "relative": f"{SPREAD} / np.sqrt(len(werte)) / werte.mean()",
    },
}
