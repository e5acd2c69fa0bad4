"""What to tell a pupil whose code failed with an exception while it was checked."""

from __future__ import annotations

import re
import traceback
from pathlib import Path

_OURS = Path(__file__).parent
_SHAPES = re.compile(r"\(\d*(?:,\s*\d*)*\)")
_CORE = re.compile(r"size (\d+) is different from (\d+)")


class NotAsAskedError(Exception):
    """The answer is of another kind than asked for; the message is German and meant for the pupil."""


def is_gap(error: BaseException) -> bool:
    """Whether the error comes from three dots that are still there."""
    return "ellipsis" in str(error).lower()


def explain(error: BaseException, inputs: str) -> tuple[str, str]:
    """Return two German sentences: what happened, and where to look.

    Parameters
    ----------
    error : BaseException
        What the pupil's code raised.
    inputs : str
        What it was called with, in German.
    """
    if isinstance(error, NotAsAskedError):
        return str(error), ""
    return f"Dein Code bricht ab{_place(error)}. {_happened(error)}", f"Ausprobiert wurde er mit {inputs}."


def _happened(error: BaseException) -> str:  # noqa: PLR0911, C901 - one line for each kind
    text = str(error)
    match error:
        case ValueError() if "matmul" in text and (sizes := _CORE.search(text)):
            return (
                f"Bei `@` passen die Formen nicht: Die inneren Zahlen sind {sizes[2]} und {sizes[1]}, sie müssen gleich sein. "
                "Steht links, was links stehen soll? Oft fehlt ein `.T`."
            )
        case ValueError() if "broadcast" in text and (shapes := _SHAPES.findall(text)):
            return f"Diese Formen lassen sich nicht verrechnen: {', '.join(f'`{shape}`' for shape in shapes[:2])}."
        case ValueError() if "too big" in text or "Maximum allowed" in text:
            return "Irgendwo entsteht ein riesiges Array. Gib dir mit `print(x.shape)` die Formen aus."
        case ValueError() if "reshape" in text:
            return "Die neue Form hat Platz für eine andere Zahl von Werten, als es gibt."
        case NameError():
            return f"Den Namen `{error.name}` gibt es nicht. Ist er vertippt, oder steht er nur in einer anderen Zelle?"
        case RecursionError():
            return "Die Funktion ruft sich immer wieder selbst auf."
        case ZeroDivisionError():
            return "Es wird durch null geteilt."
        case IndexError():
            return "Eine Stelle gibt es nicht: Der Index ist zu groß. Gezählt wird ab 0."
        case AttributeError() if error.name:
            return f"`{type(error.obj).__name__}` hat kein `{error.name}`. Ist der Name vertippt?"
        case TypeError() if "positional argument" in text or "unexpected keyword" in text:
            return "Die Zahl der Argumente passt nicht. Lass die Zeile mit `def` so, wie sie war."
        case SystemExit():
            return "Er wollte Python beenden. Nimm `exit()` oder `quit()` heraus."
        case _:
            return f"Python meldet: `{type(error).__name__}: {_short(text)}`"


def _short(text: str) -> str:
    line = text.replace("`", "'").partition("\n")[0]
    return line if len(line) <= 120 else f"{line[:120]} …"  # noqa: PLR2004 - two lines on a phone


def _place(error: BaseException) -> str:
    """Name the pupil's line, if it can be found."""
    frames = traceback.extract_tb(error.__traceback__)
    mine = [frame for frame in frames if not _is_library(frame.filename)]
    if not mine:
        return ""
    line = (mine[-1].line or "").strip().replace("`", "'")
    return f" in Zeile {mine[-1].lineno}" + (f", bei `{line}`" if line else "")


def _is_library(file: str) -> bool:
    path = Path(file)
    return _OURS in path.parents or "site-packages" in path.parts or "lib" in path.parts
