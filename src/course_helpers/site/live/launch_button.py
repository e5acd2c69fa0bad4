"""The button for a copy of a chapter in JupyterLab (nbgitpuller): the theme's link, right hub, in German."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

LABEL = "Als Kopie in JupyterLab"
TOOLTIP = "Eine eigene Kopie dieses Kapitels in JupyterLab öffnen"
SAME_HOST = "https://hub.invalid"  # stands for the hub that the page is served by, until `mend_button`


def name_hub(_app: Sphinx, config: Config) -> None:
    """Tell the theme the hub's address; without one, a marker that it builds the link with."""
    options = config.html_theme_options
    if options.get("repository_url") and "launch_buttons" in options:
        options["launch_buttons"]["jupyterhub_url"] = config.kurs_live_hub or SAME_HOST


def mend_button(_app: Sphinx, _page: str, _template: str, context: dict[str, Any], _doctree: Any) -> None:
    """Put one German link in the place of the theme's menu with a single English entry.

    A link to the page's own hub stays hidden until the launcher finds that there is one.
    """
    buttons = context.get("header_buttons", [])
    for index, group in enumerate(buttons):
        if group.get("label") != "launch-buttons":
            continue
        url = group["buttons"][0]["url"]
        link = {"type": "link", "url": url.removeprefix(SAME_HOST), "text": LABEL, "tooltip": TOOLTIP}
        hidden = " kurs-nur-hub" if url.startswith(SAME_HOST) else ""
        buttons[index] = link | {"label": "kurs-kopie", "classes": f"kurs-kopie{hidden}"}
