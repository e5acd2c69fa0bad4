// Stands in the page itself: what it tells must not depend on any other file. When the launcher does not come, for whatever
// reason, the page says so instead of nothing. Written for every browser that knows modules, and harmless in others.
(function () {
  "use strict";
  var PATIENCE = 10000; // ms
  var source = "LAUNCHER";
  function bar() {
    return document.querySelector(".kurs-leiste");
  }
  /** @param {string} text */
  function tell(text) {
    if (bar()) return;
    var note = document.createElement("section");
    note.className = "kurs-leiste kurs-ersatz";
    note.setAttribute("data-lage", "error");
    var words = document.createElement("p");
    words.className = "kurs-status";
    words.setAttribute("role", "status");
    words.textContent = text + " Lesen kannst du alles.";
    var again = document.createElement("button");
    again.type = "button";
    again.className = "kurs-knopf";
    again.textContent = "Seite neu laden";
    again.onclick = function () {
      location.reload();
    };
    note.append(again, words);
    var title = document.querySelector("article h1");
    if (title) title.insertAdjacentElement("afterend", note);
    else document.body.prepend(note);
  }
  function explain() {
    if (bar()) return;
    var stop = new AbortController();
    setTimeout(function () {
      stop.abort();
    }, 3000);
    var begin = "Der Code dieser Seite lässt sich gerade nicht ausführen: ";
    fetch(source, { cache: "no-store", signal: stop.signal }).then(
      function (answer) {
        var type = (answer.headers.get("Content-Type") || "").split(";")[0];
        if (answer.status === 404)
          tell(begin + "Ein Teil der Seite fehlt auf dem Server. Sag es der Person, die den Kurs betreut.");
        else if (answer.status >= 500) tell(begin + "Der Server meldet einen Fehler (" + answer.status + "). Warte eine Minute.");
        else if (!answer.ok)
          tell(
            begin +
              "Ein Teil der Seite ist gesperrt (Antwort " +
              answer.status +
              "), vielleicht von einem Filter im Netz der Schule. Frag dort nach, oder nimm ein anderes Netz.",
          );
        else if (!/javascript|ecmascript/i.test(type))
          tell(
            begin +
              "Der Server schickt Programme mit falschem Typ (" +
              (type || "ohne Angabe") +
              " statt text/javascript). Sag es der Person, die den Kurs betreut.",
          );
        else tell(begin + "Ein Teil der Seite ließ sich nicht laden. Prüfe die Verbindung.");
      },
      function () {
        tell(begin + "Ein Teil der Seite ließ sich nicht laden. Prüfe die Verbindung.");
      },
    );
  }
  if (!("noModule" in document.createElement("script"))) return; // `old.js` has a word for those
  // errors of loading do not bubble
  addEventListener(
    "error",
    function (event) {
      var src = event.target && /** @type {HTMLScriptElement} */ (event.target).src;
      if (src && src.indexOf("/live/app-") >= 0) explain();
    },
    true,
  );
  setTimeout(explain, PATIENCE);
})();
