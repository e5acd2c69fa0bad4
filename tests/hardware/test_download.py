import contextlib
import dataclasses
import http.server
import shutil
import ssl
import subprocess
import threading

import pytest

from course_helpers.hardware import HardwareError
from course_helpers.hardware.download import check_address, stream, with_retries

BODY = bytes(range(256)) * 1000


def fetch(url, transfer):
    return with_retries(lambda: b"".join(stream(url, transfer)), transfer)


def code_of(url, transfer):
    with pytest.raises(HardwareError) as caught:
        fetch(url, transfer)
    message = str(caught.value)
    assert message.endswith(".")
    assert "Traceback" not in message
    return caught.value.code


def test_a_body_arrives_unchanged(server, answers, patient):
    for answer in (answers.ok(BODY), answers.chunked(BODY[:1000], BODY[1000:])):
        server.answer(answer)
        assert fetch(server.url, patient) == BODY


def test_an_error_of_the_server_is_tried_again(server, answers, patient):
    server.answer(answers.status(500), answers.status(503), answers.ok(BODY))
    assert fetch(server.url, patient) == BODY
    assert len(server.requests) == 3


def test_a_cut_body_is_tried_again_from_the_start(server, answers, patient):
    server.answer(answers.cut(BODY[:9], 99), answers.chunked(BODY[:9], finished=False), answers.ok(BODY))
    assert fetch(server.url, patient) == BODY


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (lambda a: a.status(500), ("server-error", 3)),
        (lambda a: a.status(429), ("server-error", 3)),
        (lambda a: a.status(404), ("refused-status", 1)),
        (lambda a: a.status(403), ("refused-status", 1)),
        (lambda a: a.cut(b"x" * 50, 100), ("cut", 3)),
        (lambda a: a.chunked(b"x" * 50, finished=False), ("cut", 3)),
        (lambda a: a.cut(b"x", 2_000_000), ("too-large", 1)),
        (lambda a: a.cut(b"x", "viel"), ("no-length", 3)),
        (lambda a: a.without_length(b"x"), ("no-length", 3)),
        (lambda a: a.raw(b"HTTP/1.1 200 OK\r\nServer: cut off"), ("no-length", 3)),
        (
            lambda a: a.raw(b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab"),
            ("no-length", 3),
        ),
        (lambda a: a.cut(b"x", "9" * 5000), ("bad-answer", 1)),
        (lambda a: a.raw(b"HTTP/1.1 206 Part\r\nContent-Length: 1\r\n\r\na"), ("refused-status", 1)),
        (lambda a: a.ok_with(b"x", Content_Encoding="gzip"), ("packed", 1)),
        (lambda a: a.ok_with(b"Not found", Content_Type="text/html; charset=utf-8"), ("web-page", 1)),
        (lambda a: a.ok_with(b'{"error": 1}', Content_Type="application/json"), ("web-page", 1)),
        (lambda a: a.endless(Transfer_Encoding="chunked"), ("too-large", 1)),
        (lambda a: a.endless(), ("no-length", 3)),
        (lambda a: a.status(302, "http://example.org/x"), ("not-https", 1)),
        (lambda a: a.status(302, "file:///etc/hosts"), ("redirects", 1)),
        (lambda a: a.status(302, "ftp://127.0.0.1/x"), ("not-https", 1)),
        (lambda a: a.status(302, "https://[bad/x"), ("bad-answer", 1)),
        (lambda a: a.status(302, "https://.foo/x"), ("bad-answer", 1)),
        (lambda a: a.greeting, ("unreachable", 3)),
    ],
)
def test_a_fault_ends_with_a_clear_error(server, answers, patient, fault, expected):
    server.answer(fault(answers))
    assert (code_of(server.url, patient), len(server.requests)) == expected


@pytest.mark.parametrize(
    "fault",
    [
        lambda a: a.silent,
        lambda a: a.dripping(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n"),
        lambda a: a.dripping(b"HTTP/1.1 200 OK\r\nX-Slow: "),
        lambda a: a.dripping(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1000\r\n"),
    ],
    ids=["silent", "drips body", "drips header", "drips chunk"],
)
def test_a_slow_server_does_not_hold_us(server, answers, hasty, fault):
    server.answer(fault(answers))
    assert code_of(server.url, hasty) == "timeout"
    assert len(server.requests) == 2


def test_a_redirect_on_this_machine_is_followed_a_loop_is_not(server, answers, patient):
    server.answer(answers.status(302, "/there"), answers.ok(BODY))
    assert fetch(server.url, patient) == BODY
    server.answer(answers.status(302, "/round"))
    assert code_of(server.url, patient) == "redirects"
    assert len(server.requests) < 10


def test_the_body_of_a_redirect_is_not_read(server, answers, patient):
    server.answer(answers.endless_redirect, answers.ok(BODY))
    assert fetch(server.url, patient) == BODY


def test_a_proxy_is_not_asked_for_this_machine(server, answers, patient, monkeypatch, closed_port):
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{closed_port}")
    server.answer(answers.ok(BODY))
    assert fetch(server.url, patient) == BODY


@pytest.mark.parametrize(
    "answer",
    [
        (b"HTTP/1.1 200 OK\r\nX-Slow: ", b"x"),
        (b"HTTP/1.1 200 OK\r\n\r\n", b"\x16\x03\x03\x40\x00"),  # 16 kB of handshake, five bytes at a time
    ],
    ids=["its headers", "encryption"],
)
def test_the_time_limit_holds_for_a_proxy_and_for_encryption(server, answers, hasty, monkeypatch, answer):
    monkeypatch.setenv("https_proxy", server.url)
    server.answer(answers.dripping(*answer))
    never_idle = dataclasses.replace(hasty, idle_seconds=1000)
    assert code_of("https://chip.example.org", never_idle) == "timeout"
    assert set(server.requests) == {"chip.example.org:443"}
    assert len(server.requests) <= never_idle.attempts  # a busy machine may lose one


@pytest.mark.parametrize("url", ["https://[x", "https://.foo"])
def test_an_impossible_address_in_the_settings_is_a_clear_error(url, patient):
    assert code_of(url, patient) == "bad-answer"


def test_an_impossible_proxy_is_a_clear_error(monkeypatch, patient):
    monkeypatch.setenv("https_proxy", "http:/proxy")
    assert code_of("https://chip.example.org", patient) == "bad-answer"


def test_a_refused_connection_is_tried_again_and_named(closed_port, patient):
    assert code_of(f"http://127.0.0.1:{closed_port}", patient) == "unreachable"


def test_retries_stop_at_the_limit_and_wait_longer_each_time(monkeypatch, closed_port, patient):
    pauses = []
    monkeypatch.setattr("time.sleep", pauses.append)
    code_of(f"http://127.0.0.1:{closed_port}", dataclasses.replace(patient, attempts=4, first_pause=1.0))
    assert len(pauses) == 3
    assert all(0.5 <= pause / expected <= 1.5 for pause, expected in zip(pauses, (1, 2, 4), strict=True))


@pytest.mark.parametrize(
    "url", ["http://example.org", "http://127.0.0.1.example.org", "ftp://a", "file:///x", "x"]
)
def test_only_https_leaves_this_machine(url):
    with pytest.raises(HardwareError, match="https"):
        check_address(url)


@pytest.mark.parametrize(
    "url", ["https://example.org", "http://127.0.0.1:1", "http://localhost", "http://[::1]:8"]
)
def test_https_and_this_machine_are_allowed(url):
    check_address(url)


def test_no_thread_and_no_timer_is_left_over(server, answers, patient):
    server.answer(answers.ok(BODY))
    fetch(server.url, patient)
    assert not [
        thread
        for thread in threading.enumerate()
        if isinstance(thread, threading.Timer) and not thread.finished.is_set()
    ]


@pytest.fixture
def self_signed(server, tmp_path):
    """Put TLS in front of the server, with a certificate that nobody knows."""
    if not (openssl := shutil.which("openssl")):
        pytest.skip("needs openssl to make a certificate")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    command = [openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    command += [
        "-subj",
        "/CN=localhost",
        "-addext",
        "subjectAltName=DNS:localhost",
        "-keyout",
        key,
        "-out",
        certificate,
    ]
    subprocess.run(command, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    return certificate


@pytest.mark.usefixtures("self_signed")
def test_a_server_with_an_unknown_certificate_is_refused(server, answers, hasty):
    server.answer(answers.ok(BODY))
    assert code_of(f"https://localhost:{server.server_port}", hasty) == "bad-certificate"
    assert not server.requests


def test_the_time_limit_holds_behind_tls(server, answers, hasty, self_signed, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(self_signed))
    server.answer(answers.ok(BODY))
    assert fetch(f"https://localhost:{server.server_port}", hasty) == BODY
    server.answer(answers.dripping(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n"))
    assert code_of(f"https://localhost:{server.server_port}", hasty) == "timeout"
    server.answer(answers.status(302, f"http://127.0.0.1:{server.server_port}"))
    assert code_of(f"https://localhost:{server.server_port}", hasty) == "not-https"


def test_a_server_that_serves_one_at_a_time_and_still_sends_the_redirect_does_not_wait(answers, patient):
    class OneAtATime(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            if self.path == "/there":
                answers.ok(BODY)(self)
                return
            self.send_response(302)
            self.send_header("Location", "/there")
            self.end_headers()
            with contextlib.suppress(OSError):  # until we hang up
                self.wfile.write(b"x" * 20_000_000)
            self.close_connection = True

        def log_message(self, *_args):
            """Keep the test output readable."""

    with http.server.HTTPServer(("127.0.0.1", 0), OneAtATime) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        assert fetch(f"http://127.0.0.1:{server.server_port}", patient) == BODY
        server.shutdown()
