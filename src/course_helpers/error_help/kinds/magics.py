"""Lines that begin with ``%``: commands to Jupyter, of which the course has one, ``%%schritte``."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from IPython.core.error import UsageError

    from course_helpers.error_help.place import Place

_STEPS = "schritte"


def usage(error: UsageError, _place: Place) -> str | None:
    """Explain a command that is misspelt, stands in the wrong line or has nothing below it."""
    said = str(error)
    found = re.search(r"(%+)(\w*)", said)
    if found is None:
        return None
    sign, name = found.groups()
    if "body is empty" in said:
        return f"Unter `%%{name}` steht kein Code. Er beginnt erst in der nächsten Zeile."
    if "not found" not in said:
        return None
    if said.startswith(f"Cell magic `%%{_STEPS}`"):
        return f"`%%{_STEPS}` gibt es auf dieser Seite nicht, nur in den ersten drei Kapiteln."
    if (sign == "%%" and not name) or difflib.get_close_matches(name.lower(), [_STEPS]):
        return (
            f"Meinst du `%%{_STEPS}`? Genau so, klein und ohne Leerzeichen, gehört es allein in die oberste "
            "Zeile der Zelle. Dein Code beginnt in der nächsten Zeile."
        )
    return (
        f"Eine Zeile, die mit `%` beginnt, ist ein Befehl an Jupyter. `{sign}{name}` kennt es nicht. Ein "
        "Kommentar beginnt mit `#`."
    )
