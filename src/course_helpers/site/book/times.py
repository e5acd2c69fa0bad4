"""The times of chapters for other pages, all from their front matter, so that no two places differ."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from docutils import nodes
from sphinx.util.docutils import SphinxDirective, SphinxRole

from course_helpers.site.book.boxes import EXTRA
from course_helpers.site.book.front_matter import HEAD, facts_or_none
from course_helpers.site.book.numbers import chapter_number, pages_in_order
from course_helpers.site.book.ways import all_marked

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import ClassVar

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from course_helpers.site.book.front_matter import ChapterFacts
    from course_helpers.site.book.ways import Marked

_KINDS = ((False, "der Abschnitt", "die Abschnitte"), (True, "die Aufgabe", "die Aufgaben"))


class page_ways(nodes.General, nodes.Element):  # noqa: N801 - docutils names nodes in lower case
    """The place of `{wege}`, filled when all pages are read."""


class all_times(nodes.General, nodes.Element):  # noqa: N801
    """The place of `{zeiten}`, filled when all pages are read."""


def facts_of(file: Path) -> ChapterFacts | None:
    """Return what a page's source says about its time, or None; a wrong head is told where it is read.

    Parameters
    ----------
    file : Path
        The page's Markdown; it need not be there.
    """
    head = HEAD.match(file.read_text("utf-8-sig")) if file.is_file() else None
    try:
        return facts_or_none(yaml.safe_load(head[1]) or {}) if head else None
    except yaml.YAMLError:
        return None


def _facts(env: BuildEnvironment, name: str) -> tuple[str, ChapterFacts]:
    """Return the page that authors name and its facts; the page that asks is read anew when it changes.

    Raises
    ------
    LookupError
        If there is no such page, or its head names no time.
    """
    page = name.removesuffix(".md")
    page = page if "/" in page else f"chapters/{page}"
    env.note_dependency(env.doc2path(page))
    facts = facts_of(Path(env.doc2path(page)))
    if facts is None:
        message = f"„{name}“ ist keine Seite, in deren Kopf eine Dauer steht."
        raise LookupError(message)
    return page, facts


class TimeRole(SphinxRole):
    """How long the way of all takes on a page; with „mit Kür“ after its name, how long all of it takes.

    For authors: ``{zeit}`03_die_schicht` `` or ``{zeit}`03_die_schicht mit Kür` ``.
    """

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the words, such as `60 Minuten`."""
        name, extra, _ = self.text.partition(" mit Kür")
        try:
            _, facts = _facts(self.env, name)
        except LookupError as error:
            message = self.inliner.reporter.error(f"{{zeit}}: {error}", line=self.lineno)
            return [nodes.problematic("", self.rawtext)], [message]
        minutes = facts.minutes + (facts.extra if extra else 0)
        return [nodes.Text(f"{minutes}\N{NO-BREAK SPACE}Minuten")], []


class WaysOfPage(SphinxDirective):
    """How long a page takes for all and with its Kür, then what is Kür and what is harder.

    For authors: ``{wege} 03_die_schicht``.
    """

    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar = {}

    def run(self) -> list[nodes.Node]:
        """Return the sentence with the times, and the place of the lists."""
        try:
            page, facts = _facts(self.env, self.arguments[0])
        except LookupError as error:
            raise self.error(f"{{wege}}: {error}") from error
        said = f"Der Pflichtweg dauert etwa {facts.minutes} Minuten"
        if facts.extra:
            said += f", mit der Kür sind es {facts.minutes + facts.extra}"
        return [nodes.paragraph("", f"{said}."), page_ways(page=page)]


class AllTimes(SphinxDirective):
    """The table of all pages that state a time."""

    option_spec: ClassVar = {}

    def run(self) -> list[nodes.Node]:
        """Return the place of the table; this page is read anew when any other changes."""
        for page in self.env.found_docs - {self.env.docname}:
            self.env.note_dependency(self.env.doc2path(page))
        return [all_times()]


def _fill(app: Sphinx, doctree: nodes.document, page: str) -> None:
    for place in list(doctree.findall(page_ways)):
        marked = all_marked(app.env).get(place["page"], [])
        address = app.builder.get_relative_uri(page, place["page"])
        place.replace_self(_lists(marked, address))
    for table in list(doctree.findall(all_times)):
        table.replace_self(_table(app, page))


def _lists(marked: Iterable[Marked], address: str) -> list[nodes.Node]:
    kinds = {
        "Kür": [one for one in marked if EXTRA in one.ways],
        "Knifflig": [one for one in marked if "knifflig" in one.ways],
    }
    items = [_item(kind, found, address) for kind, found in kinds.items() if found]
    return [nodes.bullet_list("", *items)] if items else []


def _item(kind: str, marked: Iterable[Marked], address: str) -> nodes.list_item:
    """Return a line such as `Kür: der Abschnitt „A“; die Aufgaben „B“, „C“`."""
    line = nodes.paragraph("", "", nodes.strong("", f"{kind}:"))
    before = " "
    for is_task, one, several in _KINDS:
        found = [other for other in marked if other.is_task == is_task]
        for number, other in enumerate(found):
            name = several if len(found) > 1 else one
            line += nodes.Text(f"{before}{name} " if number == 0 else ", ")
            place = f"{address}#{other.anchor}"
            line += nodes.reference("", f"„{other.name}“", internal=True, refuri=place)
            before = "; "
    return nodes.list_item("", line)


def _table(app: Sphinx, page: str) -> list[nodes.Node]:
    rows = [["Seite", "Pflichtweg", "Kür", "zusammen"]]
    links: list[nodes.Node] = [nodes.Text(rows[0][0])]
    for other in pages_in_order(app.env):
        facts = facts_or_none(app.env.metadata[other])
        if facts is None:
            continue
        title = f"{chapter_number(app, other)} {app.env.titles[other].astext()}".strip()
        address = app.builder.get_relative_uri(page, other)
        links.append(nodes.reference("", title, internal=True, refuri=address))
        extra = f"{facts.extra} Minuten" if facts.extra else "–"
        rows.append(["", f"{facts.minutes} Minuten", extra, f"{facts.minutes + facts.extra} Minuten"])
    cells = [[link, *map(nodes.Text, row[1:])] for link, row in zip(links, rows, strict=True)]
    return [_as_table(cells)]


def _as_table(rows: list[list[nodes.Node]]) -> nodes.table:
    def row(cells: list[nodes.Node]) -> nodes.row:
        return nodes.row("", *(nodes.entry("", nodes.paragraph("", "", cell)) for cell in cells))

    columns = [nodes.colspec(colwidth=1) for _ in rows[0]]
    head, *body = map(row, rows)
    group = nodes.tgroup("", *columns, nodes.thead("", head), nodes.tbody("", *body), cols=len(columns))
    return nodes.table("", group, classes=["colwidths-auto"])


def setup(app: Sphinx) -> None:
    """Register role and directives; fill them when a page is resolved."""
    for node in (page_ways, all_times):
        app.add_node(node)
    app.add_role("zeit", TimeRole())
    app.add_directive("wege", WaysOfPage)
    app.add_directive("zeiten", AllTimes)
    app.connect("doctree-resolved", _fill)
