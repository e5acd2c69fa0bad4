"""What a reader does and sees in one window, whichever engine shows it and whatever drives that."""

from __future__ import annotations

from abc import ABC, abstractmethod

WAIT = 120  # seconds; how long anything may take on a busy machine

# The middle of an element, once it has not moved since the last look and nothing covers it
MIDDLE = """([css, name]) => {
    const named = (node) => [node.ariaLabel, node.textContent].some((text) => text?.trim() === name);
    const found = [...document.querySelectorAll(css)].find((node) =>
        node.getClientRects().length && !node.disabled && (!name || named(node)));
    if (!found) return null;
    found.scrollIntoView({block: "center", behavior: "instant"});
    const box = found.getBoundingClientRect();
    const middle = [box.x + box.width / 2, box.y + box.height / 2];
    const [before, now] = [window.lastMiddle, `${middle}`];
    window.lastMiddle = now;
    return before === now && found.contains(document.elementFromPoint(...middle)) ? middle : null;
}"""
BOX = """(css) => {
    const node = document.querySelector(css);
    node.scrollIntoView({block: "center", behavior: "instant"});
    const {x, y, width, height} = node.getBoundingClientRect();
    return [x, y, width, height];
}"""
SHOWN = """(css) => [...document.querySelectorAll(css)].map((node) => node.textContent).join(" ").trim()"""
WATCH_ERRORS = """() => {
    window.pageErrors = [];
    for (const kind of ["error", "unhandledrejection"])
        addEventListener(kind, (event) => event.error ?? event.reason
            ? pageErrors.push(String(event.error ?? event.reason)) : 0);
}"""

CODE = "(cell) => document.querySelector(`#zelle-${cell} .CodeMirror`).CodeMirror.getValue()"
STATUS = ".kurs-status"


class Window(ABC):
    """A browser window with an empty storage."""

    @abstractmethod
    def evaluate(self, function, argument=None):
        """Call this JavaScript function in the page; what it returns or promises is JSON."""

    @abstractmethod
    def wait(self, function, argument=None, *, otherwise=str):
        """Wait until this JavaScript function gives something true, and return that."""

    @abstractmethod
    def drag(self, *points):
        """Press the mouse at the first point of the window, move along the others, let go."""

    @abstractmethod
    def screenshot(self):
        """Return what is seen in the window, as PNG."""

    @abstractmethod
    def type(self, text):
        """Type into what has the focus."""

    @abstractmethod
    def key(self, name):
        """Press one key (``Control+A``, ``ArrowRight``)."""

    @abstractmethod
    def _goto(self, address):
        """Load a page."""

    @abstractmethod
    def close(self):
        """Close the window and forget what its pages stored."""

    def open(self, address):
        """Load a page; what fails in it from then on is collected."""
        self._goto(address)
        self.evaluate(WATCH_ERRORS)

    def reload(self):
        """Load the same page again."""
        self.open(self.evaluate("() => location.href"))

    def await_text(self, css, text):
        """Wait until the elements with this selector show this text."""
        shown = f"([css, text]) => ({SHOWN})(css).includes(text)"
        self.wait(shown, [css, text], otherwise=lambda: f"no {text!r} in {css}: {self.text(css)!r}")

    def text(self, css):
        """Return what the elements with this selector show."""
        return self.evaluate(SHOWN, css)

    def click(self, css, name=""):
        """Click the first visible element with this selector (and this name) with the mouse."""
        self.drag(self.wait(MIDDLE, [css, name], otherwise=lambda: f"nothing to click: {css} {name}"))

    def press(self, name):
        """Press the button, link or heading of details with this name."""
        self.click("button, a, summary", name)

    def on(self, css, points):
        """Return where these points, in parts of its width and height, lie on an element."""
        x, y, width, height = self.evaluate(BOX, css)
        return [(x + right * width, y + down * height) for right, down in points]

    def errors(self):
        """Return what went wrong in the page since `open` loaded it."""
        return self.evaluate("() => window.pageErrors ?? []")

    def open_live(self, address):
        """Open a chapter and switch it live."""
        self.open(address)
        self.go_live()

    def go_live(self):
        """Switch the chapter live that is open."""
        self.press("Live schalten")
        self.await_text(STATUS, "Bereit.")

    def run(self, cell):
        """Run one cell, by its number."""
        self.press(f"Zelle {cell} ausführen")

    def write(self, cell, text):
        """Replace a cell's code, which is one line, by typing."""
        self.click(f"#zelle-{cell} .CodeMirror-lines")
        self.key("Control+A")
        self.type(text)

    def code(self, cell):
        """Return what a cell's editor holds."""
        return self.evaluate(CODE, cell)
