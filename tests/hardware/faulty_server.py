"""A real HTTP server that misbehaves on request, and the faults that it knows."""

from __future__ import annotations

import http.server
import threading
import time


class FaultyServer(http.server.ThreadingHTTPServer):
    """Answers every request with the next scripted fault; the last one stays."""

    daemon_threads = True

    def __init__(self):
        self.script = []
        self.requests = []
        self.closing = threading.Event()
        super().__init__(("127.0.0.1", 0), _Handler)

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_port}"

    def answer(self, *faults):
        self.script = list(faults)
        self.requests.clear()

    def handle_error(self, *_args):
        """Clients hang up on purpose here."""


class _Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.requests.append(self.path)
        script = self.server.script
        (script.pop(0) if len(script) > 1 else script[0])(self)
        self.close_connection = True

    do_CONNECT = do_GET  # what a client asks of a proxy

    def log_message(self, *_args):
        """Keep the test output readable."""


def ok(body):
    return _answer(200, {"Content-Length": len(body)}, body)


def status(code, location=None):
    return _answer(code, {"Content-Length": 0} | ({"Location": location} if location else {}))


def cut(body, announced):
    return _answer(200, {"Content-Length": announced}, body)


def without_length(body):
    return _answer(200, {}, body)


def ok_with(body, **headers):
    return _answer(200, {"Content-Length": len(body)} | headers, body)


def raw(text):
    return lambda handler: handler.wfile.write(text)


def endless_redirect(handler):
    """Send a redirect whose body has no end."""
    _answer(302, {"Location": "/there"})(handler)
    while not handler.server.closing.is_set():
        handler.wfile.write(b"x" * 0x10000)


def chunked(*chunks, finished=True):
    body = b"".join(b"%x\r\n%b\r\n" % (len(chunk), chunk) for chunk in chunks)
    return _answer(200, {"Transfer-Encoding": "chunked"}, body + b"0\r\n\r\n" * finished)


def endless(**headers):
    def handle(handler):
        _answer(200, headers)(handler)
        while not handler.server.closing.is_set():
            handler.wfile.write(b"10000\r\n" + b"x" * 0x10000 + b"\r\n")

    return handle


def dripping(head, byte=b"x"):
    """Send a head and then a byte every 50 ms: never silent for long, never done."""

    def handle(handler):
        handler.wfile.write(head)
        while not handler.server.closing.is_set():
            handler.wfile.write(byte)
            time.sleep(0.05)

    return handle


def greeting(handler):
    handler.wfile.write(b"SSH-2.0-OpenSSH\r\n")


def silent(handler):
    handler.server.closing.wait(30)


def _answer(code, headers, body=b""):
    def handle(handler):
        handler.protocol_version = "HTTP/1.1"
        handler.send_response(code)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), str(value))
        handler.end_headers()
        handler.wfile.write(body)

    return handle
