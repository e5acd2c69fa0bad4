"""Who guesses waits; a class that shares an address does not."""

from __future__ import annotations

import os
import signal
import socket
import time
from contextlib import contextmanager
from types import SimpleNamespace

import pytest
from tornado import web

from course_helpers.site.hub.accounts import ClassAuthenticator
from course_helpers.site.hub.login_brake import FREE, FREE_ADDRESSES, LONGEST, LoginBrake
from course_helpers.site.hub.seat import ACCOUNTS


class Clock:
    now = 1000.0

    def __call__(self):
        return self.now


def test_guesses_of_one_name_wait_longer_and_longer():
    clock = Clock()
    brake = LoginBrake(clock)
    waits = []
    for _ in range(12):
        waits.append(brake.seconds_to_wait("anna", "10.0.0.7"))
        clock.now += waits[-1]
        brake.wrong("anna", "10.0.0.7")
    assert waits[:FREE] == [0] * FREE
    assert waits[FREE:] == [2, 4, 8, 16, 32, LONGEST, LONGEST]


def test_others_do_not_wait_for_a_guesser():
    brake = LoginBrake(Clock())
    for _ in range(30):
        brake.wrong("anna", "10.0.0.7")
    assert brake.seconds_to_wait("anna", "10.0.0.7") > 0
    assert brake.seconds_to_wait("anna", "10.0.0.8") == 0  # Anna herself, from her own place
    assert brake.seconds_to_wait("ben", "10.0.0.7") == 0


def test_a_class_behind_one_router_mistypes_without_waiting():
    brake = LoginBrake(Clock())
    for number in range(30):
        for _ in range(2):
            assert brake.seconds_to_wait(f"kind{number}", "10.0.0.1") == 0
            brake.wrong(f"kind{number}", "10.0.0.1")
    assert brake.seconds_to_wait("kind31", "10.0.0.1") == 0


def test_one_guess_at_each_name_over_and_over_is_slowed_down():
    brake = LoginBrake(Clock())
    tried = 0
    for _ in range(10):
        for number in range(30):
            if not brake.seconds_to_wait(f"kind{number}", "10.0.0.9"):
                tried += 1
                brake.wrong(f"kind{number}", "10.0.0.9")
    assert tried < 100  # of 300


def test_the_right_password_and_time_make_it_forget():
    clock = Clock()
    brake = LoginBrake(clock)
    for _ in range(FREE):
        brake.wrong("anna", "10.0.0.7")
    assert brake.seconds_to_wait("anna", "10.0.0.7") > 0
    brake.right("anna", "10.0.0.7")
    assert brake.seconds_to_wait("anna", "10.0.0.7") == 0
    for _ in range(FREE):
        brake.wrong("anna", "10.0.0.7")
    clock.now += 601
    assert brake.seconds_to_wait("anna", "10.0.0.7") == 0


def test_guesses_at_one_name_from_everywhere_are_slowed_down_and_its_owner_gets_in():
    clock = Clock()
    brake = LoginBrake(clock)
    tried = 0
    for number in range(500):
        if not brake.seconds_to_wait("anna", f"10.0.{number}.7"):
            tried += 1
            brake.wrong("anna", f"10.0.{number}.7")
    assert tried == FREE_ADDRESSES + 1
    assert brake.seconds_to_wait("anna", "10.1.0.1") == 1
    assert brake.seconds_to_wait("ben", "10.1.0.1") == 0
    clock.now += 1
    assert brake.seconds_to_wait("anna", "10.1.0.1") == 0


@contextmanager
def request_of(account, headers):
    """Give a request that an account of this machine sends to the hub; None for the one that tests."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        sender = os.fork()
        if not sender:
            if account is not None:
                os.setgid(account)
                os.setuid(account)
            with socket.create_connection(server.getsockname()):
                time.sleep(60)
            os._exit(0)
        try:
            connection, _ = server.accept()
            with connection:
                stream = SimpleNamespace(socket=connection)
                yield SimpleNamespace(headers=headers, connection=SimpleNamespace(stream=stream))
        finally:
            os.kill(sender, signal.SIGKILL)
            os.waitpid(sender, 0)


async def guess(authenticator, request, name="anna"):
    await authenticator.authenticate(SimpleNamespace(request=request), {"username": name, "password": "x"})


def of_one_moment(folder):
    """Return an authenticator for which no time passes: how long a password takes to check is no matter."""
    authenticator = ClassAuthenticator(class_password="klassenwort", state=str(folder))  # noqa: S106
    authenticator._brake = LoginBrake(Clock())
    return authenticator


@pytest.mark.parametrize(
    "invented",
    [
        {"X-Real-Ip": "10.0.0.{}"},
        {"X-Forwarded-For": "10.0.0.{}, 192.168.1.7"},
        {"X-Forwarded-For": "127.0.0.{}"},
        {"X-Forwarded-For": "::ffff:127.0.0.{}"},
    ],
)
def test_an_invented_address_does_not_help_to_guess(invented, tmp_path, run_async):
    authenticator = of_one_moment(tmp_path)

    async def guesses():
        with request_of(None, {}) as request:
            for number in range(1, 3 * FREE):
                request.headers = {header: value.format(number) for header, value in invented.items()}
                request.remote_ip = f"10.0.0.{number}"
                await guess(authenticator, request)

    with pytest.raises(web.HTTPError, match="Warte 2 Sekunden"):
        run_async(guesses())


@pytest.mark.skipif(os.geteuid() != 0, reason="Ein anderes Konto annehmen kann nur root.")
def test_a_seat_that_guesses_past_the_proxy_keeps_nobody_else_waiting(tmp_path, run_async):
    authenticator = of_one_moment(tmp_path)
    refused = []

    async def guesses():
        with request_of(ACCOUNTS[-2], {}) as request:
            for number in range(2 * FREE_ADDRESSES):
                request.headers = {"X-Forwarded-For": f"10.0.0.{number}"}
                try:
                    await guess(authenticator, request, "lehrkraft")
                except web.HTTPError:
                    refused.append(number)
        with request_of(None, {"X-Forwarded-For": "192.168.1.7"}) as request:
            await guess(authenticator, request, "lehrkraft")

    run_async(guesses())
    assert refused == list(range(FREE, 2 * FREE_ADDRESSES))
