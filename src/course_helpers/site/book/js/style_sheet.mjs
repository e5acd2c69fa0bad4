// Puts style sheets together and prints them as one. Input: {"folder", "sheets": [{"file", "purge"}], "users": [files]};
// "folder" is where the result will lie. Rules of a sheet to purge stay only when a user (page, script, program) holds the names in their selectors.
import { readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { text } from "node:stream/consumers";
import { transform } from "esbuild";
import purgecss from "purgecss";

const { folder, sheets, users } = JSON.parse(await text(process.stdin));
const content = users.map((file) => ({ raw: names(file), extension: "names" }));
const kept = [];
for (const { file, purge } of sheets) kept.push(purge ? await purged(read(file)) : read(file));
const { code } = await transform(kept.join("\n").replaceAll(/@charset[^;]*;/g, ""), { loader: "css", minify: true });
process.stdout.write(code);

/** A sheet with those that it imports, and with addresses as seen from the result's folder. */
function read(file) {
  const here = dirname(file);
  return readFileSync(file, "utf8")
    .replaceAll(/url\(["']?(?![#"'])(?!data:)([^"')]+)["']?\)/g, (_all, path) => `url("${relative(folder, join(here, path))}")`)
    .replaceAll(/@import ["']([^"']+)["'];/g, (_all, path) => read(join(here, path)));
}

/** The words of a file; of a page only those in its tags, not its text. */
function names(file) {
  const all = readFileSync(file, "utf8");
  const told = file.endsWith(".html") ? (all.match(/<[a-zA-Z][^>]*>/g) ?? []).join(" ") : all;
  return [...new Set(told.match(/[\w-]+/g))].join(" ");
}

async function purged(css) {
  const [result] = await new purgecss.PurgeCSS().purge({
    content,
    css: [{ raw: css }],
    fontFace: true,
    keyframes: true,
    defaultExtractor: (found) => found.split(" "),
    dynamicAttributes: [
      "data-theme",
      "data-mode",
      "open",
      "aria-expanded",
      "aria-selected",
      "aria-current",
      "hidden",
      "disabled",
    ],
    safelist: {
      // what a reader's own cells may put out: tables, lists, Markdown, errors in colour, widgets
      standard: [
        /^(table|caption|thead|tbody|tfoot|tr|th|td|[uo]l|li|d[ltd]|h[1-6]|p|pre|code|kbd|blockquote|hr|em|strong|su[bp]|mark|details|summary|progress|figure|figcaption|video|audio|input|select|option|textarea|label)$/,
      ],
      greedy: [/ansi-|jp-|jupyter|widget|thebe|CodeMirror|dataframe/],
    },
  });
  return result.css;
}
