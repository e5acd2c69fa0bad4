"""WebKit, the engine of Safari and of every iPad, as Debian brings it, driven by Selenium."""

from __future__ import annotations

import os
import socket
import subprocess
from contextlib import contextmanager

import pytest
from selenium import webdriver
from selenium.common.exceptions import TimeoutException
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.actions.action_builder import ActionBuilder
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait
from tests.engines.window import WAIT, Window
from urllib3.exceptions import TimeoutError as NoAnswerError

STEPS = 12  # of a straight line of the mouse
TRIES, PATIENCE = 2, 90.0  # seconds: once in hundreds of starts the driver never answers


@contextmanager
def screen():
    """Start a screen that nobody sees; gives the environment to use it."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            yield {"DISPLAY": f":{server.stdout.readline().strip()}"}
        finally:
            server.terminate()


def _started(environment):
    """Start a driver and its browser, another one if the first does not answer."""
    usual = socket.getdefaulttimeout()
    socket.setdefaulttimeout(PATIENCE)  # Selenium takes it when a driver is made, and has no other way
    try:
        for _ in range(TRIES):
            service = webdriver.WebKitGTKService(env=os.environ | environment)
            try:
                return webdriver.WebKitGTK(options=webdriver.WebKitGTKOptions(), service=service)
            except NoAnswerError:
                service.stop()
    finally:
        socket.setdefaulttimeout(usual)
    pytest.fail(f"WebKit did not start: no answer within {PATIENCE} s, {TRIES} times")


class WebKitWindow(Window):
    """A browser of its own: it forgets everything when it ends."""

    def __init__(self, environment):
        self._driver = _started(environment)
        self._driver.set_window_rect(0, 0, 1280, 900)
        self._driver.set_script_timeout(WAIT)

    def evaluate(self, function, argument=None):
        return self._driver.execute_script(f"return ({function})(arguments[0])", argument)

    def wait(self, function, argument=None, *, otherwise=str):
        waiting = WebDriverWait(self._driver, WAIT, poll_frequency=0.05)
        try:
            return waiting.until(lambda _: self.evaluate(function, argument))
        except TimeoutException:
            raise AssertionError(otherwise() or f"{function} {argument}") from None

    def drag(self, *points):
        actions = ActionBuilder(self._driver, duration=0)
        mouse, (x, y) = actions.pointer_action, points[0]
        mouse.move_to_location(x, y).pointer_down()
        for right, down in points[1:]:
            for step in range(1, STEPS + 1):
                part = step / STEPS
                mouse.move_to_location(x + part * (right - x), y + part * (down - y))
            x, y = right, down
        mouse.pointer_up()
        actions.perform()

    def screenshot(self):
        return self._driver.get_screenshot_as_png()

    def type(self, text):
        ActionChains(self._driver).send_keys(text).perform()

    def key(self, name):
        *held, key = name.split("+")
        actions = ActionChains(self._driver)
        for one in held:
            actions.key_down(getattr(Keys, one.upper()))
        actions.send_keys(getattr(Keys, key.replace("Arrow", "Arrow_").upper(), key.lower()))
        for one in held:
            actions.key_up(getattr(Keys, one.upper()))
        actions.perform()

    def _goto(self, address):
        self._driver.get(address)

    def close(self):
        self._driver.quit()
