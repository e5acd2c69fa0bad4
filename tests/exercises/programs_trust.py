"""Pupils' programs for the foreseen mistakes of the chapter on limits, like those in programs.py."""

SURE = "ausgaben.max(axis=1) > grenze"
WRONG = "ausgaben.argmax(axis=1) != richtig"
STEP = "bild - schritt * np.sign(steigung)"

TRUST = {
    "sicher_falsch": {
        "right among the sure": f"np.mean((ausgaben.argmax(axis=1) == richtig)[{SURE}])",
        "of all pictures": f"np.mean(({WRONG}) & ({SURE}))",
        "only counted": f"np.count_nonzero(({WRONG})[{SURE}])",
        "all answers": f"({WRONG}).mean()",
        "sure among the wrong": f"np.mean(({SURE})[{WRONG}])",
        "share of the sure": f"np.mean({SURE})",
        "unsure answers": f"np.mean(({WRONG})[ausgaben.max(axis=1) < grenze])",
        "percent": f"np.mean(({WRONG})[{SURE}]) * 100",
        "not averaged": f"({WRONG})[{SURE}]",
        "value instead of place": f"np.mean((ausgaben.max(axis=1) != richtig)[{SURE}])",
        "mean sureness": f"ausgaben.max(axis=1)[{WRONG}].mean()",
    },
    "wunschziffer": {
        "uphill": "np.clip(bild + schritt * np.sign(steigung), 0, 1)",
        "uphill, not limited": "bild + schritt * np.sign(steigung)",
        "not limited": STEP,
        "upper limit forgotten": f"np.clip({STEP}, 0, 255)",
        "lower limit forgotten": f"np.minimum({STEP}, 1)",
        "slope for sign": "np.clip(bild - schritt * steigung, 0, 1)",
        "slope for sign, not limited": "bild - schritt * steigung",
        "only the change": "-schritt * np.sign(steigung)",
        "change limited": "bild - np.clip(schritt * np.sign(steigung), 0, 1)",
        "step forgotten": "np.clip(bild - np.sign(steigung), 0, 1)",
        "amount for sign": "np.clip(bild - schritt * abs(steigung), 0, 1)",
    },
}
