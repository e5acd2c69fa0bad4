"""What can go wrong, in words that a pupil may read; the log gets the traceback."""

from __future__ import annotations


class ModelError(Exception):
    """A model that does not give ten scores; the message is German and safe to show."""


class PictureError(ValueError):
    """Something that is no picture of a digit; the message is German and safe to show."""


def explain(error: BaseException | None) -> str:
    """Return a German message that says what happened and what to do next."""
    if isinstance(error, ModelError | PictureError):
        return str(error)
    return (
        f"Beim Malen ist etwas schiefgegangen ({type(error).__name__}: {error}). "
        "Male einfach weiter. Hilft das nicht, dann führe die Zelle noch einmal aus."
    )
