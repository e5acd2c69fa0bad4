"""A hub behind a proxy that encrypts, below a path, as a school's computer centre sets it up."""

from __future__ import annotations

import socket
import socketserver
import ssl
import subprocess
import threading

import pytest
from tests.hub.conftest import PAGE, free_port
from tests.live.channel_filter import exchange

pytestmark = [pytest.mark.hub, pytest.mark.browser]


class EncryptingProxy(socketserver.ThreadingTCPServer):
    """Ends TLS and passes every byte on to a port of this machine."""

    daemon_threads = True
    allow_reuse_address = True

    def handle_error(self, *_):
        """Say nothing of browsers that hang up: they do not trust our certificate."""

    def __init__(self, port, behind, folder):
        files = ["-keyout", folder / "key.pem", "-out", folder / "cert.pem"]
        kind = ["-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=127.0.0.1"]
        subprocess.run(["openssl", "req", *kind, *files], check=True, capture_output=True)
        self.context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        self.context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
        self.behind = ("127.0.0.1", behind)
        super().__init__(("127.0.0.1", port), _Connection)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def server_close(self):
        """End the thread first: with its socket closed it would spin for ever, and slow all later tests."""
        self.shutdown()
        super().server_close()


class _Connection(socketserver.BaseRequestHandler):
    def handle(self):
        with (
            self.server.context.wrap_socket(self.request, server_side=True) as reader,
            socket.create_connection(self.server.behind) as hub,
        ):
            exchange(reader, hub)


def test_a_class_computes_behind_https_below_a_path(start_hub, new_reader, tmp_path):
    port = free_port()
    public = f"https://127.0.0.1:{port}/schule/"
    hub = start_hub("--oeffentlich", public)
    assert public in hub.output
    with EncryptingProxy(port, hub.port, tmp_path):
        reader = new_reader(f"{public}hub/user-redirect/kurs/{PAGE}", ignore_https_errors=True)
        reader.log_in("wanda")
        reader.await_page()
        assert reader.page.url.startswith(f"{public}user/wanda/kurs/")
        cookies = reader.page.context.cookies()
        assert cookies
        assert [(cookie["name"], cookie["path"]) for cookie in cookies if not cookie["secure"]] == []
        reader.go_live()
        reader.run()
        reader.await_output("Antwort: 42 Vorspann geladen")
