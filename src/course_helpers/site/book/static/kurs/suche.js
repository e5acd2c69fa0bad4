// The search as Sphinx brings it, with three things that German readers expect: ae, oe, ue stand for ä, ö, ü, the
// glossary answers first and with its explanation, whatever form of its word was typed, and a slip of the keys leads
// to the word that was meant.
"use strict";
{
  const stemmer = new Stemmer();
  const stems = (text) => splitQuery(text.toLowerCase()).map((word) => stemmer.stemWord(word));
  const known = (word) =>
    [Search._index.terms, Search._index.titleterms].some((list) => Object.hasOwn(list, stemmer.stemWord(word.toLowerCase())));
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

  // every object of JavaScript inherits a "constructor": a word that is asked for must not find that
  const bare = { hasOwnProperty: Object.prototype.hasOwnProperty, __proto__: null };
  const setIndex = Search.setIndex;
  Search.setIndex = (index) => {
    for (const table of [index.terms, index.titleterms]) Object.setPrototypeOf(table, bare);
    setIndex(index);
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
    if (!results.length) suggest(query);
    return results;
  };

  /** How many letters to change, add, leave out or swap with the next one (optimal string alignment). */
  const distance = (one, other) => {
    const rows = [[...Array(other.length + 1).keys()]];
    for (let i = 1; i <= one.length; i += 1) {
      rows.push([i]);
      for (let j = 1; j <= other.length; j += 1) {
        const same = one[i - 1] === other[j - 1];
        const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
        rows[i].push(
          Math.min(
            rows[i - 1][j] + 1,
            rows[i][j - 1] + 1,
            rows[i - 1][j - 1] + !same,
            swapped ? rows[i - 2][j - 2] + 1 : Infinity,
          ),
        );
      }
    }
    return rows[one.length][other.length];
  };

  /** The words that the glossary explains and those of all headings. */
  const words = () => {
    const { indexentries, alltitles } = Search._index;
    const explained = Object.entries(indexentries).map(([entry, [[, id]]]) => named(entry, id));
    return new Set([...explained, ...splitQuery(Object.keys(alltitles).join(" "))].filter((word) => word.length > 3));
  };

  const nearest = (word) => {
    if (known(word)) return word;
    const far = [...words()].map((one) => [distance(word.toLowerCase(), one.toLowerCase()), one]).sort(([a], [b]) => a - b);
    const [steps, found] = far[0] ?? [Infinity];
    return steps <= Math.max(1, word.length / 4) ? found : word;
  };

  /** Offer the words that were meant. */
  const suggest = (query) => {
    const meant = splitQuery(query).map(nearest).join(" ");
    if (meant.toLowerCase() === query.trim().toLowerCase()) return;
    const link = Object.assign(document.createElement("a"), { href: `?q=${encodeURIComponent(meant)}`, textContent: meant });
    const line = Object.assign(document.createElement("p"), { className: "kurs-vorschlag" });
    line.append("Meinst du „", link, "“?");
    Search.output.before(line);
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
