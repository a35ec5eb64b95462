"""Brings uv into the project's own .venv, with nothing but the standard library.

Neither pip nor ensurepip is needed: the wheel that uv.lock names for this platform is
fetched, checked against the hash that stands there, and its program unpacked.
"""

from __future__ import annotations

import hashlib
import io
import platform
import sys
import sysconfig
import tomllib
import urllib.request
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if sys.platform == "win32" else "bin")
PROGRAM = BIN / ("uv.exe" if sys.platform == "win32" else "uv")


def wheel_tag() -> str:
    """The part of a wheel's file name that tells this platform."""
    machine = platform.machine().lower()
    machine = {"amd64": "x86_64", "arm64": "aarch64"}.get(machine, machine)
    if sys.platform == "win32":
        return {"x86_64": "win_amd64", "aarch64": "win_arm64"}.get(machine, "win32")
    if sys.platform == "darwin":
        return "macosx_11_0_arm64" if machine == "aarch64" else "macosx_10_12_x86_64"
    musl = "musl" in (sysconfig.get_config_var("HOST_GNU_TYPE") or "")
    return f"musllinux_1_1_{machine}" if musl else f"manylinux_2_17_{machine}"


def locked_wheel() -> dict[str, str]:
    """The entry of uv.lock for uv's wheel on this platform."""
    with (ROOT / "uv.lock").open("rb") as file:
        packages = tomllib.load(file)["package"]
    wheels = next(package["wheels"] for package in packages if package["name"] == "uv")
    tag = wheel_tag()
    for wheel in wheels:
        if tag in wheel["url"]:
            return dict(wheel)
    sys.exit(
        f"koryu: uv.lock names no uv for this platform ({tag}). "
        "Install uv yourself, then run: uv run koryu serve"
    )


def main() -> None:
    if sys.version_info < (3, 11):  # noqa: UP036 - any Python may run this
        sys.exit("koryu needs Python 3.11 or newer. Name one: make serve PYTHON=python3.12")
    if not (VENV / "pyvenv.cfg").exists():
        venv.create(VENV, with_pip=False, symlinks=sys.platform != "win32")
    wheel = locked_wheel()
    try:
        with urllib.request.urlopen(wheel["url"], timeout=120) as answer:
            data = answer.read()
    except OSError as error:
        sys.exit(
            f"koryu: uv could not be fetched ({error}). Check the connection and run make again."
        )
    if f"sha256:{hashlib.sha256(data).hexdigest()}" != wheel["hash"]:
        sys.exit("koryu: the uv that arrived is not the one uv.lock names; nothing was installed.")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        member = next(
            name for name in archive.namelist() if name.endswith(f"/scripts/{PROGRAM.name}")
        )
        PROGRAM.write_bytes(archive.read(member))
    PROGRAM.chmod(0o755)


if __name__ == "__main__":
    main()
