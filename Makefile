# What people and CI run. 'make help' lists the targets.

# One build folder for the demonstration and the tests: what one builds the other need not.
SCRATCH ?= .build
RELEASE_SCRATCH ?= $(SCRATCH)-release
TOOLS ?= .venv
DATA ?= ./data
# How long twenty editors write at once; 60 before a release.
EDITORS_SECONDS ?= 10
PORT ?= 8080
# Wherever the tools are, the program finds the typesetter of PDFs among them.
TYPESETTER = THROUGHLINE_TYPST=$(abspath $(TOOLS))/bin/python
BUILD = swift build --scratch-path $(SCRATCH) -Xswiftc -gnone --explicit-target-dependency-import-check error

.PHONY: help setup demo test check format bench screenshots clean

help: ## Show this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

setup: ## Install what the program needs and is missing: Debian packages, and the typesetter of PDFs in a virtual environment
	@Scripts/install-packages program
	@test -x $(TOOLS)/bin/python || Scripts/install-python-tools $(TOOLS) Scripts/typesetter.txt

setup-tests: ## Install what only the tests need: Chromium; in a virtual environment axe, the Nu checker, a mail server, an OpenID provider
	@Scripts/install-packages program tests
	@Scripts/install-python-tools $(TOOLS) Scripts/typesetter.txt Tests/Browser/requirements.txt Tests/CourierTests/Servers/requirements.txt

demo: setup ## Build, make the demonstration council, and serve it on http://localhost:8080
	$(BUILD) --product throughline
	$(TYPESETTER) $(SCRATCH)/debug/throughline demo --data $(DATA) --port $(PORT)

test: setup-tests ## Run every test: unit, property, store, HTTP, mail, command line, crash, browser
	$(BUILD) --build-tests
	THROUGHLINE_TEST_PYTHON=$(abspath $(TOOLS))/bin/python swift test --scratch-path $(SCRATCH) -Xswiftc -gnone --skip-build --explicit-target-dependency-import-check error
	$(TYPESETTER) $(TOOLS)/bin/python Tests/Browser/papers.py $(SCRATCH)/debug/throughline
	$(TYPESETTER) $(TOOLS)/bin/python Tests/Browser/journeys.py $(SCRATCH)/debug/throughline
	$(TYPESETTER) $(TOOLS)/bin/python Tests/Browser/workspace.py $(SCRATCH)/debug/throughline
	$(TYPESETTER) $(TOOLS)/bin/python Tests/Browser/editors.py $(SCRATCH)/debug/throughline $(EDITORS_SECONDS)

check: ## Check the format, and that nothing is imported that the manifest does not name
	swift format lint --strict --recursive --parallel Package.swift Sources Tests Benchmarks
	$(BUILD) --build-tests

format: ## Put the code into its format
	swift format --in-place --recursive --parallel Package.swift Sources Tests Benchmarks

bench: setup ## Measure; one JSON line for each figure
	@Scripts/install-packages program benchmarks
	swift build -c release --scratch-path $(RELEASE_SCRATCH) -Xswiftc -gnone
	$(TYPESETTER) python3 Benchmarks/run.py $(RELEASE_SCRATCH)/release

screenshots: setup-tests ## Take the pictures of the README and the guides anew
	$(TOOLS)/bin/python Scripts/screenshots.py $(SCRATCH)/debug/throughline docs/pictures
	$(TOOLS)/bin/python Scripts/guide-pictures.py $(SCRATCH)/debug/throughline docs/guides/pictures

clean: ## Remove what was built
	rm -rf $(SCRATCH) $(RELEASE_SCRATCH) $(TOOLS)
