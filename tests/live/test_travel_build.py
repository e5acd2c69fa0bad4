"""What the build tells a page that takes code of another."""

from __future__ import annotations

import json
import re

from tests.tiny_books import build_book, front_matter, write_book

GIVER = """\
# Geben

```{code-cell} ipython3
:tags: [vorspann]
import math as m
from course_helpers.framework import Layer as Muster, relu
```

```{code-cell} ipython3
:tags: [gibt-schicht]
class Layer:
    VERSION
```

```{aufgabe} Rechnen
Fülle die Lücke.
```

```{code-cell} ipython3
:tags: [luecke, gibt-schicht]
def sgd(self):
    return ...
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

```{loesung}
Vier.
```

```{code-cell} ipython3
:tags: [gibt-schicht-geaendert]
zusatz = 1
```
"""
TAKER = "# Nehmen\n\n```{code-cell} ipython3\n:tags: [nimmt-schicht]\nLayer = 1\n```\n"


def offers(site, page):
    text = (site / f"{page}.html").read_text("utf-8")
    return json.loads(re.search(r'<script[^>]*id="kurs-live"[^>]*>(.*?)</script>', text, re.DOTALL)[1])[
        "travel"
    ]


def pages(version):
    giver = front_matter() + GIVER.replace("VERSION", version)
    return {"start": "# Start\n\nText.\n", "03_geben": giver, "nehmen": front_matter() + TAKER}


def test_the_taking_page_knows_the_giving_cells_and_is_written_again_with_them(tmp_path):
    course = write_book(tmp_path, pages("eins = 1"))
    site = build_book(course)
    (offer,) = offers(site, "nehmen")
    assert offers(site, "03_geben") == []
    assert (offer["kind"], offer["cell"], offer["from"], offer["title"]) == (
        "schicht",
        "zelle-1",
        "03_geben",
        "Kapitel 3",
    )
    assert offer["imports"] == {
        "m": "import math as m",
        "Muster": "from course_helpers.framework import Layer as Muster",
        "relu": "from course_helpers.framework import relu",
    }
    kind, gap, extra = offer["parts"]
    assert kind == {
        "id": "zelle-2",
        "original": "class Layer:\n    eins = 1",
        "gap": False,
        "optional": False,
        "task": None,
    }
    assert gap["task"] == {"label": "Aufgabe 3.1", "id": "aufgabe-3-1"}
    assert (gap["gap"], gap["optional"], extra["gap"], extra["optional"]) == (True, False, False, True)

    (tmp_path / "book" / "03_geben.md").write_text(pages("zwei = 2")["03_geben"], "utf-8")
    build_book(course)
    assert offers(site, "nehmen")[0]["parts"][0]["original"] == "class Layer:\n    zwei = 2"
