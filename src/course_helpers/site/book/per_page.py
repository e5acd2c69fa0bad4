"""What an extension remembers of each page from one build to the next, in Sphinx's environment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

T = TypeVar("T")


class PerPage(Generic[T]):
    """One value for each page that has some; Sphinx pickles it with all that it knows of the pages.

    Parameters
    ----------
    name : str
        The environment's attribute that holds the values.
    """

    def __init__(self, name: str) -> None:
        self._name = name

    def of(self, env: BuildEnvironment) -> dict[str, T]:
        """Return the values by page; what is put into it is remembered."""
        found: dict[str, T] = vars(env).setdefault(self._name, {})
        return found

    def connect(self, app: Sphinx) -> None:
        """Forget a page that is read again, and take over what other processes have read."""
        app.connect("env-purge-doc", self._purge)
        app.connect("env-merge-info", self._merge)

    def _purge(self, _app: Sphinx, env: BuildEnvironment, page: str) -> None:
        self.of(env).pop(page, None)

    def _merge(
        self, _app: Sphinx, env: BuildEnvironment, pages: Iterable[str], other: BuildEnvironment
    ) -> None:
        theirs = self.of(other)
        self.of(env).update({page: theirs[page] for page in pages if page in theirs})
