"""What a machine lacks is skipped, visibly; `--run-all` (make test-all) skips nothing quietly."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest
import pytest_django
from hypothesis import settings

os.environ.setdefault("KORYU_HOME", tempfile.mkdtemp(prefix="koryu-test-"))

# Continuous integration repeats itself; a developer's machine goes on looking.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")

DOCUMENT = Path(__file__).parents[2] / "shared" / "source" / "russia-exchange-chronicle.txt"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--run-all", action="store_true", help="run browser and slow tests too")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    everything = config.getoption("--run-all")
    lacking = {
        "browser": None
        if everything and shutil.which("chromium")
        else "needs Chromium (make test-all)",
        "postgresql": None if os.environ.get("KORYU_TEST_POSTGRESQL") else "needs PostgreSQL",
        "document": None
        if DOCUMENT.exists()
        else f"the published document is not at {DOCUMENT.parent}",
        "slow": None if everything else "takes long (make test-all)",
    }
    for item in items:
        for marker, reason in lacking.items():
            if reason and item.get_closest_marker(marker):
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session")
def document() -> Path:
    """The published chronicle where it lies; tests that use it are marked `document`."""
    return DOCUMENT


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None, django_db_blocker: pytest_django.DjangoDbBlocker
) -> None:
    """The test database holds the bundled chronicle, as an installation's does."""
    from koryu.archive.bundle import load_bundled

    with django_db_blocker.unblock():
        load_bundled()
