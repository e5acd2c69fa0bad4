// Technical terms: what they mean is shown on hover, on focus and on the first tap, and goes with Escape (WCAG 1.4.13).
// Without this script, or in a browser without popovers, it is the title of the link to the glossary.
"use strict";
{
  const GAP = 4; // px between the word and its explanation
  const EDGE = 12; // px that stay free at the edges of the screen
  const BEFORE = 120; // ms on the word before it shows: nobody wants it who only passes by
  const AFTER = 300; // ms to get from the word to its explanation
  let shown = null; // the word whose explanation is open
  let timer = 0;
  const explanations = new WeakMap();

  const build = (term, number) => {
    const [word, ...rest] = term.title.split(": ");
    term.removeAttribute("title");
    const name = document.createElement("strong");
    name.textContent = word;
    const text = document.createElement("p");
    text.id = `kurs-begriff-${number}`;
    text.append(name, `: ${rest.join(": ")}`);
    const more = document.createElement("a");
    more.href = term.href;
    more.tabIndex = -1; // the word itself leads there too; this one is for mouse and finger
    more.textContent = "Im Glossar nachlesen";
    const box = document.createElement("div");
    box.className = "kurs-erklaert";
    box.popover = "manual";
    box.append(text, more);
    box.addEventListener("pointerenter", () => clearTimeout(timer));
    box.addEventListener("pointerleave", (event) => hideSoon(event));
    document.body.append(box);
    term.setAttribute("aria-describedby", text.id);
    explanations.set(term, box);
  };

  const place = (term, box, y) => {
    const lines = [...term.getClientRects()]; // a term of several words may be broken
    const line = lines.find(({ top, bottom }) => y >= top && y <= bottom) ?? lines[0];
    const width = document.documentElement.clientWidth;
    const below = line.bottom + GAP + box.offsetHeight <= innerHeight || line.top < box.offsetHeight;
    const left = Math.max(EDGE, Math.min(line.left, width - EDGE - box.offsetWidth));
    box.style.left = `${scrollX + left}px`;
    box.style.top = `${scrollY + (below ? line.bottom + GAP : line.top - GAP - box.offsetHeight)}px`;
  };

  const hide = () => {
    clearTimeout(timer);
    if (shown) explanations.get(shown).hidePopover();
    shown = null;
  };
  const hideSoon = ({ pointerType }) => {
    if (pointerType !== "mouse" || shown === document.activeElement) return;
    clearTimeout(timer);
    timer = setTimeout(hide, AFTER);
  };
  const show = (term, y) => {
    clearTimeout(timer);
    if (shown === term) return;
    hide();
    shown = term;
    explanations.get(term).showPopover();
    place(term, explanations.get(term), y);
  };

  const listen = (term) => {
    let opens = false;
    term.addEventListener("pointerenter", ({ pointerType, clientY }) => {
      if (pointerType !== "mouse") return;
      clearTimeout(timer);
      timer = setTimeout(() => show(term, clientY), BEFORE);
    });
    term.addEventListener("pointerleave", (event) => {
      clearTimeout(timer);
      hideSoon(event);
    });
    term.addEventListener("focus", () => term.matches(":focus-visible") && show(term));
    term.addEventListener("blur", () => explanations.get(term).matches(":hover") || hide());
    term.addEventListener("pointerdown", ({ pointerType }) => (opens = pointerType !== "mouse" && shown !== term));
    term.addEventListener("click", (event) => {
      if (!opens) return; // a mouse, a key or the second tap follows the link
      event.preventDefault();
      opens = false;
      show(term, event.clientY);
    });
  };

  if ("popover" in HTMLElement.prototype) {
    const terms = document.querySelectorAll("a.kurs-begriff[title]");
    terms.forEach((term, number) => {
      build(term, number);
      listen(term);
    });
    document.addEventListener("keydown", ({ key }) => key === "Escape" && hide());
    document.addEventListener("pointerdown", ({ target }) => target.closest(".kurs-begriff, .kurs-erklaert") || hide());
    addEventListener("resize", hide);
    addEventListener("pagehide", hide); // going back must not find it open
  }
}
