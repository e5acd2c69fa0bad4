"""The role `{pdf}`, which links to a file beside the pages."""

from __future__ import annotations

from docutils import nodes
from sphinx.util.docutils import ReferenceRole


class PdfRole(ReferenceRole):
    """A link to one of the PDFs, which lie beside the pages; Sphinx would look among the sources.

    For authors: ``{pdf}`the handout <handzettel.pdf>` ``.
    """

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the link, with the way from the page to the site's top."""
        up = "../" * self.env.docname.count("/")
        return [nodes.reference("", self.title, refuri=up + self.target, internal=True)], []
