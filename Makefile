# The verbs of the project. `make` alone explains them.
BIN := .venv/bin
# Found here, before the environment's own comes first on the path.
ifndef PYTHON
PYTHON := $(or $(shell command -v python3),python3)
endif
LOCKED = UV_CUSTOM_COMPILE_COMMAND='make lock' $(BIN)/uv pip compile --quiet --upgrade \
    --universal --python-version 3.11 --generate-hashes --no-strip-extras --annotation-style line
export DBT_PROFILES_DIR := $(CURDIR)
export PATH := $(CURDIR)/$(BIN):$(PATH)

.DEFAULT_GOAL := help
.PHONY: help build check catalogue import-onnx score test pictures test-catalogues test-onnx spark shell app report docs lint format bench clean lock environment

help:  ## Explain the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) \
	    | awk -F ':.*## ' '{printf "make %-15s %s\n", $$1, $$2}'

environment:
	@command -v $(PYTHON) >/dev/null \
	    || { echo 'No environment: $(PYTHON) is not there. Install Python 3.11.' >&2; exit 1; }
	@$(PYTHON) scripts/make_environment

# What a build is made from: CATALOGUE="path [path ...]" PUBLISHED=no ON_REJECT=skip
CATALOGUES = $(if $(CATALOGUE),--catalogue $(CATALOGUE)) \
    $(if $(PUBLISHED),--published $(PUBLISHED)) $(if $(ON_REJECT),--on-reject $(ON_REJECT))

build: environment  ## Build the warehouse beside the served one; swap it in when every test has passed
	@scripts/build_and_swap $(CATALOGUES)

check: environment  ## Tell every problem of CATALOGUE="path ..." and build nothing
	@scripts/build_and_swap --check $(CATALOGUES)

catalogue: environment  ## Write an example catalogue to DIR=path, with a README of every column
	@scripts/example_catalogue $(DIR)

# What stands on the command line reaches the shell as variables: no quoting here.
import-onnx: environment  ## Count a network by layer into a catalogue: MODEL=file.onnx CATALOGUE=folder [NETWORK= TASK= SHAPE= BATCH= SKIP=]
	@test -n "$$MODEL" && test -n "$$CATALOGUE" || { \
	    echo 'Say which: make import-onnx MODEL=file.onnx CATALOGUE=folder' >&2; exit 1; }
	@$(BIN)/python scripts/import_onnx "$$MODEL" "$$CATALOGUE" --network="$$NETWORK" \
	    --task="$$TASK" --shape="$$SHAPE" --skip="$$SKIP" $${BATCH:+--batch="$$BATCH"}

score: build  ## Build, then score the estimators on what they have not seen (minutes); the next build shows it
	@$(BIN)/python scripts/score_estimator

test: build  ## Build, then run every test
	$(BIN)/python -m pytest --numprocesses 2 --dist loadfile -m 'not browser'
	$(BIN)/python -m pytest -m browser

pictures: environment  ## Keep pictures of the app's pages, as they look now, for its tests
	KEEP_PICTURES=yes $(BIN)/python -m pytest tests/analysis_app/browser/test_kept_pictures.py

test-catalogues: environment  ## Build every catalogue of the project and ask its question (minutes)
	$(BIN)/python -m pytest tests/catalogues

test-onnx:  ## Count exports of real networks against published counts (PyTorch: 5.5 GB)
	@cmp -s tests/onnx/requirements.lock .venv-onnx/made-from || { \
	    $(PYTHON) -m venv --clear .venv-onnx \
	    && .venv-onnx/bin/python -m pip install --quiet --disable-pip-version-check \
	        --require-hashes --requirement tests/onnx/requirements.lock \
	    && cp tests/onnx/requirements.lock .venv-onnx/made-from; }
	.venv-onnx/bin/python -m pytest tests/onnx

spark: build  ## Build the marts on Spark, too, and compare every one with DuckDB's (Java 17; PySpark: 0.5 GB)
	@cmp -s tests/spark/requirements.lock .venv-spark/made-from || { \
	    $(PYTHON) -m venv --clear .venv-spark \
	    && .venv-spark/bin/python -m pip install --quiet --disable-pip-version-check \
	        --require-hashes --requirement tests/spark/requirements.lock \
	    && cp tests/spark/requirements.lock .venv-spark/made-from; }
	@.venv-spark/bin/python scripts/build_on_spark
	.venv-spark/bin/python -m pytest tests/spark

shell: environment  ## Open the warehouse in the DuckDB shell, read-only
	@$(BIN)/duckdb -readonly warehouse.duckdb

app: environment  ## Open the app on the warehouse, on this machine only
	$(BIN)/streamlit run analysis_app/streamlit_app.py

report: build  ## Build, then write all charts and tables to report/index.html, which opens from disk
	$(BIN)/python analysis_app/report.py

docs: build  ## Build, then write the documentation with its lineage to target/static_index.html
	@mkdir -p target/docs && cp warehouse.duckdb target/docs/
	WAREHOUSE_PATH=target/docs/warehouse.duckdb dbt docs generate --static

lint: environment  ## Check the style of SQL, the app's too, and of Python
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	@mkdir -p target/lint
	WAREHOUSE_PATH=target/lint/warehouse.duckdb $(BIN)/sqlfluff lint --disable-progress-bar models tests/dbt
	$(BIN)/python scripts/lint_app_sql

format: environment  ## Put Python into the project's style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: environment  ## Time the build, the ranking and the app's pages against others
	$(BIN)/python -m pip install --quiet --require-hashes --requirement benchmarks/requirements.lock
	$(BIN)/python benchmarks/run.py

clean:  ## Remove everything that was made, the warehouse too
	rm -rf .build target logs report warehouse.duckdb warehouse.duckdb.wal
	rm -rf .venv .venv-onnx .venv-spark .pytest_cache .hypothesis .ruff_cache

lock: environment  ## Write the newest versions that pyproject.toml allows, with the hash of every file
	$(LOCKED) --group development --output-file requirements.lock
	$(LOCKED) --group export --constraint requirements.lock --output-file tests/onnx/requirements.lock
	$(LOCKED) --group spark --constraint requirements.lock --output-file tests/spark/requirements.lock
	$(LOCKED) --group benchmark --constraint requirements.lock --output-file benchmarks/requirements.lock
