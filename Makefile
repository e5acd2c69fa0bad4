# Two commands are enough on a fresh machine: `make serve` (builds the course and serves it here) and `make test`.
# Each target installs what it lacks; the stamps .fertig-* keep it from doing so twice.
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.ONESHELL:
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CONSTRAINTS ?= constraints.txt  # empty: the newest packages instead of the pinned ones
CONSTRAINTS := $(strip $(CONSTRAINTS))
PIP := $(BIN)/python -m pip --disable-pip-version-check install -q $(addprefix -c ,$(CONSTRAINTS))

# What makes a new build of the book necessary
BOOK_SOURCES := $(shell find book src/course_helpers -type f -not -path '*/__pycache__/*' -not -path '*/_build/*') \
  _config.yml constraints.txt package-lock.json \
  $(wildcard _build/browser-kernel/manifest.json)  # Python for the browser: only if it is built

ALLES ?=  # 1: also the tests marked "thorough"
TEIL ?=  # 2/5: the second of five parts of the tests, with a book that is there (tests/parts.py)
PROZESSE ?= auto  # that test at once; auto: two for each core, at most eight (tests/conftest.py says why)
PROZESSE := $(strip $(PROZESSE))
PYTEST = $(BIN)/python -m pytest -n $(PROZESSE) $(if $(ALLES),,-m "not thorough")

.PHONY: release tagged help serve test streng messlatten kurztest book browserkern bench check clean hub zip chapters vergleich zweimal audit built

help: ## diese Übersicht
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 22

serve: _build/html/.fertig ## Kurs bauen und auf diesem Rechner live zeigen (beim ersten Mal 5 bis 10 Minuten)
	@exec $(BIN)/kurs serve

test: ## Stil, Typen, Buch ohne Warnung, Tests (etwa eine halbe Stunde auf zwei Kernen; ALLES=1: jede Seite in jedem Python, länger; TEIL=2/5: nur der zweite von fünf Teilen der Tests)
ifeq ($(TEIL),)
test: $(VENV)/.fertig-browser streng
	@echo "==> Tests (15 bis 30 Minuten auf zwei Kernen)"
	export OPENBLAS_NUM_THREADS=1  # several processes test at once: their threads would wait for each other
	failed=0  # the gates are tried even when a test has failed
	$(PYTEST) --ignore=tests/gates || failed=1
	echo "==> Messlatten für die Seiten (2 bis 4 Minuten)"
	$(PYTEST) --dist loadfile tests/gates || failed=1
	exit $$failed
else  # nothing is built: what was handed over is older than the sources that have just been fetched
test: $(VENV)/.fertig-browser node_modules/.fertig built
	@echo "==> Teil $(TEIL) der Tests"
	export OPENBLAS_NUM_THREADS=1  # see above
	$(PYTEST) --ignore=tests/gates --teil $(TEIL)
endif

streng: check browserkern ## Stil, Typen, Buch ohne Warnung: was „make test“ vor den Tests tut (4 bis 10 Minuten)
	@echo "==> Buch bauen; jede Warnung ist ein Fehler (2 bis 4 Minuten)"
	$(BIN)/kurs build --streng
	touch _build/html/.fertig

messlatten: $(VENV)/.fertig-browser node_modules/.fertig built ## nur die Messlatten für die Seiten des gebauten Buchs (2 bis 4 Minuten)
	@export OPENBLAS_NUM_THREADS=1  # see above
	$(PYTEST) --dist loadfile tests/gates

kurztest: $(VENV)/.fertig-test node_modules/.fertig ## Tests ohne Browser, ohne Hub und ohne gebautes Buch
	@export OPENBLAS_NUM_THREADS=1  # see above
	$(BIN)/python -m pytest -n $(PROZESSE) -m "not browser and not engines and not hub and not book and not thorough"

built:
	@[ -f _build/html/.fertig ] || { echo "Dafür muss der Kurs schon gebaut sein:  make streng"; exit 1; }

hub: $(VENV)/.fertig-hub _build/html/.fertig ## JupyterHub für eine Klasse auf diesem Rechner starten (Einstellungen: HUB="--namen klasse.txt")
	@exec $(BIN)/kurs hub $(HUB)

book: _build/html/.fertig ## das Buch nach _build/html bauen (2 bis 4 Minuten, ohne Änderung sofort)

_build/html/.fertig: $(VENV)/.fertig-kurs node_modules/.fertig $(BOOK_SOURCES)
	@echo "==> Buch bauen (2 bis 4 Minuten; nur geänderte Kapitel werden neu ausgeführt)"
	$(BIN)/kurs build
	touch $@

browserkern: $(VENV)/.fertig-kurs node_modules/.fertig ## Python für den Browser bauen (1 bis 2 Minuten, danach Sekunden)
	@echo "==> Python für den Browser (beim ersten Mal 1 bis 2 Minuten, 15 bis 120 MB)"
	$(BIN)/kurs browserkern

ifneq ($(filter browserkern,$(MAKECMDGOALS)),)
_build/html/.fertig: browserkern  # "make browserkern book": the book only when the new Python is ready
endif

zip: browserkern ## den ganzen Kurs in eine Datei für den USB-Stick packen (_build/neuronale-netze.zip)
	@$(BIN)/kurs build --zip
	touch _build/html/.fertig

chapters: $(VENV)/.fertig-kurs node_modules/.fertig ## alle Kapitel zweimal ausführen und prüfen (3 bis 6 Minuten)
	@$(BIN)/kurs check

vergleich: $(VENV)/.fertig-kurs _build/html/.fertig ## welche Ausgaben sich gegenüber einem früheren Stand ändern (VORHER=origin/main)
	@rm -rf _build/vorher
	git worktree prune
	git worktree add -q --detach _build/vorher $(or $(VORHER),origin/main) || { echo "Diesen Stand gibt es hier nicht. Nenne einen anderen: make vergleich VORHER=HEAD~5"; exit 1; }
	ln -s ../../node_modules _build/vorher/node_modules
	mkdir -p _build/vorher/_build
	[ ! -d _build/.jupyter_cache ] || cp -a _build/.jupyter_cache _build/vorher/_build/  # chapters that are the same
	(cd _build/vorher && PYTHONPATH=$$PWD/src ../../$(BIN)/kurs build)  # a whole path: chapters run in their own folder
	$(BIN)/python -m scripts.compare_outputs _build/vorher/_build/html _build/html > _build/vergleich.md
	git worktree remove --force _build/vorher
	echo "Geschrieben: _build/vergleich.md"

zweimal: $(VENV)/.fertig-kurs node_modules/.fertig ## den letzten Stand zweimal an zwei Orten bauen: Jedes Byte muss gleich sein (4 bis 8 Minuten)
	@rm -rf _build/zweimal
	kurs="$$PWD/$(BIN)/kurs"
	stand=$$(git rev-parse HEAD)  # even if a new commit comes meanwhile
	bauen() {  # place, chance and time zone shall change nothing
	  git clone -q . "$$1"
	  git -C "$$1" checkout -q "$$stand"
	  ln -s "$$PWD/node_modules" "$$1/node_modules"
	  cd "$$1"
	  export PYTHONPATH="$$PWD/src" PYTHONHASHSEED="$$2" TZ="$$3"
	  "$$kurs" browserkern
	  "$$kurs" build --streng --zip
	}
	(bauen _build/zweimal/eins 1 UTC)
	(bauen _build/zweimal/zwei/tiefer 2 Asia/Tokyo)
	diff -r _build/zweimal/eins/_build/html _build/zweimal/zwei/tiefer/_build/html
	cmp _build/zweimal/eins/_build/neuronale-netze.zip _build/zweimal/zwei/tiefer/_build/neuronale-netze.zip
	echo "Beide Fassungen sind Byte für Byte gleich."

bench: $(VENV)/.fertig-test $(VENV)/.fertig-browser _build/html/.fertig ## Geschwindigkeit und Güte messen (10 bis 30 Minuten)
	@$(BIN)/python -m benchmarks $(THEMEN)

check: $(VENV)/.fertig-test node_modules/.fertig ## Stil, Typen und Rechtschreibung des Codes (unter 1 Minute)
	@echo "==> ruff, mypy, codespell, tsc, biome, zizmor, Tests der JavaScript-Teile (unter 1 Minute)"
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/codespell src tests benchmarks scripts
	npm run --silent check
	npm test --silent
	$(BIN)/check-jsonschema -q --builtin-schema vendor.gitlab-ci .gitlab-ci.yml
	$(BIN)/check-jsonschema -q --builtin-schema vendor.dependabot .github/dependabot.yml
	$(BIN)/zizmor --quiet --offline .github

audit: $(VENV)/.fertig-audit ## die festgelegten Pakete nach bekannten Lücken fragen (braucht das Netz; Angenommenes steht in audit.toml)
	@$(BIN)/python -m scripts.audit

release: ALLES := 1
release: tagged test zip ## eine Ausgabe nach dist/ bauen und prüfen: Paket, Seiten, Zip-Datei (braucht eine Marke wie v1.0.0)
	@rm -rf dist
	$(BIN)/python -m pip --disable-pip-version-check wheel -q --no-deps --no-build-isolation --wheel-dir dist .
	version=$$(git describe --tags --exact-match)
	[ -f "dist/course_helpers-$${version#v}-py3-none-any.whl" ] || { echo "Das Paket trägt nicht die Nummer $$version:"; ls dist; exit 1; }
	cp _build/neuronale-netze.zip "dist/neuronale-netze-$$version.zip"
	$(BIN)/python -m zipfile -t "dist/neuronale-netze-$$version.zip" >/dev/null
	tar -C _build/html --sort=name --exclude=.fertig -czf "dist/neuronale-netze-$$version-seiten.tar.gz" .
	(cd dist && sha256sum -- * > SHA256SUMS)
	echo "Fertig. Geprüft ist alles, auch das Paket ohne den Kurs (tests/hub/test_wheel.py):"
	ls -sh dist

tagged:
	@git diff --quiet HEAD || { echo "Es gibt Änderungen, die in keinem Stand sind. Eine Ausgabe entsteht nur aus einem festen Stand."; exit 1; }
	version=$$(git describe --tags --exact-match 2>/dev/null) || { echo "Dieser Stand trägt keine Marke. Setze eine:  git tag v1.0.0"; exit 1; }
	grep -q "^## $${version#v}" CHANGELOG.md || { echo "In CHANGELOG.md fehlt der Abschnitt „## $${version#v}“."; exit 1; }

clean: ## Gebautes löschen; die Umgebung (.venv, node_modules) bleibt
	rm -rf _build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

# --- Set-up ------------------------------------------------------------------------------------------------

$(VENV)/bin/python:
	@command -v $(PYTHON) >/dev/null || { echo "Es fehlt Python. Installiere Python 3.11 oder neuer: https://www.python.org"; exit 1; }
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Das gefundene $$($(PYTHON) --version) ist zu alt: Der Kurs braucht 3.11 oder neuer (anderes Python wählen: make PYTHON=python3.12 …)."; exit 1; }
	echo "==> Python-Umgebung $(VENV) anlegen (einige Sekunden)"
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "Die Umgebung ließ sich nicht anlegen. Unter Debian und Ubuntu fehlt dann meist das Paket python3-venv."; exit 1; }

# pip copies the settings for Jupyter even where the package itself stays in its place
$(VENV)/.fertig-kurs: $(VENV)/bin/python pyproject.toml constraints.txt $(wildcard src/course_helpers/site/server/*.json)
	@echo "==> Python-Pakete für den Kurs einrichten (1 bis 5 Minuten, etwa 500 MB)"
	$(PIP) -e '.[chip,book,live]' || { echo "Die Pakete ließen sich nicht einrichten. Besteht eine Verbindung zum Internet? Danach denselben Befehl noch einmal."; exit 1; }
	touch $@

$(VENV)/.fertig-hub: $(VENV)/.fertig-kurs
	@echo "==> Python-Pakete für den Hub einrichten (etwa 1 Minute)"
	$(PIP) -e '.[chip,book,live,hub]' || { echo "Die Pakete ließen sich nicht einrichten. Besteht eine Verbindung zum Internet? Danach denselben Befehl noch einmal."; exit 1; }
	touch $@

$(VENV)/.fertig-test: $(VENV)/.fertig-kurs
	@echo "==> Python-Pakete für Tests und Hub einrichten (etwa 1 Minute)"
	$(PIP) -e '.[chip,book,live,hub,test,dev]' || { echo "Die Pakete ließen sich nicht einrichten. Besteht eine Verbindung zum Internet? Danach denselben Befehl noch einmal."; exit 1; }
	touch $@

$(VENV)/.fertig-audit: $(VENV)/bin/python constraints.txt
	@$(PIP) pip-audit || { echo "pip-audit ließ sich nicht einrichten. Besteht eine Verbindung zum Internet?"; exit 1; }
	touch $@

node_modules/.fertig: package.json package-lock.json
	@command -v npm >/dev/null || { echo "Es fehlt Node.js (mit npm). Installiere Node.js 20 oder neuer: https://nodejs.org"; exit 1; }
	node -e 'process.exit(Number(process.versions.node.split(".")[0]) < 20 ? 1 : 0)' || { echo "Das gefundene Node.js $$(node --version) ist zu alt: Der Kurs braucht 20 oder neuer."; exit 1; }
	echo "==> JavaScript-Teile einrichten (etwa 1 Minute)"
	npm ci --ignore-scripts --no-audit --no-fund --loglevel=error || { echo "Die JavaScript-Teile ließen sich nicht einrichten. Besteht eine Verbindung zum Internet? Danach denselben Befehl noch einmal."; exit 1; }
	touch $@

# Browsers for the tests: those that are there or (as root) Debian's. Chromium is needed: else Playwright's is fetched.
# A machine may lack Firefox and WebKit; the tests skip them and say so. As root they must come.
$(VENV)/.fertig-browser: $(VENV)/.fertig-test
	@fehlt=""  # program:packages
	for paar in chromium:chromium firefox-esr:firefox-esr WebKitWebDriver:webkit2gtk-driver Xvfb:xvfb; do
	  command -v "$${paar%%:*}" >/dev/null || fehlt+=" $${paar#*:}"
	done
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
	  if [ -n "$$fehlt" ]; then
	    echo "==> Browser für die Tests einrichten:$$fehlt (1 bis 3 Minuten, bis 250 MB)"
	    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $$fehlt >/dev/null; } || { echo "Diese Browser ließen sich nicht einrichten:$$fehlt. Besteht eine Verbindung zum Internet?"; exit 1; }
	  fi
	  command -v chromium-headless-shell >/dev/null || { apt-get update -qq && apt-get install -y -qq chromium-headless-shell >/dev/null; } || echo "Ohne chromium-headless-shell nehmen die Tests Chromium mit allen Fenstern: Sie dauern länger."
	  command -v slurmd >/dev/null && command -v sudo >/dev/null || { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq slurmd slurmctld slurm-client munge sudo >/dev/null; } || echo "Ohne Slurm bleibt der Hub des Labors ungeprüft."
	  command -v hunspell >/dev/null || { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq hunspell hunspell-de-de >/dev/null; } || echo "Ohne hunspell bleibt die Rechtschreibung ungeprüft."
	elif [[ "$$fehlt" == *chromium* ]]; then
	  echo "==> Chromium für die Tests einrichten (1 bis 2 Minuten)"
	  $(BIN)/playwright install chromium || { echo "Chromium ließ sich nicht einrichten. Installiere es von Hand: apt install chromium"; exit 1; }
	fi
	touch $@
