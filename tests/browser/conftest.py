"""The real server with the bundled chronicle and an invented one, and Chromium."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

_ROOT = Path(__file__).parents[2]
_LOAD = """
from koryu.cli.django import prepare
prepare()
from tests.web.sample import load_sample
load_sample()
"""
_FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--hide-scrollbars",
)  # fmt: skip


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, int]]:
    """The address of a running site, and the id of its process."""
    folder = tmp_path_factory.mktemp("site")
    environment = {**os.environ, "KORYU_HOME": str(folder), "LC_ALL": "en_US.UTF-8"}
    environment.pop("DATABASE_URL", None)
    koryu = [str(Path(sys.executable).with_name("koryu"))]
    subprocess.run([sys.executable, "-c", _LOAD], env=environment, cwd=_ROOT, check=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = (folder / "server.log").open("wb")
    server = subprocess.Popen(
        [*koryu, "serve", "--port", str(port)], env=environment, stdout=log, stderr=log
    )
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_for(f"{address}/healthz", server)
        yield address, server.pid
    finally:
        server.terminate()
        server.wait(10)
        log.close()


@pytest.fixture(scope="session")
def site(running: tuple[str, int]) -> str:
    """The address of a running site."""
    return running[0]


@pytest.fixture(scope="session")
def server(running: tuple[str, int]) -> int:
    """The id of the process that serves it."""
    return running[1]


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """One browser for the session; `looking()` sets its width and theme."""
    with _browser(tmp_path_factory.mktemp("profile")) as driver:
        yield driver


@contextmanager
def _browser(profile: Path) -> Iterator[webdriver.Chrome]:
    options = webdriver.ChromeOptions()
    for flag in (*_FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    service = Service("/usr/bin/chromedriver") if Path("/usr/bin/chromedriver").exists() else None
    driver = webdriver.Chrome(options=options, service=service)
    try:
        yield driver
    finally:
        driver.quit()


def looking(
    driver: webdriver.Chrome, width: int, theme: str = "light", scripts: bool = True
) -> None:
    """Sets what the browser shows the next pages in."""
    driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600},
    )
    driver.execute_cdp_cmd(
        "Emulation.setEmulatedMedia",
        {"features": [{"name": "prefers-color-scheme", "value": theme}]},
    )
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not scripts})


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(150):
        assert server.poll() is None, "the server ended"
        try:
            with urllib.request.urlopen(address, timeout=60):
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError("the server does not answer")
