"""Chromium, and the Firefox that is installed, driven by Playwright."""

from __future__ import annotations

from playwright.sync_api import TimeoutError  # noqa: A004 - its own name
from tests.engines.window import WAIT, Window


class PlaywrightWindow(Window):
    """A page in a context of its own."""

    def __init__(self, browser):
        self._context = browser.new_context(locale="de-DE", viewport={"width": 1280, "height": 900})
        self._context.set_default_timeout(WAIT * 1000)
        self._page = self._context.new_page()

    def evaluate(self, function, argument=None):
        return self._page.evaluate(function, argument)

    def wait(self, function, argument=None, *, otherwise=str):
        try:
            return self._page.wait_for_function(function, arg=argument).json_value()
        except TimeoutError:
            raise AssertionError(otherwise() or f"{function} {argument}") from None

    def drag(self, *points):
        first, *more = points
        self._page.mouse.move(*first)
        self._page.mouse.down()
        for point in more:
            self._page.mouse.move(*point, steps=12)
        self._page.mouse.up()

    def touch(self, *points):
        """Draw with a finger; only Chromium lets a driver do so."""
        session = self._context.new_cdp_session(self._page)  # Playwright itself knows no more than a tap
        for kind, place in [
            ("touchStart", points[:1]),
            *[("touchMove", [point]) for point in points[1:]],
            ("touchEnd", []),
        ]:
            fingers = [dict(zip("xy", point, strict=True)) for point in place]
            session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": fingers})

    def screenshot(self):
        return self._page.screenshot()

    def type(self, text):
        self._page.keyboard.type(text)

    def key(self, name):
        self._page.keyboard.press(name)

    def _goto(self, address):
        self._page.goto(address)

    def close(self):
        self._context.close()
