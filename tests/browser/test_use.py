"""The site used with a keyboard, without scripts, and with the shortcuts scripts give."""

from __future__ import annotations

import pytest
from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select, WebDriverWait

from tests.browser.conftest import looking

pytestmark = pytest.mark.browser


def _press(driver: webdriver.Chrome, *keys: str) -> None:
    for key in keys:
        ActionChains(driver).send_keys(key).perform()


def _hits(driver: webdriver.Chrome) -> list[str]:
    return [str(one.get_attribute("id")) for one in driver.find_elements(By.TAG_NAME, "article")]


def test_the_skip_link_comes_first_and_leads_to_the_content(
    site: str, chromium: webdriver.Chrome
) -> None:
    looking(chromium, 1280)
    chromium.get(f"{site}/en/events/")
    _press(chromium, Keys.TAB)
    first = chromium.switch_to.active_element
    assert first.get_attribute("class") == "skip"
    assert first.rect["y"] >= 0
    _press(chromium, Keys.ENTER, Keys.TAB)
    inside = chromium.execute_script(
        "return document.getElementById('main').contains(document.activeElement)"
    )
    assert inside


# One of each kind; lists of names are long, so they are looked through first.
KINDS = (
    "", "events/?q=korsakov", "events/hkru-0361/", "places/?q=sakhalin", "places/nemuro/",
    "partnerships/?q=wakkanai", "partnerships/wakkanai--nevelsk/", "series/?q=forum",
    "series/far-east-conference/", "timeline/?decade=1990", "map/", "statistics/", "quality/", "data/",
    "about/",
)  # fmt: skip


@pytest.mark.parametrize("page", KINDS)
def test_everything_is_reached_by_tab_and_shows_its_focus(
    site: str, chromium: webdriver.Chrome, page: str
) -> None:
    looking(chromium, 1280)
    chromium.get(f"{site}/en/{page}")
    wanted = chromium.execute_script(
        "return [...document.querySelectorAll('a[href], button, input, select, summary')]"
        ".filter((one) => one.type !== 'hidden' && one.tabIndex >= 0 && one.checkVisibility()).length"
    )
    seen = set()
    for _ in range(wanted + 40):
        _press(chromium, Keys.TAB)
        found, outlined = chromium.execute_script(
            "const one = document.activeElement; const style = getComputedStyle(one);"
            "one.dataset.seen ??= crypto.randomUUID();"
            "return [one.matches('a, button, input, select, summary') ? one.dataset.seen : null,"
            " style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2]"
        )
        if found in seen:
            break
        if found:
            assert outlined
            seen.add(found)
    assert len(seen) == wanted


def test_slash_moves_to_the_search(site: str, chromium: webdriver.Chrome) -> None:
    looking(chromium, 1280)
    chromium.get(f"{site}/ja/")
    _press(chromium, "/")
    assert chromium.switch_to.active_element.get_attribute("id") == "q"


def test_all_of_the_search_works_without_scripts(site: str, chromium: webdriver.Chrome) -> None:
    looking(chromium, 360, scripts=False)
    chromium.get(f"{site}/en/")
    chromium.find_element(By.ID, "q").send_keys("wakkanai" + Keys.ENTER)
    WebDriverWait(chromium, 10).until(lambda driver: len(_hits(driver)) == 50)
    all_hits = _hits(chromium)
    chromium.find_element(By.CSS_SELECTOR, ".facet a[href*='category=culture']").click()
    assert 0 < len(_hits(chromium)) < 50
    chromium.find_element(By.CSS_SELECTOR, ".chip[href='?q=wakkanai']").click()
    assert _hits(chromium) == all_hits
    Select(chromium.find_element(By.ID, "sort")).select_by_value("date-desc")
    chromium.find_element(By.ID, "from").send_keys("1999")
    chromium.find_element(By.CSS_SELECTOR, ".tools .go").click()
    assert "sort=date-desc" in chromium.current_url
    assert "year=1999.." in chromium.current_url
    chromium.find_element(By.CSS_SELECTOR, ".langs a[hreflang=ru]").click()
    assert chromium.find_element(By.TAG_NAME, "html").get_attribute("lang") == "ru"
    assert "year=1999.." in chromium.current_url
    chromium.find_element(By.CSS_SELECTOR, "a.headline").click()
    assert chromium.find_elements(By.CSS_SELECTOR, "dl.facts")
    looking(chromium, 1280)


def test_figures_are_narrowed_without_scripts(site: str, chromium: webdriver.Chrome) -> None:
    looking(chromium, 360, scripts=False)
    try:
        chromium.get(f"{site}/en/map/")
        Select(chromium.find_element(By.ID, "category")).select_by_value("culture")
        Select(chromium.find_element(By.ID, "measure")).select_by_value("people")
        chromium.find_element(By.ID, "from").send_keys("1990" + Keys.ENTER)
        WebDriverWait(chromium, 10).until(lambda driver: "year=1990.." in driver.current_url)
        for told in ("category=culture", "measure=people"):
            assert told in chromium.current_url
        chromium.find_element(By.CSS_SELECTOR, ".chip[href*='measure=people']").click()
        assert "measure=people" in chromium.current_url
        assert chromium.find_elements(By.CSS_SELECTOR, "#overview svg")
    finally:
        looking(chromium, 1280)


def test_a_table_is_made_cited_and_opened_without_scripts(
    site: str, chromium: webdriver.Chrome
) -> None:
    looking(chromium, 1280, scripts=False)
    try:
        chromium.get(f"{site}/en/statistics/")
        Select(chromium.find_element(By.ID, "rows")).select_by_value("direction")
        Select(chromium.find_element(By.ID, "columns")).select_by_value("year")
        chromium.find_element(By.CSS_SELECTOR, "main button.go").click()
        assert chromium.find_element(By.TAG_NAME, "h2").text == "Direction × Year"
        cited = chromium.find_element(By.CSS_SELECTOR, ".perma a").get_attribute("href")
        assert str(cited).endswith("?rows=direction&columns=year&measure=events")
        cell = chromium.find_element(By.CSS_SELECTOR, "td.n a[href*='year=1998']")
        count = cell.text
        cell.click()
        assert chromium.find_element(By.ID, "h-hits").text.split()[0] == count
    finally:
        looking(chromium, 1280)


def test_a_list_is_sifted_and_sorted_without_scripts(site: str, chromium: webdriver.Chrome) -> None:
    looking(chromium, 360, scripts=False)
    try:
        chromium.get(f"{site}/en/partnerships/")
        chromium.find_element(By.ID, "q").send_keys("wakkanai" + Keys.ENTER)
        WebDriverWait(chromium, 10).until(lambda driver: "q=wakkanai" in driver.current_url)
        chromium.find_element(By.LINK_TEXT, "Name").click()
        assert "q=wakkanai&sort=name" in chromium.current_url
        chromium.find_element(By.CSS_SELECTOR, "tbody th a").click()
        assert "wakkanai" in chromium.current_url.split("/partnerships/")[1]
    finally:
        looking(chromium, 1280)


def test_typing_finds_while_one_types(site: str, chromium: webdriver.Chrome) -> None:
    looking(chromium, 1280)
    chromium.get_log("browser")
    chromium.get(f"{site}/en/events/")
    chromium.execute_script("window.still = true")
    chromium.find_element(By.ID, "q").send_keys("nevelsk")
    wait = WebDriverWait(chromium, 10)
    wait.until(lambda driver: "q=nevelsk" in driver.current_url)
    wait.until(lambda driver: len(_hits(driver)) < 50)
    assert chromium.execute_script("return window.still")
    wait.until(lambda driver: driver.find_elements(By.CSS_SELECTOR, "#suggestions option"))
    chromium.find_element(By.ID, "q").send_keys(" foo:bar")
    wait.until(lambda driver: driver.find_elements(By.CSS_SELECTOR, ".notice.error"))
    messages = [one["message"] for one in chromium.get_log("browser")]
    assert not [one for one in messages if "status of 400" not in one]


def test_the_theme_is_remembered(site: str, chromium: webdriver.Chrome) -> None:
    looking(chromium, 1280)
    chromium.get(f"{site}/en/")
    paper = "return getComputedStyle(document.body).backgroundColor"
    light = chromium.execute_script(paper)
    chromium.find_element(By.CSS_SELECTOR, ".theme").click()
    chromium.get(f"{site}/ru/about/")
    assert chromium.execute_script(paper) != light
    chromium.execute_script("localStorage.clear()")
