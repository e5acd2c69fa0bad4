// Let Lighthouse judge pages one after the other in one Chromium and print the results as JSON:
//   node lighthouse.mjs '{"port": 9222, "pages": [["http://…", "phone"], …]}'
// Forms: "desktop", "phone" (a slow line, this machine's processor), "slow phone" (also a quarter of its speed)
import lighthouse, { desktopConfig } from "lighthouse";

const { port, pages } = JSON.parse(process.argv[2]);
// takes half of the time and counts for nothing
const lean = {
  disableFullPageScreenshot: true,
  skipAudits: ["bf-cache", "final-screenshot", "full-page-screenshot", "screenshot-thumbnails"],
};
const phone = { throttling: { rttMs: 150, throughputKbps: 1638.4, cpuSlowdownMultiplier: 1 } };

const results = [];
for (const [url, form] of pages) {
  const flags = { port, locale: "de", logLevel: "error", ...lean, ...(form === "phone" ? phone : {}) };
  const { lhr } = await lighthouse(url, flags, form === "desktop" ? desktopConfig : undefined);
  const scores = Object.fromEntries(Object.entries(lhr.categories).map(([name, { score }]) => [name, Math.round(score * 100)]));
  const weighted = Object.values(lhr.categories).flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0));
  const failed = weighted
    .map(({ id }) => lhr.audits[id])
    .filter(({ score }) => score !== null && score < 0.9)
    .map(({ id, displayValue, details }) => ({ id, displayValue, nodes: (details?.items ?? []).slice(0, 5).map(shown) }));
  results.push({ url, form, scores, failed, error: lhr.runtimeError?.message });
}
console.log(JSON.stringify(results));

/** @param {any} item */
function shown(item) {
  return item.node?.snippet ?? item.source?.url ?? item.url ?? item.description ?? "";
}
