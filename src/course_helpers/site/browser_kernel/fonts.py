"""matplotlib's list of fonts without those left out: with a gap in it, matplotlib makes the list anew."""

from __future__ import annotations

import json

from course_helpers.site.browser_kernel.trim import wanted

FONT_LIST = "matplotlib/fontlist.json"  # Pyodide's matplotlib reads it instead of looking for fonts


def prune_font_list(content: bytes) -> bytes:
    """Return the list with only the fonts that stay in the trimmed wheel."""
    fonts = json.loads(content)
    for kind in ("ttflist", "afmlist"):
        stays = [font for font in fonts[kind] if wanted("matplotlib", f"matplotlib/mpl-data/{font['fname']}")]
        fonts[kind] = stays
    return json.dumps(fonts).encode()
