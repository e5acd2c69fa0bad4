"""HTTP downloads with limits: HTTPS only, bounded in time, size, redirects and attempts.

Why not requests with tenacity: its limit of time begins anew with each byte, a redirect may lead anywhere,
and a packed body is unpacked unasked. Most of what stands here would be needed beside them.
"""

from __future__ import annotations

import functools
import http.client
import ipaddress
import logging
import random
import ssl
import time
import urllib.error
import urllib.parse
import urllib.request
from typing import TYPE_CHECKING, TypeVar

from course_helpers.hardware.errors import HardwareError, printable
from course_helpers.hardware.time_limit import TimeLimit, opener_within

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from course_helpers.hardware.settings import Transfer

logger = logging.getLogger(__name__)
Result = TypeVar("Result")

_CHUNK = 64 * 1024
_TEXT_TYPES = {"text/html", "application/xhtml+xml", "application/json"}
_TOO_EARLY_TO_GIVE_UP = {408, 429}
_LATER = "Versuche es in ein paar Minuten noch einmal."
_ASK = "Sag bitte dem Labor Bescheid."


class PassingError(HardwareError):
    """A fault that may be gone at the next attempt."""


def with_retries(action: Callable[[], Result], transfer: Transfer) -> Result:
    """Run an action again while it fails with a passing fault.

    Parameters
    ----------
    action : callable
        Does one whole attempt and leaves nothing behind when it fails.
    transfer : Transfer
        Number of attempts and first pause; each pause is twice the one before, within ±50 % by
        chance so that a whole class does not come back at the same moment.

    Raises
    ------
    HardwareError
        What the last attempt raised, or the first fault that cannot pass.
    """
    for attempt in range(transfer.attempts - 1):
        try:
            return action()
        except PassingError as error:
            pause = transfer.first_pause * 2**attempt * random.uniform(0.5, 1.5)  # noqa: S311 - not for secrets
            logger.info("attempt %d failed (%s), next in %.1f s", attempt + 1, error.code, pause)
            time.sleep(pause)
    return action()


def stream(url: str, transfer: Transfer) -> Generator[bytes, None, None]:
    """Read the body of one address piece by piece: one attempt.

    Parameters
    ----------
    url : str
        HTTPS, or HTTP on this machine.
    transfer : Transfer
        Limits of time and size.

    Yields
    ------
    bytes
        Pieces that are together exactly as long as the server announced.

    Raises
    ------
    PassingError
        Refused, timed out, cut, or a status that a server recovers from.
    HardwareError
        Anything that another attempt would meet again.
    """  # noqa: DOC501 - _explained makes both; the TimeoutError is caught here
    with TimeLimit(transfer.total_seconds) as limit:
        try:
            check_address(url)
            here = urllib.parse.urlsplit(url).scheme == "http"
            check = functools.partial(check_address, here=here)
            # a proxy cannot reach this machine
            opener = opener_within(limit, check, proxies={} if here else None)
            request = urllib.request.Request(url, headers={"Accept-Encoding": "identity"})  # noqa: S310 - checked above
            with opener.open(request, timeout=transfer.idle_seconds) as response:
                if limit.expired:  # the shut socket looks like the end of the headers
                    raise TimeoutError
                yield from _body(response, transfer)
        except (OSError, http.client.HTTPException) as error:
            raise _explained(error, url, timed_out=limit.expired) from error
        except ValueError as error:  # an impossible address or number: in settings, a redirect, a header
            raise HardwareError(
                "bad-answer", f"Eine Adresse oder eine Angabe des Servers ist nicht zu verstehen. {_ASK}"
            ) from error


def check_address(url: str, *, here: bool = True) -> None:
    """Refuse an address that is neither HTTPS nor on this machine; also called for every redirect.

    Parameters
    ----------
    url : str
        The address.
    here : bool
        Whether this machine is allowed; another one must not lead us to what listens here.

    Raises
    ------
    HardwareError
        If the address is refused.
    ValueError
        If it is none.
    """
    parts = urllib.parse.urlsplit(url)
    if parts.scheme == "https" or (here and parts.scheme == "http" and _is_loopback(parts.hostname or "")):
        return
    raise HardwareError(
        "not-https",
        f"Die Adresse {printable(url, 200)} ist nicht verschlüsselt (https) und wird nicht geladen. {_ASK}",
    )


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _body(response: http.client.HTTPResponse, transfer: Transfer) -> Generator[bytes, None, None]:
    _check_kind(response)
    announced = _announced_length(response)
    if (announced or 0) > transfer.max_bytes:
        raise _too_large(transfer)
    received = 0
    while chunk := response.read1(_CHUNK):
        received += len(chunk)
        if received > transfer.max_bytes:
            raise _too_large(transfer)
        yield chunk
    if announced is not None and received != announced:  # http.client does not tell for partial reads
        raise http.client.IncompleteRead(b"", announced - received)


def _check_kind(response: http.client.HTTPResponse) -> None:
    """Raise HardwareError unless it is the file byte for byte: no part, no packed one, no page instead."""
    if response.status != http.HTTPStatus.OK:
        raise HardwareError(
            "refused-status", f"Der Server schickt nicht die ganze Datei (Status {response.status}). {_ASK}"
        )
    if response.headers.get("Content-Encoding", "").strip().lower() not in {"", "identity"}:
        raise HardwareError("packed", f"Der Server schickt die Datei gepackt statt so, wie sie ist. {_ASK}")
    if response.headers.get_content_type() in _TEXT_TYPES:
        raise web_page()


def web_page() -> HardwareError:
    """Return the error for a page, which a server or a login may send with the status of a success."""
    return HardwareError(
        "web-page", f"Statt der Datei kam eine Webseite oder Meldung, vielleicht eine Anmeldung. {_ASK}"
    )


def _announced_length(response: http.client.HTTPResponse) -> int | None:
    """Return the announced length, None for a chunked body, whose end marks itself; else PassingError."""
    if response.headers.get("Transfer-Encoding", "").lower() == "chunked":
        return None
    length, *others = set(response.headers.get_all("Content-Length", [""]))
    if others or not (length.isascii() and length.isdigit()):
        raise PassingError(  # headers that were cut off look the same
            "no-length",
            "Der Server sagt nicht, wie lang die Datei ist; "
            f"ob sie vollständig ankommt, wäre nicht zu prüfen. {_ASK}",
        )
    return int(length)


def _too_large(transfer: Transfer) -> HardwareError:
    size = f"{transfer.max_bytes / 1e6:.0f} MB"
    return HardwareError("too-large", f"Die Datei ist größer als {size}; das kann nicht stimmen. {_ASK}")


def _explained(error: Exception, url: str, *, timed_out: bool) -> HardwareError:
    """Turn a fault of the network into a sentence, and decide whether it may pass."""
    host = urllib.parse.urlsplit(url).hostname
    cause = error.reason if isinstance(error, urllib.error.URLError) else error
    logger.info("%s: %r", url, error)
    if isinstance(error, urllib.error.HTTPError):
        return _explained_status(error, host)
    if isinstance(cause, ssl.SSLCertVerificationError):
        return HardwareError(
            "bad-certificate", f"Der Server {host} kann sich nicht ausweisen (Zertifikat). {_ASK}"
        )
    if timed_out or isinstance(cause, TimeoutError):
        return PassingError("timeout", f"Der Server {host} antwortet zu langsam. {_LATER}")
    if isinstance(cause, http.client.IncompleteRead):
        return PassingError("cut", f"Die Verbindung zu {host} brach mitten in der Datei ab. {_LATER}")
    return PassingError("unreachable", f"Der Server {host} ist nicht erreichbar. {_LATER}")


def _explained_status(error: urllib.error.HTTPError, host: str | None) -> HardwareError:
    error.close()
    status = error.code
    if status in _TOO_EARLY_TO_GIVE_UP or status >= http.HTTPStatus.INTERNAL_SERVER_ERROR:
        return PassingError(
            "server-error", f"Der Server {host} hat gerade eine Störung (Status {status}). {_LATER}"
        )
    if http.HTTPStatus.MULTIPLE_CHOICES <= status < http.HTTPStatus.BAD_REQUEST:
        return HardwareError(
            "redirects", f"Der Server {host} schickt die Anfrage im Kreis oder ins Leere. {_ASK}"
        )
    return HardwareError(
        "refused-status", f"Der Server {host} gibt die Datei nicht her (Status {status}). {_ASK}"
    )
