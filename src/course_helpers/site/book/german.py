"""German words for what the themes and their helpers say in English (or in stiff German)."""

from __future__ import annotations

from gettext import NullTranslations
from typing import TYPE_CHECKING

from sphinx.locale import translators

if TYPE_CHECKING:
    from sphinx.application import Sphinx

# Ours wins over the themes' own German catalogs: those say "Sie", or miss words.
WORDS = {
    "Announcement": "Ankündigung",
    "Back to top": "Nach oben",
    "Breadcrumb": "Pfad",
    "By": "Von",
    "Collapse Sidebar": "Seitenleiste einklappen",
    "Color mode": "Farben: hell, dunkel oder wie das Gerät",
    "Contents": "Auf dieser Seite",
    "Copyright": "©",
    "© Copyright %(copyright)s.": "© %(copyright)s",
    "Dark": "Dunkel",
    "Download notebook file": "Notebook herunterladen",
    "Download source file": "Quelltext herunterladen",
    "Download this page": "Diese Seite herunterladen",
    "Error": "Fehler",
    "Expand Sidebar": "Seitenleiste ausklappen",
    "Fullscreen mode": "Ganzer Bildschirm",
    "Home": "Startseite",
    "Last updated on": "Stand:",
    "Launch": "Starten",
    "Light": "Hell",
    "On this page": "Auf dieser Seite",
    "Link to this code": "Verweis auf diesen Code",
    "Link to this equation": "Verweis auf diese Formel",
    "Link to this heading": "Verweis auf diese Überschrift",
    "Link to this image": "Verweis auf dieses Bild",
    "Link to this table": "Verweis auf diese Tabelle",
    "Link to this term": "Verweis auf diesen Begriff",
    "Link to this toctree": "Verweis auf dieses Verzeichnis",
    "Print to PDF": "Drucken",
    "Search": "Suche",
    "Section Navigation": "Abschnitte",
    "Site navigation": "Inhalt des Kurses",
    "Skip to main content": "Zum Inhalt springen",
    "System Settings": "Wie das Gerät",
    "Note": "Anmerkung",
    "Search Results": "Gefunden",
    "next": "weiter",
    "next page": "nächste Seite",
    "previous": "zurück",
    "previous page": "vorige Seite",
}
CATALOGS = ("sphinx", "booktheme")


class GermanWords(NullTranslations):
    """Look a string up in `WORDS`, then in the catalogs that were registered for it."""

    def gettext(self, message: str) -> str:
        """Return the German text, or whatever the fallback catalogs say."""
        return WORDS.get(message) or super().gettext(message)


def _install(app: Sphinx) -> None:
    if app.config.language != "de":
        return
    for catalog in CATALOGS:
        registered = translators.get(("general", catalog))
        if isinstance(registered, GermanWords):
            continue
        words = GermanWords()
        if registered is not None:
            words.add_fallback(registered)
        translators["general", catalog] = words  # catalogs registered later become its fallbacks
    app.translator = translators["general", "sphinx"]  # the templates take it from here


def setup(app: Sphinx) -> None:
    """Install the words before the builder hands its translator to the templates."""
    app.connect("config-inited", lambda app, _config: _install(app), priority=900)
