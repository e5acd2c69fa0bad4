# Zwei Befehle genügen auf einem frischen Rechner: `make serve` (Kurs bauen und hier live zeigen) und `make test`.
# Jedes Ziel richtet selbst ein, was ihm fehlt; die Marken .fertig-* verhindern, dass es das zweimal tut.
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.ONESHELL:
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CONSTRAINTS ?= constraints.txt  # leer: die neuesten Pakete statt der festgelegten
CONSTRAINTS := $(strip $(CONSTRAINTS))
PIP := $(BIN)/python -m pip --disable-pip-version-check install -q $(addprefix -c ,$(CONSTRAINTS))

# Was eine neue Fassung des Buches nötig macht
BOOK_SOURCES := $(shell find book src/course_helpers -type f -not -path '*/__pycache__/*' -not -path '*/_build/*') \
  _config.yml constraints.txt package-lock.json \
  $(wildcard _build/browser-kernel/manifest.json)  # das Python für den Browser: nur, wenn es gebaut ist

.PHONY: help serve test book browserkernel bench check clean hub zip chapters vergleich zweimal

help: ## diese Übersicht
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 22

serve: _build/html/.fertig ## Kurs bauen und auf diesem Rechner live zeigen (beim ersten Mal 5 bis 10 Minuten)
	@exec $(BIN)/kurs serve

test: $(VENV)/.fertig-browser check browserkernel ## alles prüfen: Stil, Typen, Buch ohne Warnung, Tests (10 bis 25 Minuten)
	@echo "==> Buch bauen; jede Warnung ist ein Fehler (2 bis 4 Minuten)"
	$(BIN)/kurs build --streng
	touch _build/html/.fertig
	echo "==> Tests (5 bis 15 Minuten)"
	export OPENBLAS_NUM_THREADS=1  # zwei Prozesse prüfen zugleich: Ihre Threads würden aufeinander warten
	failed=0  # die Messlatten werden auch dann noch geprüft, wenn ein Test gescheitert ist
	$(BIN)/python -m pytest -n 2 --ignore=tests/gates || failed=1
	echo "==> Messlatten für die Seiten (2 bis 4 Minuten)"
	$(BIN)/python -m pytest -n 2 --dist loadfile tests/gates || failed=1
	exit $$failed

hub: $(VENV)/.fertig-hub _build/html/.fertig ## JupyterHub für eine Klasse auf diesem Rechner starten (Einstellungen: HUB="--namen klasse.txt")
	@exec $(BIN)/kurs hub $(HUB)

book: _build/html/.fertig ## das Buch nach _build/html bauen (2 bis 4 Minuten, ohne Änderung sofort)

_build/html/.fertig: $(VENV)/.fertig-kurs node_modules/.fertig $(BOOK_SOURCES)
	@echo "==> Buch bauen (2 bis 4 Minuten; nur geänderte Kapitel werden neu ausgeführt)"
	$(BIN)/kurs build
	touch $@

browserkernel: $(VENV)/.fertig-kurs node_modules/.fertig ## Python für den Browser bauen (1 bis 2 Minuten, danach Sekunden)
	@echo "==> Python für den Browser (beim ersten Mal 1 bis 2 Minuten, 15 bis 120 MB)"
	$(BIN)/kurs browserkern

ifneq ($(filter browserkernel,$(MAKECMDGOALS)),)
_build/html/.fertig: browserkernel  # „make browserkernel book“: das Buch erst, wenn das neue Python fertig ist
endif

zip: browserkernel ## den ganzen Kurs in eine Datei für den USB-Stick packen (_build/neuronale-netze.zip)
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
	(cd _build/vorher && PYTHONPATH=$$PWD/src ../../$(BIN)/kurs build)  # ein ganzer Pfad: Kapitel laufen in ihrem eigenen Ordner
	$(BIN)/python -m scripts.compare_outputs _build/vorher/_build/html _build/html > _build/vergleich.md
	git worktree remove --force _build/vorher
	echo "Geschrieben: _build/vergleich.md"

zweimal: $(VENV)/.fertig-kurs node_modules/.fertig ## den letzten Stand zweimal an zwei Orten bauen: Jedes Byte muss gleich sein (4 bis 8 Minuten)
	@rm -rf _build/zweimal
	kurs="$$PWD/$(BIN)/kurs"
	stand=$$(git rev-parse HEAD)  # auch wenn inzwischen ein neuer dazukommt
	bauen() {  # Ort, Zufall und Zeitzone sollen nichts ändern
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
	@echo "==> ruff, mypy, codespell, tsc (unter 1 Minute)"
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/codespell src tests benchmarks scripts
	npm run --silent check
	$(BIN)/check-jsonschema -q --builtin-schema vendor.gitlab-ci .gitlab-ci.yml

clean: ## Gebautes löschen; die Umgebung (.venv, node_modules) bleibt
	rm -rf _build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

# --- Einrichten ------------------------------------------------------------------------------------------------

$(VENV)/bin/python:
	@command -v $(PYTHON) >/dev/null || { echo "Es fehlt Python. Installiere Python 3.11 oder neuer: https://www.python.org"; exit 1; }
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Das gefundene $$($(PYTHON) --version) ist zu alt: Der Kurs braucht 3.11 oder neuer (anderes Python wählen: make PYTHON=python3.12 …)."; exit 1; }
	echo "==> Python-Umgebung $(VENV) anlegen (einige Sekunden)"
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "Die Umgebung ließ sich nicht anlegen. Unter Debian und Ubuntu fehlt dann meist das Paket python3-venv."; exit 1; }

# pip kopiert die Einstellungen für Jupyter, auch wenn das Paket selbst an seinem Ort bleibt
$(VENV)/.fertig-kurs: $(VENV)/bin/python pyproject.toml constraints.txt $(wildcard src/course_helpers/server/*.json)
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

node_modules/.fertig: package.json package-lock.json
	@command -v npm >/dev/null || { echo "Es fehlt Node.js (mit npm). Installiere Node.js 20 oder neuer: https://nodejs.org"; exit 1; }
	node -e 'process.exit(Number(process.versions.node.split(".")[0]) < 20 ? 1 : 0)' || { echo "Das gefundene Node.js $$(node --version) ist zu alt: Der Kurs braucht 20 oder neuer."; exit 1; }
	echo "==> JavaScript-Teile einrichten (etwa 1 Minute)"
	npm ci --ignore-scripts --no-audit --no-fund --loglevel=error || { echo "Die JavaScript-Teile ließen sich nicht einrichten. Besteht eine Verbindung zum Internet? Danach denselben Befehl noch einmal."; exit 1; }
	touch $@

# Browser für die Tests: vorhandene oder (als root) die von Debian. Ohne Chromium geht es nicht: Dann kommt das von Playwright.
# Firefox und WebKit darf ein Rechner entbehren; die Tests überspringen sie und sagen es. Als root müssen sie kommen.
$(VENV)/.fertig-browser: $(VENV)/.fertig-test
	@fehlt=""  # Programm:Pakete
	for paar in chromium:chromium firefox-esr:firefox-esr WebKitWebDriver:webkit2gtk-driver Xvfb:xvfb; do
	  command -v "$${paar%%:*}" >/dev/null || fehlt+=" $${paar#*:}"
	done
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
	  if [ -n "$$fehlt" ]; then
	    echo "==> Browser für die Tests einrichten:$$fehlt (1 bis 3 Minuten, bis 250 MB)"
	    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $$fehlt >/dev/null; } || { echo "Diese Browser ließen sich nicht einrichten:$$fehlt. Besteht eine Verbindung zum Internet?"; exit 1; }
	  fi
	  command -v hunspell >/dev/null || { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq hunspell hunspell-de-de >/dev/null; } || echo "Ohne hunspell bleibt die Rechtschreibung ungeprüft."
	elif [[ "$$fehlt" == *chromium* ]]; then
	  echo "==> Chromium für die Tests einrichten (1 bis 2 Minuten)"
	  $(BIN)/playwright install chromium || { echo "Chromium ließ sich nicht einrichten. Installiere es von Hand: apt install chromium"; exit 1; }
	fi
	touch $@
