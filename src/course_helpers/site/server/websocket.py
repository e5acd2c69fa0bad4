"""The kernel's WebSocket: without Nagle's algorithm, in German, and no complaints that nobody can use."""

from __future__ import annotations

import logging
from typing import Any

from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection
from tornado.web import Finish

TOO_MUCH = "Hier kam zu viel auf einmal. Ein Teil der Ausgabe fehlt. Gib in der Zelle weniger aus."


class PromptConnection(ZMQChannelsWebsocketConnection):
    """Send every message at once.

    Small messages otherwise wait for the other side's delayed acknowledgement: a slider then takes 52 ms to
    show its effect on loopback instead of 16 ms.
    """

    async def prepare(self) -> None:
        """Wait for the kernel, as the parent class does; end the request of a page that has left meanwhile.

        jupyter_server takes the page for still there, and ends in a traceback.

        Raises
        ------
        tornado.web.Finish
            If nobody waits any more.
        """
        await super().prepare()  # type: ignore[no-untyped-call]  # jupyter_server types only a part
        if self.websocket_handler.connection is not self:
            # its leaving was counted, its coming was not; a wrong count keeps a kernel from being culled
            self.multi_kernel_manager.notify_connect(self.kernel_id)
            raise Finish

    def connect(self) -> Any:
        """Open the channels, as the parent class does, and return what can be awaited."""
        self.websocket_handler.set_nodelay(True)
        return super().connect()

    def write_stderr(self, error_message: str, parent_header: Any) -> None:
        """Tell that output is held back; jupyter_server calls this for nothing else, and in English."""
        self.log.info(error_message)
        super().write_stderr(TOO_MUCH, parent_header)  # type: ignore[no-untyped-call]  # as above


def quiet_complaints() -> None:
    """Keep two English complaints out of the window.

    One says that pings have a limit longer than their interval. jupyter_server sends its own pings and needs
    the longer limit: with one as long as the interval it closes every channel before the first ping. But
    tornado sees the same two numbers. The other comes from pyzmq when a page leaves while its kernel is
    asked.
    """
    logging.getLogger("tornado.general").addFilter(_concerns_us)


def _concerns_us(record: logging.LogRecord) -> bool:
    return not record.getMessage().startswith(("The websocket_ping_timeout", "Got events for closed stream"))
