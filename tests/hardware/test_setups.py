import hashlib

import pytest

from course_helpers.hardware import HardwareError
from course_helpers.hardware.setups import Setup, parse_setup, parse_setups, pick

GOOD = b"Host,Port\nchip1.example.org,12345\n10.0.0.7,80\n"


def test_reads_host_and_port():
    assert parse_setups(GOOD) == [Setup("chip1.example.org", 12345), Setup("10.0.0.7", 80)]


def test_takes_further_columns_quotes_and_a_byte_order_mark():
    body = '\ufeffName,Port,"Host"\r\n"W, 66",1,::1\r\n'.encode()
    assert parse_setups(body) == [Setup("::1", 1)]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "bad-list"),
        (b"Host,Port\n", "bad-list"),
        (b"host,port\na,1\n", "bad-list"),
        (b"<!DOCTYPE html><p>Anmeldung</p>\n<p>x</p>", "bad-list"),
        (b"\xff\xfe\x00binary", "bad-list"),
        (b'Host,Port\n"a,1\n', "bad-list"),
        (b"Host,Port\n" + b"a,1\n" * 1001, "bad-list"),
        (b"Host,Port\na\n", "bad-port"),
        (b"Host,Port\n,1\n", "bad-host"),
        (GOOD + b"chip3,\n", "bad-port"),
    ],
)
def test_refuses_what_is_no_list_of_setups(body, code):
    with pytest.raises(HardwareError) as caught:
        parse_setups(body)
    assert caught.value.code == code


def test_blank_lines_are_no_rows():
    body = GOOD.replace(b"\n", b"\n\n  \n,\n")
    assert parse_setups(body) == parse_setups(GOOD)


def test_names_the_line_of_a_broken_row():
    with pytest.raises(HardwareError, match="Zeile 6"):
        parse_setups(GOOD + b"\n ,\nchip3,99999\n")


def test_the_log_shows_what_came_in_place_of_a_list(caplog):
    with pytest.raises(HardwareError):
        parse_setups(b"<!DOCTYPE html>" + b"x" * 300)
    assert "<!DOCTYPE html>xxx" in caplog.text
    assert "x" * 200 not in caplog.text


@pytest.mark.parametrize(("host", "port"), [("a\nb\x1b[31m", "1"), ("a", "1\n\x1b[31m2")])
def test_a_message_is_one_printable_line(host, port):
    with pytest.raises(HardwareError) as caught:
        parse_setup(host, port, "Test")
    assert str(caught.value).isprintable()


@pytest.mark.parametrize(
    "host", ["", "a b", "-a", "a;reboot", "a/b", "http://a", "1.2.3.999", "a" * 64, "a..b", "ä.de"]
)
def test_refuses_a_host_that_is_none(host):
    with pytest.raises(HardwareError) as caught:
        parse_setup(host, "1", "Test")
    assert caught.value.code == "bad-host"


@pytest.mark.parametrize("port", ["", "0", "-1", "65536", "1e3", "12.0", "\u0661", "0x10", "9" * 5000])
def test_refuses_a_port_that_is_none(port):
    with pytest.raises(HardwareError) as caught:
        parse_setup("a", port, "Test")
    assert caught.value.code == "bad-port"


def test_a_user_always_gets_the_row_of_the_contract():
    setups = [Setup("a", port) for port in range(1, 8)]
    for user in ("ada", "zoë", "r2d2"):
        index = int(hashlib.sha256(user.encode()).hexdigest(), 16) % 7
        assert pick(setups, user) is setups[index]
