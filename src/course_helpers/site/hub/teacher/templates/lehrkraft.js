const EVERY = 5000; // ms

const list = /** @type {HTMLElement} */ (document.getElementById("liste"));
const outdated = /** @type {HTMLElement} */ (document.getElementById("veraltet"));

let asking = false;
let next = 0;

/** Ask, and again a while after the answer: a busy hub is not asked twice at once. */
async function watch() {
  if (asking) return;
  asking = true;
  clearTimeout(next);
  await refresh();
  next = window.setTimeout(watch, EVERY);
  asking = false;
}

/** Show who is there now, unless the teacher is about to press something in the list. */
async function refresh() {
  if (document.hidden || list.contains(document.activeElement)) return;
  const answer = await fetch(list.dataset.adresse ?? "", { redirect: "error" }).catch(() => null);
  const text = answer?.ok ? await answer.text().catch(() => null) : null;
  outdated.hidden = text !== null;
  if (text !== null && !list.contains(document.activeElement)) list.innerHTML = text;
}

const place = /** @type {HTMLAnchorElement} */ (document.getElementById("fundort"));
place.textContent = place.href; // whole, to be written on the board

// the hub would cut off what is much larger without a word
const file = /** @type {HTMLInputElement} */ (document.getElementById("datei"));
file.addEventListener("change", () => {
  const largest = Number(file.dataset.groesste);
  file.setCustomValidity((file.files?.[0]?.size ?? 0) > largest * 2 ** 20 ? `Die Datei ist größer als ${largest} MB.` : "");
});

next = window.setTimeout(watch, EVERY);
document.addEventListener("visibilitychange", watch);
