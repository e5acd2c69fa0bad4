// The search as Sphinx brings it, with two things that German readers expect: ae, oe, ue stand for ä, ö, ü, and the
// glossary answers first and with its explanation, whatever form of its word was typed.
"use strict";
{
  const stemmer = new Stemmer();
  const stems = (text) => splitQuery(text.toLowerCase()).map((word) => stemmer.stemWord(word));
  const known = (word) => [Search._index.terms, Search._index.titleterms].some((list) => Object.hasOwn(list, stemmer.stemWord(word.toLowerCase())));
  const umlauts = { ae: "ä", oe: "ö", ue: "ü" };
  const spelled = (word) => {
    const other = word.replace(/ae|oe|ue/gi, (pair) => umlauts[pair.toLowerCase()]);
    return other !== word && !known(word) && known(other) ? other : word;
  };

  /** The index has a term in small letters, its id has the capitals but no umlauts. */
  const named = (entry, id) => {
    const slug = id.replace(/^term-/, "").replaceAll("sz", "ß");
    return [...entry].map((letter, i) => (/[A-Z]/.test(slug[i] ?? "") ? letter.toUpperCase() : letter)).join("");
  };

  const parse = Search._parseQuery;
  Search._parseQuery = (query) => {
    const parts = parse(splitQuery(query).map(spelled).join(" "));
    const marked = parts[3];
    for (const word of [...marked]) {
      const stem = stemmer.stemWord(word);
      if (word.startsWith(stem)) marked.add(stem); // marks every form of the word
    }
    if (SPHINX_HIGHLIGHT_ENABLED) localStorage.setItem("sphinx_highlight_terms", [...marked].join(" "));
    return parts;
  };

  const perform = Search._performSearch;
  Search._performSearch = (query, ...rest) => {
    const wanted = stems(query).join(" ");
    const { docnames, filenames, indexentries } = Search._index;
    const results = perform(query, ...rest).filter(([doc, , anchor]) => !(doc === "glossar" && anchor.startsWith("#term-")));
    for (const [entry, places] of Object.entries(indexentries)) {
      if (stems(entry).join(" ") !== wanted) continue;
      for (const [file, id] of places) {
        results.push([docnames[file], `Glossar: ${named(entry, id)}`, `#${id}`, null, 1000, filenames[file], "title"]); // the last one is shown first
      }
    }
    return results;
  };

  const toText = Search.htmlToText;
  Search.htmlToText = (html, anchor) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    const word = anchor?.startsWith("#term-") ? page.getElementById(anchor.slice(1)) : null;
    let meaning = word;
    while (meaning?.tagName === "DT") meaning = meaning.nextElementSibling; // several words may share one
    if (word && meaning) return `${word.firstChild?.textContent}: ${meaning.textContent.trim()}`;
    for (const part of page.querySelectorAll(".bd-header-article, .kurs-angaben, .prev-next-footer")) part.remove();
    for (const term of page.querySelectorAll("dt")) term.append(": ");
    return toText(page.documentElement.outerHTML, anchor);
  };
}
