// Who comes from the search sees the place: the page scrolls to the first word that Sphinx has marked.
"use strict";
addEventListener("load", () => {
  if (!location.hash) document.querySelector("main .highlighted")?.scrollIntoView({ block: "center" });
});
