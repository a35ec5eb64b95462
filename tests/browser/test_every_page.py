"""Every page kind, in three languages, two widths, light and dark, in a real browser."""

from __future__ import annotations

from typing import Any

import pytest
from selenium import webdriver

from tests.browser.conftest import looking
from tests.browser.pages import page_kinds
from tests.browser.tools import tool

pytestmark = pytest.mark.browser

_OPEN_ALL = "for (const one of document.querySelectorAll('details')) one.open = true;"
# In the dark only colours are another matter.
_RULES = {"light": {}, "dark": {"runOnly": ["color-contrast", "link-in-text-block"]}}
# The twentieth line of a list is marked up as the first; tables of the whole record are long.
_AXE = """
const [rules, done] = arguments;
const exclude = ["tbody tr:nth-child(n+12)", ".years > .year:nth-child(n+6)"]
  .filter((one) => document.querySelector(one));
axe.run({include: ["html"], exclude}, {resultTypes: ["violations"], ...rules}).then(
  (found) => done(found.violations.map((one) => `${one.id}: ${one.nodes.map((n) => n.html).slice(0, 3)}`)),
  (error) => done([String(error)]));
"""
_HOSTS = "return [...new Set(performance.getEntriesByType('resource').map((one) => new URL(one.name).origin))]"
_WIDE = """
const wide = document.documentElement.scrollWidth - innerWidth;
const found = wide > 0 ? [`page is ${wide}px too wide`] : [];
for (const one of document.querySelectorAll("body *")) {
  if (one.closest("svg, .vh, .scroll") || !one.checkVisibility()) continue;
  const clips = getComputedStyle(one).overflowX !== "visible" && one.matches(":not(input, select)");
  if (clips && one.scrollWidth > one.clientWidth + 1) found.push(`cut: ${one.outerHTML.slice(0, 80)}`);
}
return found;
"""


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", ["ja", "en", "ru"])
def test_is_clean(
    site: str, chromium: webdriver.Chrome, language: str, width: int, theme: str
) -> None:
    looking(chromium, width, theme)
    chromium.get_log("browser")
    axe = tool("axe").read_text("utf-8")
    faults: dict[str, list[Any]] = {}
    for page in page_kinds():
        chromium.get(f"{site}/{language}/{page}")
        found = [f"asks {one}" for one in chromium.execute_script(_HOSTS) if one != site]
        found += [one["message"] for one in chromium.get_log("browser") if _is_fault(one)]
        found += chromium.execute_script(_WIDE)
        chromium.execute_script(_OPEN_ALL)
        chromium.execute_script(axe)
        found += chromium.execute_async_script(_AXE, _RULES[theme])
        if found:
            faults[page] = found
    assert not faults


def _is_fault(entry: dict[str, Any]) -> bool:
    """Whatever the console says, but that a page which is meant to be an error is one."""
    return "the server responded with a status of 40" not in entry["message"]
