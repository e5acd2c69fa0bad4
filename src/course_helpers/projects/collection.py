"""`Ziffernsammlung`: a board that asks for one digit after the other and keeps what was drawn."""

from __future__ import annotations

import base64
import html
from typing import TYPE_CHECKING

import numpy as np
from IPython.display import HTML

from course_helpers.projects.pack import pack_digits, unpack_digits
from course_helpers.widgets import display_with_picture
from course_helpers.widgets.zahlen_malen.board import DrawingBoard, shown

if TYPE_CHECKING:
    from numpy.typing import NDArray

FILE = "meine_ziffern.txt"

_session: dict[str, list[tuple[int, NDArray[np.uint8]]]] = {"": []}
"""What was kept in this session, by the text it began with: who runs the cell again loses nothing."""


class Ziffernsammlung(DrawingBoard):
    """A sheet of 28 x 28 pixels that collects the digits drawn on it, in MNIST's size and place.

    Parameters
    ----------
    text : str
        Digits kept before, as `sichern` gave them; empty for a new collection. The same text once more goes
        on with all that was kept since in this session.
    je_ziffer : int
        How many of each digit are asked for; more are welcome.
    scale, line_width : int, float
        As in `ZahlenMalen`.

    Raises
    ------
    CollectionError
        If the text holds no collection.
    """

    def __init__(
        self, text: str = "", *, je_ziffer: int = 10, scale: int = 10, line_width: float = 2.5
    ) -> None:
        if text not in _session:
            images, digits = unpack_digits(text)
            _session[text] = list(zip(digits.tolist(), images, strict=True))
        self._kept = _session[text]
        self.je_ziffer = je_ziffer
        super().__init__({}, scale, line_width)
        self._name_buttons()
        self._ask(self._next())

    def _name_buttons(self) -> None:
        """Give the buttons of the board the tasks that they have here."""
        c = self._controls
        c.submit_button.description, c.submit_button.tooltip = "Behalten", "Die gemalte Ziffer aufheben"
        c.submit_button.on_click(self.keep)
        c.mistakes_button.description = "Letzte verwerfen"
        c.mistakes_button.tooltip = "Die zuletzt behaltene Ziffer wieder entfernen"
        c.mistakes_button.on_click(self.drop)
        for n, button in enumerate(c.number_buttons):
            button.tooltip = f"Als Nächstes eine {n} malen"

    def __len__(self) -> int:
        return len(self._kept)

    def counts(self) -> list[int]:
        """Return how many of each digit, 0 to 9, are kept."""
        digits = [digit for digit, _ in self._kept]
        return [digits.count(n) for n in range(10)]

    def _next(self) -> int:
        """Return the digit of which there are fewest."""
        return int(np.argmin(self.counts()))

    def draw_number(self, n: int, *_: object) -> None:
        """Ask for the digit n next; the buttons 0 to 9 do this."""
        self._ask(n)

    def _ask(self, digit: int, before: str = "") -> None:
        """Say which digit is wanted, and what is kept already."""
        self.wanted = digit
        counts = self.counts()
        wanted = self.je_ziffer * 10
        left = sum(max(0, self.je_ziffer - count) for count in counts)
        done = (
            f"Fertig: {len(self)} Ziffern. Mehr sind willkommen."
            if not left
            else f"{len(self)} von {wanted} sind da."
        )
        kept = ", ".join(f"{n}: {count}" for n, count in enumerate(counts))
        said = f"{before} Male eine <strong>{digit}</strong> und drücke „Behalten“.".strip()
        self.result_text.value = f"<p class='zm-titel'>{said}</p><p>{done}</p><p>Bisher: {kept}</p>"
        self._controls.announcement.value = f"<p>{said} {done}</p>"

    @shown
    def keep(self, *_: object) -> None:
        """Keep what is drawn as the wanted digit, and ask for the next one."""
        seen = self._drawing.seen()
        if not seen.any():
            self._ask(self.wanted, "Das Blatt ist noch leer.")
            return
        self._kept.append((self.wanted, np.rint(255 * seen).astype(np.uint8)))
        self.clear()
        self._ask(self._next())

    @shown
    def drop(self, *_: object) -> None:
        """Remove the digit that was kept last, and ask for it again."""
        if not self._kept:
            self._ask(self.wanted, "Es ist noch keine Ziffer da.")
            return
        digit, _picture = self._kept.pop()
        self._ask(digit, f"Die letzte {digit} ist weg.")

    def bilder(self) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
        """Return the pictures, uint8 of shape (n, 28, 28), 255 is ink, and their digits, shape (n,)."""
        digits = np.array([digit for digit, _ in self._kept], np.uint8)
        images = np.array([image for _, image in self._kept], np.uint8).reshape(-1, 28, 28)
        return images, digits

    def text(self) -> str:
        """Return the collection as a text, which `Ziffernsammlung` takes back."""
        return pack_digits(*self.bilder()) if self._kept else ""

    def sichern(self) -> HTML:
        """Return a link that saves the collection as a file; its text goes into the collection's cell."""
        if not self._kept:
            return _html(
                "<p>Es ist noch keine Ziffer da. Male zuerst einige und drücke jedes Mal „Behalten“.</p>"
            )
        address = "data:text/plain;base64," + base64.b64encode(self.text().encode()).decode()
        count = "Eine Ziffer" if len(self) == 1 else f"{len(self)} Ziffern"
        said = f"{count} als Datei „{FILE}“ sichern"
        return _html(f'<p><a href="{html.escape(address)}" download="{FILE}">{said}</a></p>')

    def display(self) -> None:
        """Show the board; in a static page a sentence that says what it is for."""
        still = "<p>Hier malst du deine Ziffern, sobald die Seite live ist.</p>"
        display_with_picture(self._controls.board, still)

    def _ipython_display_(self) -> None:
        self.display()


def _html(text: str) -> HTML:
    return HTML(text)  # type: ignore[no-untyped-call]  # IPython publishes no type for it
