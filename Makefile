# make serve | make test | make test-all | make bench — on a machine with Python 3.11 and make.
PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
UV = .venv/bin/uv
WORKERS = -n 2 --dist loadfile
ON_A_DATABASE = tests/archive tests/api tests/web tests/search
export UV_PYTHON_DOWNLOADS = never
export UV_PROJECT_ENVIRONMENT = .venv

.PHONY: serve test test-all bench lint

serve: $(UV)
	@$(UV) sync --quiet --locked --no-dev --inexact
	@.venv/bin/koryu serve --host $(HOST) --port $(PORT)

test: .venv/dev lint
	@.venv/bin/pytest $(WORKERS)

test-all: .venv/dev lint
	@.venv/bin/pytest --run-all --cov=koryu --cov-report=term:skip-covered $(WORKERS)
	@if [ -n "$$KORYU_TEST_POSTGRESQL" ]; then \
	  echo "the archive, the API and the pages again, on PostgreSQL"; \
	  DATABASE_URL=$$KORYU_TEST_POSTGRESQL .venv/bin/pytest --run-all $(WORKERS) $(ON_A_DATABASE); \
	fi

lint: .venv/dev
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check --quiet .
	@.venv/bin/mypy
	@.venv/bin/lint-imports --no-logo >/dev/null || .venv/bin/lint-imports --no-logo

bench: .venv/dev
	@$(UV) sync --quiet --locked --all-extras --group bench
	@.venv/bin/python -m benchmarks

.venv/dev: $(UV) pyproject.toml uv.lock
	@$(UV) sync --quiet --locked --all-extras
	@touch $@

$(UV):
	@$(PYTHON) tools/bootstrap.py
