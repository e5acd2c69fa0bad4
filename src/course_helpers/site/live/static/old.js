// Only browsers without modules run this file; so it is written in the language that they know.
(function () {
  var note = document.createElement("p");
  note.className = "kurs-leiste";
  note.setAttribute("role", "status");
  note.textContent =
    "Dieser Browser ist zu alt, um den Code auszuführen. Lesen kannst du alles. Nimm zum Ausführen einen neueren Firefox, Chrome, Edge oder Safari.";
  var title = document.querySelector("article h1");
  if (title) title.insertAdjacentElement("afterend", note);
})();
