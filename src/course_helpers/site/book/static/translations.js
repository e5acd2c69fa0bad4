/* Replaces Sphinx's own German strings for search: these say "du", and need no `new Function` (works under a strict CSP). */
"use strict";
Object.assign(Documentation.TRANSLATIONS, {
  Search: "Suche",
  "Search Results": "Gefunden",
  Searching: "Ich suche",
  "Preparing search...": "Die Suche lädt …",
  "Hide Search Matches": "Markierung der Treffer entfernen",
  ", in ": ", in ",
  "Your search did not match any documents. Please make sure that all words are spelled correctly and that you've selected enough categories.":
    "Nichts gefunden. Prüfe die Schreibweise oder suche nach einem kürzeren Wort.",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: Sphinx's own placeholder
  "Search finished, found ${resultCount} page(s) matching the search query.": "Seiten mit deinem Suchwort: ${resultCount}",
});
Documentation.PLURAL_EXPR = (n) => (n === 1 ? 0 : 1);
Documentation.LOCALE = "de";
{
  const shown = document.querySelector(".highlight-link a"); // sphinx_highlight.js comes first and found no translation
  if (shown) shown.textContent = Documentation.gettext("Hide Search Matches");
}
