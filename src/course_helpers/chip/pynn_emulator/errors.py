"""The exceptions that PyNN's callers know by name; the texts are ours."""

__all__ = [
    "ChipLimitError",
    "ConnectionError",
    "InvalidDimensionsError",
    "NonExistentParameterError",
    "RecordingError",
]


class RecordingError(Exception):
    """What is to be recorded does not exist, or not there."""


class ConnectionError(Exception):  # noqa: A001 - PyNN's name
    """Neurons cannot be joined like this."""


class InvalidDimensionsError(ValueError):
    """There are more or fewer values than neurons."""


class NonExistentParameterError(Exception):
    """A cell has no parameter of this name, or not one that can be set."""


class ChipLimitError(RuntimeError):
    """The chip has less than was asked for."""
