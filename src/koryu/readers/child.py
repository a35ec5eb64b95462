"""Reading in a child process with limits: no document can crash, fill or hold up the program.

Known cases, all of which end in a message here: a crafted sheet of 1.7 kB that aborts the process,
a PDF of 2.4 kB that takes 2 GB, a workbook of 2.5 MB that runs for minutes.
"""

from __future__ import annotations

import errno
import gc
import json
import logging
import os
import stat
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from koryu.chronicle.errors import KoryuError
from koryu.chronicle.garbage import nothing_collected
from koryu.chronicle.record import Reading
from koryu.chronicle.trilingual import Trilingual
from koryu.readers.beside import columns_in, profile_beside
from koryu.readers.sheets import Sheet, sheet_from, sheet_to, sheets_of
from koryu.readers.wire import error_from, error_to, reading_from, reading_to

_MEGABYTE = 1024 * 1024
_MAX_FILE = 64 * _MEGABYTE

_UNREADABLE = Trilingual(
    "ファイルを開けません：{why}",
    "The file cannot be opened: {why}",
    "Не удаётся открыть файл: {why}",
)
_WHY = {
    errno.ENOENT: Trilingual("見つかりません", "it does not exist", "он не найден"),
    errno.ENOTDIR: Trilingual("見つかりません", "it does not exist", "он не найден"),
    errno.EACCES: Trilingual(
        "読む権限がありません", "no permission to read it", "нет прав на чтение"
    ),
    errno.EPERM: Trilingual(
        "読む権限がありません", "no permission to read it", "нет прав на чтение"
    ),
    errno.ELOOP: Trilingual(
        "リンクが互いを指しています",
        "its links point at each other",
        "ссылки указывают друг на друга",
    ),
    errno.ENAMETOOLONG: Trilingual(
        "名前が長すぎます", "its name is too long", "имя слишком длинное"
    ),
}
_NO_FILE = Trilingual(
    "フォルダや装置で、ファイルではありません",
    "it is a folder or a device, not a file",
    "это папка или устройство, а не файл",
)
_UNREADABLE_REMEDY = Trilingual(
    "ファイルの場所と名前、読む権限を確かめてください。",
    "Check where the file lies, its name, and that you may read it.",
    "Проверьте путь к файлу, его имя и права на чтение.",
)
_EMPTY = Trilingual("ファイルが空です。", "The file is empty.", "Файл пуст.")
_EMPTY_REMEDY = Trilingual(
    "もとの文書を入手し直してください。",
    "Get the document again from where it was published.",
    "Получите документ заново из источника публикации.",
)
_TOO_LARGE = Trilingual(
    "ファイルが大きすぎます（{size} MB、上限 {limit} MB）。",
    "The file is too large ({size} MB; the limit is {limit} MB).",
    "Файл слишком велик ({size} МБ при допустимых {limit} МБ).",
)
_SPLIT_REMEDY = Trilingual(
    "年代やシートごとに分けて、一つずつ読み込んでください。",
    "Split the document by years or sheets and read the parts one by one.",
    "Разделите документ по годам или листам и загрузите части по отдельности.",
)
_TOO_LONG = Trilingual(
    "読み取りに時間がかかりすぎるため、中止しました（上限 {limit} 秒）。",
    "Reading took too long and was stopped (the limit is {limit} seconds).",
    "Чтение длилось слишком долго и было остановлено (предел — {limit} с).",
)
_BROKEN = Trilingual(
    "ファイルが壊れているか、読み取りに必要なメモリが上限を超えました（上限 {limit} MB）。",
    "The file is broken, or reading it takes more memory than is allowed ({limit} MB).",
    "Файл повреждён, или для его чтения требуется больше памяти, чем разрешено ({limit} МБ).",
)
_BROKEN_REMEDY = Trilingual(
    "作成元のソフトで開いて保存し直すか、CSV に書き出して、もう一度お試しください。",
    "Open it in the program it was made with, save it again or export it as CSV, and try again.",
    "Откройте файл в исходной программе, сохраните заново или экспортируйте в CSV и повторите попытку.",
)


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one document may take: memory in MB, processor and wall time in seconds."""

    memory: int = 1536
    processor: int = 120
    wall: int = 180


def read(path: Path, profile: Path | None = None, limits: Limits = Limits()) -> Reading:
    """The rows of a document of any kind koryu knows, chosen by its content, not by its name.

    `profile` is a TOML file whose `columns` name columns by header; without one, the file beside
    the document is taken where there is one (`profile_beside`).

    KoryuError where the file cannot be opened, is of no known kind, holds no chronicle, or
    exceeds the limits. On Windows memory and processor time are not limited, wall time is.
    """
    columns = dict(columns_in(profile or profile_beside(path)))
    with nothing_collected():
        return reading_from(_ask("reading", path, limits, columns))


def read_sheets(path: Path, limits: Limits = Limits()) -> list[Sheet]:
    """The sheets of a form that koryu wrote and a person filled in, cell by cell.

    KoryuError as for `read`.
    """
    return [sheet_from(one) for one in _ask("sheets", path, limits, {})]


def _ask(what: str, path: Path, limits: Limits, columns: Mapping[str, str]) -> Any:
    """What the child answers about a file: "reading" or "sheets"."""
    _check_size(path)
    program = [sys.executable, "-m", "koryu.readers.child", what, str(path), json.dumps(columns)]
    program += [str(limits.memory), str(limits.processor)]
    environment = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUTF8": "1"}
    if root := os.environ.get("SYSTEMROOT"):  # Windows starts no program without it
        environment["SYSTEMROOT"] = root
    try:
        done = subprocess.run(  # noqa: S603 - our own module, arguments in a list
            program, capture_output=True, env=environment, timeout=limits.wall, check=False
        )
    except subprocess.TimeoutExpired:
        raise _too_long(limits.wall, path) from None
    if done.returncode == _exceeded_time():
        raise _too_long(limits.processor, path)
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        broken = _BROKEN.fill(limit=limits.memory)
        cause = ChildProcessError(done.returncode, done.stderr.decode("utf-8", "replace")[-2000:])
        raise KoryuError(broken, _BROKEN_REMEDY, file=path.name) from cause
    if "error" in answer:
        raise error_from(answer["error"])
    return answer[what]


def _check_size(path: Path) -> None:
    try:
        about = path.stat()
        if stat.S_ISREG(about.st_mode):
            path.open("rb").close()
    except OSError as error:
        why = _WHY.get(error.errno or 0) or Trilingual(error.strerror or type(error).__name__)
        raise _unreadable(why, path) from error
    if not stat.S_ISREG(about.st_mode):  # opening a pipe would wait for its writer
        raise _unreadable(_NO_FILE, path)
    size = about.st_size
    if size == 0:
        raise KoryuError(_EMPTY, _EMPTY_REMEDY, file=path.name)
    if size > _MAX_FILE:
        what = _TOO_LARGE.fill(size=size // _MEGABYTE, limit=_MAX_FILE // _MEGABYTE)
        raise KoryuError(what, _SPLIT_REMEDY, file=path.name)


def _unreadable(why: Trilingual, path: Path) -> KoryuError:
    return KoryuError(_UNREADABLE.fill(why=why), _UNREADABLE_REMEDY, file=path.name)


def _too_long(seconds: int, path: Path) -> KoryuError:
    return KoryuError(_TOO_LONG.fill(limit=seconds), _SPLIT_REMEDY, file=path.name)


def _exceeded_time() -> int | None:
    """The return code of a child that used up its processor time."""
    if sys.platform == "win32":
        return None
    import signal

    return -signal.SIGXCPU


def _limit(memory: int, processor: int) -> None:
    """Limits this process, where the system can: POSIX setrlimit."""
    if sys.platform == "win32":
        return
    import resource

    wanted = {
        resource.RLIMIT_AS: memory * _MEGABYTE,
        resource.RLIMIT_CPU: processor,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_FSIZE: 0,
    }
    for what, most in wanted.items():
        hard = resource.getrlimit(what)[1]
        if hard != resource.RLIM_INFINITY:
            most = min(most, hard)
        try:
            resource.setrlimit(what, (most, hard))
        except (ValueError, OSError):  # macOS knows no limit of address space
            continue


def _main(what: str, name: str, columns: str, memory: str, processor: str) -> None:
    """The child: reads one file and answers in JSON on stdout."""
    _limit(int(memory), int(processor))
    gc.set_threshold(200_000, 50, 50)  # rows are no garbage: looking for it costs a third
    logging.disable(logging.CRITICAL)  # pdfminer complains about fonts at length
    answer: dict[str, Any]
    try:
        if what == "sheets":
            answer = {what: [sheet_to(one) for one in sheets_of(Path(name))]}
        else:
            from koryu.readers.document import read_document

            answer = {what: reading_to(read_document(Path(name), json.loads(columns)))}
    except KoryuError as error:
        answer = {"error": error_to(error)}
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode("utf-8", "surrogatepass"))


if __name__ == "__main__":
    _main(*sys.argv[1:])
