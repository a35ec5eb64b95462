"""The officer's year from the command line."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from tests.cli.office import Office, Program, Rows, fill
from tests.tables import ROWS, page

NEW = ("H 9 (1997)", "12 月", "文化", "", "サハリン", "", "港の合唱団8名と代表团を派遣")
CHANGED: Rows = ((*ROWS[0][:6], ROWS[0][6].replace("8名", "9名")), *ROWS[1:])


def step_of(office: Office) -> str:
    return office.done("log", "--limit", "1").split()[0]


@pytest.mark.slow
def test_bundled_record_goes_out_and_comes_back_unchanged(office: Office) -> None:
    for name in ("all.xlsx", "all.csv"):
        assert "684" in office.done("export", name)
        shown = office.done("import", name, "--dry-run")
        assert "変わるところはありません" in shown
        assert "684  変わらない行" in shown
    assert "684" in office.done("log")


@pytest.mark.parametrize("name", ["all.xlsx", "all.csv", "all.pdf"])
def test_table_goes_out_and_comes_back_unchanged(four: Office, name: str) -> None:
    four.done("export", name, "--chronicle", "minato")
    shown = four.done("import", name, "--dry-run")
    assert "4  変わらない行" in shown
    assert "変わるところはありません" in shown


def test_the_years_loop(four: Office) -> None:
    made = step_of(four)
    four.done("template", "next.xlsx", "--chronicle", "minato")
    four.edit("next.xlsx", lambda book: book.worksheets[0].append(NEW))
    before = four.done("import", "next.xlsx", "--dry-run")
    assert "1  新しい行" in before
    assert "文書にない行" not in before  # the rows of the years before are not in a template
    assert "何も変えていません" in before
    assert "取り込みました" in four.done("import", "next.xlsx", "--yes")
    four.done("check", "--write", "review.xlsx", "--chronicle", "minato")
    four.edit("review.xlsx", lambda book: fill(book["判定"], 2, 判定="却下"))
    assert "却下 1" in four.done("accept", "review.xlsx")
    log = four.done("log")
    assert "佐藤" in log
    assert log.index("判定の取り込み") < log.index("取り込み  next.xlsx")
    four.done("undo")
    four.done("undo")
    four.done("undo", "--redo")
    assert "5件" in four.done("export", "all.jsonl", "--chronicle", "minato")
    assert "4件" in four.done("export", "before.jsonl", "--chronicle", "minato", "--as-of", made)
    four.done("undo")
    four.done("undo")
    assert "取り消せる作業がありません" in four.refused("undo")


def test_text_begins_a_chronicle_of_its_own(office: Office) -> None:
    office.text("a.txt", ROWS)
    shown = office.done("import", "a.txt", "--chronicle", "minato", "--yes")
    assert "新しい年表として取り込みます" in shown
    assert "取り込みました" in shown
    assert "4  変わらない行" in office.done("import", "a.txt", "--dry-run")


def test_changed_characters_are_marked(four: Office) -> None:
    shown = four.done("import", four.text("b.txt", CHANGED), "--dry-run")
    assert "[-8-]{+9+}名" in shown


@pytest.mark.parametrize("name", ["then.xlsx", "then.csv", "then.jsonl", "then.pdf"])
def test_every_format_shows_the_state_after_a_step(four: Office, name: str) -> None:
    made = step_of(four)
    four.done("import", four.text("b.txt", CHANGED), "--yes")
    four.done("export", name, "--chronicle", "minato", "--as-of", made)
    four.done("export", f"now-{name}", "--chronicle", "minato")
    then, now = (texts_in(four.folder / one) for one in (name, f"now-{name}"))
    assert then[0] == ROWS[0][6]
    assert now[0] == CHANGED[0][6]
    assert then[1:] == now[1:]


def texts_in(path: Path) -> list[str | None]:
    if path.suffix == ".jsonl":
        return [json.loads(line)["text"] for line in path.read_text("utf-8").splitlines()]
    from koryu.readers.document import read_document

    return [row.cells["内容"] for row in read_document(path).rows]


def test_old_state_edited_is_merged_with_what_came_after(four: Office) -> None:
    made = step_of(four)
    four.done("import", four.text("b.txt", CHANGED), "--yes")
    four.done("export", "then.xlsx", "--chronicle", "minato", "--as-of", made)
    four.edit("then.xlsx", lambda book: fill(book.worksheets[0], 3, 月="10 月"))
    shown = four.done("import", "then.xlsx", "--dry-run")
    assert "1  変わった行" in shown
    assert "[-9-]{+10+} 月" in shown
    assert "1  書き出した後に、こちらだけで変わった行" in shown


def test_row_taken_out_of_a_template_is_missing(four: Office) -> None:
    four.done("template", "next.xlsx", "--chronicle", "minato")
    four.edit("next.xlsx", lambda book: book.worksheets[0].delete_rows(3))
    shown = four.done("import", "next.xlsx", "--dry-run")
    assert "1  文書にない行（残します）" in shown
    assert ROWS[3][6] in shown


def test_log_tells_counts_who_and_what_was_undone(four: Office) -> None:
    four.done("import", four.text("b.txt", CHANGED), "--yes")
    four.done("undo")
    undo, done, made = four.done("log", "--limit", "3").splitlines()
    assert "取り消し  b.txt" in undo
    assert "取り込み（取り消し済み）  b.txt  変更 1, 変わらず 3  佐藤" in done
    assert "新規 4" in made
    assert len(four.done("log", "--limit", "0")) == 0


def test_sheet_of_decisions_is_asked_for(four: Office) -> None:
    four.text("b.txt", (*ROWS, ROWS[1]))
    assert "--write" in four.refused("import", "b.txt", "--yes")
    four.done("import", "b.txt", "--write", "decide.xlsx")
    four.edit("decide.xlsx", lambda book: fill(book.worksheets[0], 2, 決定="取り込まない"))
    shown = four.done("import", "b.txt", "--decided", "decide.xlsx", "--yes")
    assert "変わるところはありません" in shown


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("import", "nowhere.txt"), "nowhere.txt"),
        (("export", "all.doc"), ".doc"),
        (("export", "all.xlsx", "--corrected"), "PDF"),
        (("export", "all.xlsx", "--as-of", "99999"), "99999"),
        (("export", "all.xlsx", "--chronicle", "nowhere"), "nowhere"),
        (("template", "next.csv"), ".xlsx"),
        (("accept", "nowhere.xlsx"), "nowhere.xlsx"),
        (("undo", "--redo"), "やり直せる"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_message(
    office: Office, arguments: tuple[str, ...], told: str
) -> None:
    assert told in office.refused(*arguments)
    assert not list(office.folder.iterdir())


@pytest.mark.slow
def test_second_import_waits_and_then_is_told(program: Program) -> None:
    """While another program writes, an import gets one clear message and changes nothing."""
    (program.folder / "a.txt").write_text(page(ROWS), "utf-8")
    program.done("export", "all.jsonl")
    lock = sqlite3.connect(program.folder / "home" / "koryu.sqlite3", isolation_level=None)
    lock.execute("BEGIN IMMEDIATE")
    try:
        told = program.refused("import", "a.txt", "--chronicle", "minato", "--yes")
    finally:
        lock.execute("ROLLBACK")
        lock.close()
    assert "ほかの作業" in told
    assert "minato" in program.refused("export", "m.jsonl", "--chronicle", "minato")


@pytest.mark.document
@pytest.mark.slow
def test_published_document_goes_in_and_out(program: Program, document: Path) -> None:
    assert "684  本文が付いた行" in program.done("import", str(document), "--yes")
    for name in ("all.xlsx", "all.csv", "all.pdf"):
        program.done("export", name)
        assert "変わるところはありません" in program.done("import", name, "--dry-run")


@pytest.mark.slow
def test_full_disk_gets_one_message_and_changes_nothing(program: Program) -> None:
    """The system refuses to let any file grow, as a full disk does."""
    resource = pytest.importorskip("resource")
    rows = [(*row[:6], f"{row[6]}（{number}回目）") for number in range(400) for row in ROWS]
    (program.folder / "a.txt").write_text(page(rows), "utf-8")
    program.done("log")
    size = (program.folder / "home" / "koryu.sqlite3").stat().st_size
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 4096, limits[1]))
    try:
        told = program.refused("import", "a.txt", "--chronicle", "minato", "--yes")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert "何も変えていません" in told
    assert "空き容量" in told
    assert "minato" not in program.done("log")
