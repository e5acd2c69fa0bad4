"""Thebe as npm ships it, without the places where it would turn to other hosts."""

from __future__ import annotations

from sphinx.errors import ExtensionError

# What Thebe would fetch from elsewhere, how often it stands in the bundle, and what it says instead: nothing.
# The launcher never gets there; a page that did would stay on its own host.
FOREIGN = {
    "https://cdn.jsdelivr.net/npm/": 2,
    "https://cdnjs.cloudflare.com/ajax/libs/require.js/2.3.6/require.min.js": 1,
    "https://cdnjs.cloudflare.com/ajax/libs/mathjax/2.7.5/MathJax.js": 2,
    "https://mybinder.org": 1,
}


def patched(bundle: str) -> str:
    """Return Thebe's bundle with the addresses of other hosts emptied.

    Parameters
    ----------
    bundle : str
        The content of npm's ``thebe/lib/index.js``.

    Raises
    ------
    ExtensionError
        When an address stands there more or less often than in the version that was checked.
    """
    for address, times in FOREIGN.items():
        found = bundle.count(f'"{address}"')
        if found != times:
            raise ExtensionError(
                f"Thebe hat sich geändert: {address} steht {found}-mal statt {times}-mal in index.js. "
                "Prüfe die Stellen und passe course_helpers.site.live.thebe an.",
            )
        bundle = bundle.replace(f'"{address}"', '""')
    return bundle.replace("//# sourceMappingURL=index.js.map", "")
