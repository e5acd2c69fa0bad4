"""Axes whose numbers have a decimal comma, as the book's text has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matplotlib.scale import LinearScale, register_scale
from matplotlib.ticker import ScalarFormatter

if TYPE_CHECKING:
    from matplotlib.axis import Axis


class _Comma(ScalarFormatter):
    """matplotlib's numbers with a comma.

    ``axes.formatter.use_locale`` would need a German locale, which browsers and most servers do not have.
    """

    def __call__(self, x: float, pos: int | None = None) -> str:
        return super().__call__(x, pos).replace(".", ",")

    def get_offset(self) -> str:
        return super().get_offset().replace(".", ",")


class _LinearWithComma(LinearScale):
    """The usual scale; under its name, so that every new axis has it."""

    name = LinearScale.name

    def set_default_locators_and_formatters(self, axis: Axis) -> None:
        super().set_default_locators_and_formatters(axis)
        axis.set_major_formatter(_Comma())


def use_decimal_comma() -> None:
    """Write the numbers of all axes made from now on with a comma."""
    register_scale(_LinearWithComma)
