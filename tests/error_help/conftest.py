"""A real kernel with the extension, and what it answers."""

from __future__ import annotations

import pytest
from jupyter_client.manager import start_new_kernel


class Kernel:
    """One kernel and the outputs of a cell."""

    def __init__(self, client):
        self.client = client

    def run(self, code):
        outputs = []
        reply = self.client.execute_interactive(
            code, timeout=60, output_hook=outputs.append, allow_stdin=False
        )
        self.status = reply["content"]["status"]
        return [(message["msg_type"], message["content"]) for message in outputs]

    def help(self, code):
        """Return the help's HTML and plain text, and what stands below as the error."""
        outputs = self.run(code)
        shown = [content["data"] for kind, content in outputs if kind == "display_data"]
        errors = [content for kind, content in outputs if kind == "error"]
        assert len(shown) == len(errors) == 1, outputs
        return shown[0]["text/html"], shown[0]["text/plain"], errors[0]


@pytest.fixture(scope="session")
def bare_kernel():
    manager, client = start_new_kernel(kernel_name="python3")
    yield Kernel(client)
    client.stop_channels()
    manager.shutdown_kernel(now=True)


@pytest.fixture
def kernel(bare_kernel):
    """The session's kernel, its variables forgotten."""
    bare_kernel.run("%reset -f\n%load_ext course_helpers.error_help")
    return bare_kernel
