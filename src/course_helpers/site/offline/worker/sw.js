// The course without a net. Each build has a cache of its own, named after the build, and every file in it has been
// compared with the build's list: so one page never mixes two builds. A new build takes over when no page of the old one
// is open any more; no page is ever reloaded for it, and none loses its worker while Python runs in it. The build of the
// course writes the two values below.
const BUILD = /** @type {string} */ ("BUILD");
const CORE = /** @type {string[]} */ (["CORE"]);

/** @typedef {Record<string, [digest: string, bytes: number]>} Files content of all files of a build, by path */

const worker = /** @type {any} */ (self); // TypeScript's types for workers contradict those for pages
/** @type {string} */
const SCOPE = worker.registration.scope;
const FAMILY = `kurs ${SCOPE} `; // other courses on the same host keep theirs
const CACHE = FAMILY + BUILD;
const LIST = `_static/offline/files-${BUILD}.json`;
const NOTES = "_offline/"; // addresses under which the worker keeps notes in its cache
// Parts of live pages: their address holds their hash, so no other build has one of the same name. They come through as they
// arrive, for the page tells of a slow line and gives up one that is silent.
const PART = /^_static\/live\/[a-z]+-[0-9a-f]{10}\//;
const NEVER = new Set(["sw.js", "_static/live/server.json"]);
const AWAY = `<!DOCTYPE html><html lang="de"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Nicht gespeichert</title><style>:root{color-scheme:light dark;font-family:system-ui,sans-serif}
body{max-width:36rem;margin:4rem auto;padding:0 1rem;line-height:1.5}</style><h1>Diese Seite liegt nicht auf deinem Gerät</h1>
<p>Gerade ist kein Netz da, und diese Seite hast du noch nie geöffnet. Mit Netz kannst du unten auf jeder Seite den ganzen
Kurs für unterwegs speichern.</p><p><a href="${SCOPE}">Zur Startseite des Kurses</a></p></html>`;

worker.addEventListener("install", (/** @type {any} */ event) => event.waitUntil(install()));
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(activate()));
worker.addEventListener("message", (/** @type {any} */ event) => event.waitUntil(onMessage(event)));
worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const path = pathOf(event.request.url);
  if (event.request.method === "GET" && path !== null && !NEVER.has(path)) event.respondWith(answer(event, path));
});

/** Get what the build before had kept, in this build's version; nothing of it is used until all is there. */
async function install() {
  const cache = await caches.open(CACHE);
  try {
    await fill(cache);
  } catch (error) {
    if (!(await cache.match(SCOPE + LIST))) await caches.delete(CACHE); // a full device gets its space back
    throw error;
  }
}

/** @param {Cache} cache */
async function fill(cache) {
  const [list, before] = await Promise.all([fetch(SCOPE + LIST, { cache: "no-store" }), earlier()]);
  if (!list.ok) throw new Error(`no list of build ${BUILD}`);
  /** @type {Files} */
  const files = await list.clone().json();
  const wanted = before.whole ? Object.keys(files) : [...new Set([...CORE, ...before.paths])];
  for (const path of wanted.filter((name) => name in files)) {
    const same = before.files[path]?.[0] === files[path][0] ? await before.cache?.match(SCOPE + path) : null;
    await cache.put(SCOPE + path, same ?? (await genuine(path, files)));
  }
  if (before.whole) await cache.put(note("ganz"), new Response());
  await cache.put(SCOPE + LIST, list); // the last: with it the build is complete
}

/** No page of an older build is open any more; at the very first time, take over the pages that came from the net. */
async function activate() {
  for (const name of await caches.keys()) if (name.startsWith(FAMILY) && name !== CACHE) await caches.delete(name);
  await worker.clients.claim();
}

/** @returns {Promise<{cache?: Cache, files: Files, paths: string[], whole: boolean}>} what the active build has kept */
async function earlier() {
  for (const name of await caches.keys()) {
    if (!name.startsWith(FAMILY) || name === CACHE) continue;
    const cache = await caches.open(name);
    const list = await cache.match(`${SCOPE}_static/offline/files-${name.slice(FAMILY.length)}.json`);
    if (!list) continue; // was never installed
    const paths = (await cache.keys()).map(({ url }) => pathOf(url) ?? "");
    return { cache, files: await list.json(), paths, whole: Boolean(await cache.match(note("ganz"))) };
  }
  return { files: {}, paths: [], whole: false };
}

/**
 * Load a file of this build. @param {string} path @param {Files} files
 * @returns {Promise<Response>} @throws {Error} when the host has another build by now
 */
async function genuine(path, files) {
  const response = await fetch(SCOPE + path, { cache: "no-cache" });
  if (!response.ok || !(await isOurs(response.clone(), files[path][0]))) throw new Error(`${path} is of another build`);
  return response;
}

/** @param {Response} response @param {string} digest */
async function isOurs(response, digest) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", await response.arrayBuffer()));
  return [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("") === digest;
}

/** @type {Set<string>} pages that came from the net, as all their files do; also noted in the cache, which may be full */
const fromNet = new Set();

/** Reading goes on whatever the browser's storage does. @param {any} event @param {string} path @returns {Promise<Response>} */
async function answer(event, path) {
  const { request } = event;
  const opens = request.mode === "navigate";
  const found = await look(opens ? null : event.clientId, path).catch(() => null); // storage may be forbidden
  if (!found) return fetch(request);
  if (found.kept) return found.kept;
  const response = await fetch(request).catch((error) => {
    if (opens) return new Response(AWAY, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
    throw error;
  });
  if (response.status !== 200 || request.headers.has("range")) return response;
  if (PART.test(path)) {
    event.waitUntil(keepGenuine(found, path, response.clone()).catch(() => undefined)); // cut, or full: go on without
    return response;
  }
  if (await isOurs(response.clone(), found.digest)) {
    await found.cache.put(SCOPE + path, response.clone()).catch(() => undefined); // full: go on without
    return response;
  }
  worker.registration.update().catch(() => undefined);
  if (!opens) return Response.error(); // a page of this build, a file of another
  fromNet.add(event.resultingClientId);
  await found.cache.put(note(event.resultingClientId), new Response()).catch(() => undefined);
  return response;
}

/** @param {{cache: Cache, digest: string}} found @param {string} path @param {Response} response */
async function keepGenuine(found, path, response) {
  if (await isOurs(response.clone(), found.digest)) await found.cache.put(SCOPE + path, response);
}

/**
 * Look for a file of this build. @param {string | null} id of the page that asks, null for a page that opens
 * @param {string} path @returns {Promise<{cache: Cache, digest: string, kept?: Response} | null>} null: ask the net
 */
async function look(id, path) {
  const cache = await caches.open(CACHE);
  if (id && (fromNet.has(id) || (await cache.match(note(id))))) return null;
  const files = await (await cache.match(SCOPE + LIST))?.json();
  return files && path in files ? { cache, digest: files[path][0], kept: await cache.match(SCOPE + path) } : null;
}

/** @param {any} event `{do: "keep" | "whole" | "state", path?}`; answered through the port that came with it */
async function onMessage({ data, ports }) {
  let answered;
  try {
    const cache = await caches.open(CACHE);
    if (data.do === "keep") answered = await keep(cache, data.path);
    if (data.do === "whole") answered = await cache.put(note("ganz"), new Response()).then(() => "kept");
    if (data.do === "state") answered = (await cache.match(note("ganz"))) ? "whole" : "part";
  } catch (error) {
    answered = error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "failed";
  }
  ports[0]?.postMessage(answered);
}

/** @param {Cache} cache @param {string} path */
async function keep(cache, path) {
  const address = SCOPE + path;
  if (await cache.match(address)) return "kept";
  const files = await (await cache.match(SCOPE + LIST))?.json();
  if (path in files) await cache.put(address, await genuine(path, files));
  return "kept";
}

/** @param {string} name */
function note(name) {
  return `${SCOPE}${NOTES}${name}`;
}

/** @param {string} address @returns {string | null} the path inside the course, without its query */
function pathOf(address) {
  const { origin, pathname } = new URL(address);
  const path = decodeURI(origin + pathname);
  if (!path.startsWith(decodeURI(SCOPE))) return null;
  const inside = path.slice(decodeURI(SCOPE).length);
  return inside === "" || inside.endsWith("/") ? `${inside}index.html` : inside;
}
