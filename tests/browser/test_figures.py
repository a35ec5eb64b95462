"""Figures in a real browser: nothing written over anything, ranges drawn, no script needed."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

from tests.browser.conftest import looking

pytestmark = pytest.mark.browser

PAGES = (
    "", "timeline/", "timeline/?year=1998", "timeline/?lanes=municipality", "timeline/?lanes=category", "map/", "map/?measure=people",
    "statistics/", "statistics/?rows=place", "statistics/?rows=region&columns=direction", "quality/",
    "events/hkru-0361/", "places/wakkanai/", "partnerships/wakkanai--korsakov/",
    "partnerships/hokkaido--sakhalin-oblast/", "series/joint-committee/",
)  # fmt: skip
# Words that meet other words or leave the picture by more than a hair; aslant ones are left out.
_MEETINGS = """
const found = [];
for (const figure of document.querySelectorAll("main svg")) {
  if (!figure.getClientRects().length) continue;
  const frame = figure.getBoundingClientRect();
  const words = [...figure.querySelectorAll("text:not([transform])")].map((one) => [one.textContent, one.getBoundingClientRect()]);
  words.forEach(([text, box], at) => {
    if (box.left < frame.left - 4 || box.right > frame.right + 4) found.push(`${text} leaves`);
    for (const [other, there] of words.slice(0, at)) {
      const across = Math.min(box.right, there.right) - Math.max(box.left, there.left);
      const down = Math.min(box.bottom, there.bottom) - Math.max(box.top, there.top);
      if (across > 2 && down > 5) found.push(`${text} over ${other}`);
    }
  });
}
return found;
"""


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", ["ja", "en", "ru"])
def test_no_word_meets_another(
    site: str, chromium: webdriver.Chrome, language: str, width: int
) -> None:
    looking(chromium, width)
    faults = {}
    for page in PAGES:
        chromium.get(f"{site}/{language}/{page}")
        if found := chromium.execute_script(_MEETINGS):
            faults[page] = found
    assert not faults


@pytest.mark.parametrize("page", ["timeline/", "events/?q=稚内"])
def test_a_range_is_drawn_and_searched(site: str, chromium: webdriver.Chrome, page: str) -> None:
    looking(chromium, 1280)
    chromium.get(f"{site}/ja/{page}")
    figure = next(
        one
        for one in chromium.find_elements(By.CSS_SELECTOR, "svg[data-brush]")
        if one.is_displayed()
    )
    width = figure.size["width"]
    draw = ActionChains(chromium).move_to_element_with_offset(figure, int(width * 0.1), 0)
    draw.click_and_hold().move_by_offset(40, 0).move_by_offset(40, 0).release().perform()
    WebDriverWait(chromium, 10).until(lambda one: "year=" in one.current_url)
    first, last = unquote(chromium.current_url).split("year=")[1].split("&")[0].split("..")
    assert 1952 <= int(first) < int(last) <= 2023
    assert "/ja/events/" in chromium.current_url
    assert ("q=稚内" in unquote(chromium.current_url)) == ("q=" in page)


def test_without_scripts_every_year_can_be_reached(site: str, chromium: webdriver.Chrome) -> None:
    looking(chromium, 1280, scripts=False)
    try:
        chromium.get(f"{site}/en/timeline/")
        chromium.find_element(By.LINK_TEXT, "1990s").click()
        chromium.find_element(By.LINK_TEXT, "1998").click()
        assert "by month" in chromium.find_element(By.TAG_NAME, "figcaption").text
    finally:
        looking(chromium, 1280)


def test_a_place_on_the_map_opens_its_page(site: str, chromium: webdriver.Chrome) -> None:
    looking(chromium, 1280)
    chromium.get(f"{site}/en/map/")
    labels = chromium.find_elements(
        By.CSS_SELECTOR, "#strait .plot-wide a[href$='/places/korsakov/'] text"
    )
    ActionChains(chromium).move_to_element(labels[0]).click().perform()
    WebDriverWait(chromium, 10).until(lambda one: one.current_url.endswith("/places/korsakov/"))
