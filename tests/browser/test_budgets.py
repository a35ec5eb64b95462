"""What a page weighs over the wire."""

from __future__ import annotations

import pytest
from selenium import webdriver

from tests.browser.conftest import looking

pytestmark = pytest.mark.browser

_WEIGHT = """
return performance.getEntriesByType("navigation").concat(performance.getEntriesByType("resource"))
  .reduce((sum, one) => sum + one.transferSize, 0)
"""


@pytest.mark.parametrize(
    ("page", "most"), [("events/?q=稚内", 100_000), ("events/", 100_000), ("", 150_000)]
)
def test_weight(site: str, chromium: webdriver.Chrome, page: str, most: int) -> None:
    looking(chromium, 1280)
    chromium.execute_cdp_cmd("Network.enable", {})
    chromium.execute_cdp_cmd("Network.clearBrowserCache", {})
    chromium.get(f"{site}/ru/{page}")
    assert 0 < chromium.execute_script(_WEIGHT) <= most
