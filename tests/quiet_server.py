"""A file server for tests, whose readers may go away in the middle of an answer."""

from __future__ import annotations

import http.server
import sys
from typing import Any


class QuietServer(http.server.ThreadingHTTPServer):
    """Keep silent when a browser closes a connection.

    What the standard one prints then ends up in whatever another test is reading at that moment.
    """

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Tell every error but that."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)
