"""Invented rows in the form of a printed chronicle, as text."""

from __future__ import annotations

from collections.abc import Iterable

HEADER = ("年", "月", "カテゴリ1", "カテゴリ2", "地域1", "地域2", "内容")

ROWS = (
    ("H 8 (1996)", "5 月", "文化", "", "サハリン", "", "港町の合唱団8名が対岸の音楽祭に参加"),
    ("H 8 (1996)", "9 月", "経済", "", "沿海", "小樽市", "水産加工の視察団12名を受け入れ"),
    ("H 9 (1997)", "月", "教育", "友好交流", "", "", "高校生の作文集を交換する取り決めに署名"),
    ("H 9 (1997)", "11-2 月", "スポーツ", "", "サハリン", "稚内市", "冬の卓球教室を4回開催"),
)


def page(rows: Iterable[tuple[str, ...]], title: str = "みなとの往来") -> str:
    """One printed page: title, blank line, header, rows."""
    return "\n".join([title, "", "\t".join(HEADER), *("\t".join(row) for row in rows)]) + "\n"
