"""The proxy in front of hub and readers' servers."""

from __future__ import annotations

from typing import Any

from jupyterhub.proxy import ConfigurableHTTPProxy


class UncountingProxy(ConfigurableHTTPProxy):  # type: ignore[misc]  # jupyterhub publishes no types
    """A proxy that does not tell when something was sent last: an open page alone sends all the time.

    What readers do is counted by their servers, see `doing`.
    """

    async def get_all_routes(self) -> dict[str, Any]:
        """Return the routes without these times."""
        routes: dict[str, Any] = await super().get_all_routes()
        for route in routes.values():
            route["data"].pop("last_activity", None)
        return routes
