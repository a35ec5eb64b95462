"""What a page weighs over the wire, and that nothing in it moves while it loads."""

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
    ("page", "most"),
    [("events/?q=稚内", 100_000), ("events/", 100_000), ("", 150_000), ("map/", 150_000)],
)
@pytest.mark.parametrize("language", ["ja", "ru"])
def test_weight(site: str, chromium: webdriver.Chrome, language: str, page: str, most: int) -> None:
    looking(chromium, 1280)
    chromium.execute_cdp_cmd("Network.enable", {})
    chromium.execute_cdp_cmd("Network.clearBrowserCache", {})
    chromium.get(f"{site}/{language}/{page}")
    assert 0 < chromium.execute_script(_WEIGHT) <= most


_SHIFT = """
const done = arguments[arguments.length - 1];
let sum = 0;
new PerformanceObserver((list) => { for (const one of list.getEntries()) sum += one.value; })
  .observe({type: "layout-shift", buffered: true});
scrollTo(0, document.documentElement.scrollHeight);
setTimeout(() => done(sum), 400);
"""


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", ["ja", "ru"])
def test_nothing_moves(site: str, chromium: webdriver.Chrome, language: str, width: int) -> None:
    looking(chromium, width)
    chromium.execute_cdp_cmd("Network.enable", {})
    shifts = {}
    for page in (
        "",
        "events/",
        "events/hkru-0361/",
        "timeline/",
        "map/",
        "statistics/",
        "quality/",
    ):
        chromium.execute_cdp_cmd("Network.clearBrowserCache", {})
        chromium.get(f"{site}/{language}/{page}")
        shifts[page] = chromium.execute_async_script(_SHIFT)
    assert max(shifts.values()) < 0.01, shifts
