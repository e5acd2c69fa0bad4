// Let Lighthouse judge pages one after the other in one Chromium and print the results as JSON:
//   node lighthouse.mjs '{"port": 9222, "pages": ["http://…"], "form": "desktop", "categories": ["seo"]}'
import lighthouse, { desktopConfig } from "lighthouse";

const { port, pages, form, categories } = JSON.parse(process.argv[2]);
const results = [];
for (const url of pages) {
  const { lhr } = await lighthouse(
    url,
    { port, onlyCategories: categories, locale: "de", logLevel: "error" },
    form === "desktop" ? desktopConfig : undefined,
  );
  const scores = Object.fromEntries(Object.entries(lhr.categories).map(([name, { score }]) => [name, Math.round(score * 100)]));
  const weighted = Object.values(lhr.categories).flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0));
  const failed = weighted
    .map(({ id }) => lhr.audits[id])
    .filter(({ score }) => score !== null && score < 0.9)
    .map(({ id, displayValue, details }) => ({ id, displayValue, nodes: (details?.items ?? []).slice(0, 5).map(shown) }));
  results.push({ url, scores, failed, error: lhr.runtimeError?.message });
}
console.log(JSON.stringify(results));

/** @param {any} item */
function shown(item) {
  return item.node?.snippet ?? item.source?.url ?? item.url ?? item.description ?? "";
}
