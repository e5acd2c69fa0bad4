"""Going through numbered steps, forwards and back: a slider, two buttons, and words that are read out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import ipywidgets as w

if TYPE_CHECKING:
    from collections.abc import Callable


class Stepping:
    """Controls for the steps 1 to `count`.

    Parameters
    ----------
    count : int
        How many steps there are.
    show : callable
        Called without arguments after each change of `number`.

    Attributes
    ----------
    slider, back, forward : ipywidgets.Widget
        The controls.
    said : ipywidgets.HTML
        Words about the step; a live page reads them out.
    """

    def __init__(self, count: int, show: Callable[[], None]) -> None:
        self._show = show
        self.slider = w.IntSlider(1, min=1, max=max(2, count), description="Schritt")
        self.slider.disabled = count < 2  # nowhere to go
        self.back = w.Button(description="Zurück", tooltip="Einen Schritt zurück")
        self.forward = w.Button(description="Weiter", tooltip="Einen Schritt weiter")
        self.said = w.HTML()
        self.said.add_class("kurs-ansage")
        self.back.on_click(lambda _: self.go(-1))
        self.forward.on_click(lambda _: self.go(1))
        self.slider.observe(lambda _: self._changed(), "value")
        self._count = count
        self._bound()

    @property
    def number(self) -> int:
        """The step that is shown, from 1 on."""
        return int(self.slider.value)

    def go(self, by: int) -> None:
        """Go so many steps forwards, or back; stay at the ends."""
        self.slider.value = min(self._count, max(1, self.number + by))

    def _changed(self) -> None:
        self._bound()
        self._show()

    def _bound(self) -> None:
        """Switch off the button that leads nowhere."""
        self.back.disabled, self.forward.disabled = self.number == 1, self.number >= self._count


def wrapping(**more: str) -> Any:
    """Return a layout of widgets beside each other, below each other where there is no room."""
    return w.Layout(display="flex", flex_flow="row wrap", width="100%", **more)


def row(*widgets: Any) -> Any:
    """Return widgets beside each other, below each other where there is no room."""
    return w.HBox(list(widgets), layout=wrapping())
