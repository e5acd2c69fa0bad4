"""A time limit for a whole HTTP attempt, headers, redirects and slow drips included."""

from __future__ import annotations

import contextlib
import functools
import http.client
import socket
import threading
import urllib.request
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Self

_MAX_REDIRECTS = 5


class TimeLimit:
    """Shut the socket of one attempt when its time is up.

    A socket's own timeout starts anew with every byte; a server that drips would hold us forever.

    Parameters
    ----------
    seconds : float
        Duration of the attempt.
    """

    def __init__(self, seconds: float) -> None:
        self.expired = False
        self._socket: socket.socket | None = None
        self._timer = threading.Timer(seconds, self._expire)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *_exception: object) -> None:
        self._timer.cancel()
        self._release()

    def watch(self, sock: socket.socket) -> None:
        """Let the limit apply to a connected socket, also while encryption is agreed upon.

        TLS takes the connection away from ``sock``; a second handle on it stays.
        """
        self._release()  # redirected from there, which may still be sending
        self._socket = sock.dup()
        if self.expired:  # connected in the very moment in which the time ran out
            self._expire()

    def _release(self) -> None:
        if self._socket:
            self._socket.close()

    def _expire(self) -> None:
        self.expired = True
        if self._socket:
            with contextlib.suppress(OSError):  # closed already
                self._socket.shutdown(socket.SHUT_RDWR)


class _Connection(http.client.HTTPConnection):
    def __init__(self, *args: Any, limit: TimeLimit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._limit = limit
        self._create_connection = self._watched

    def _watched(self, *args: Any, **kwargs: Any) -> socket.socket:
        # from the first byte on: a proxy answers before `connect` is done
        sock = socket.create_connection(*args, **kwargs)
        self._limit.watch(sock)
        return sock


class _SecureConnection(_Connection, http.client.HTTPSConnection):
    pass


class _Handler(urllib.request.HTTPHandler):
    def __init__(self, limit: TimeLimit) -> None:
        super().__init__()
        self._limit = limit

    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(functools.partial(_Connection, limit=self._limit), req)


class _SecureHandler(urllib.request.HTTPSHandler):
    def __init__(self, limit: TimeLimit) -> None:
        super().__init__()
        self._limit = limit

    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(functools.partial(_SecureConnection, limit=self._limit), req)


class _Redirects(urllib.request.HTTPRedirectHandler):
    max_redirections = _MAX_REDIRECTS

    def __init__(self, check: Callable[[str], None]) -> None:
        self._check = check

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:  # noqa: PLR0913, PLR0917 - urllib's
        fp.close()  # urllib would read its body into memory, however long
        self._check(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def opener_within(
    limit: TimeLimit, check: Callable[[str], None], proxies: dict[str, str] | None
) -> urllib.request.OpenerDirector:
    """Return an opener whose connections all obey a time limit.

    Parameters
    ----------
    limit : TimeLimit
        Is told every socket.
    check : callable
        Called with the address of every redirect; raises to refuse it.
    proxies : dict, optional
        Proxy for each protocol; those of the environment by default.
    """
    return urllib.request.build_opener(
        urllib.request.ProxyHandler(proxies), _Handler(limit), _SecureHandler(limit), _Redirects(check)
    )
