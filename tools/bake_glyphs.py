"""Bake the glyph tables of `chronicle/data`: simplified.csv, alike_kanji.csv and rare_kanji.csv.

    python tools/bake_glyphs.py FOLDER_OF_OPENCC FONT…

simplified.csv: simplified Chinese glyphs that Japanese text never uses (not in CP932) and the
Japanese glyph behind each, from OpenCC's dictionaries (PyPI: opencc-python-reimplemented 0.1.7,
Apache-2.0). alike_kanji.csv: kanji of the first level of JIS X 0208 that look alike, by comparing
their pictures in the fonts given (Noto Sans and Noto Serif CJK JP were used); needs Pillow.
rare_kanji.csv: the kanji outside the first level and those of it that they look like, by the first font.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

DATA = Path(__file__).parents[1] / "src" / "koryu" / "chronicle" / "data"
SIZE, ALIKE, NEIGHBOURS, RELATED = 40, 0.80, 8, 24
RARE_ALIKE, RARE_NEIGHBOURS = 0.82, 5
RARE = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000))
# A code point that no font draws: glyphs that look like it are not in the font.
UNDRAWN = "\U0003fffd"
Box = tuple[float, float, float, float]
WHOLE: Box = (0, 0, 1, 1)
PARTS: tuple[Box, ...] = ((0.4, 0, 1, 1), (0, 0, 0.55, 1), (0, 0.4, 1, 1))


def pairs(path: Path) -> dict[str, list[str]]:
    lines = (line.split("\t") for line in path.read_text("utf-8").splitlines() if line)
    return {line[0]: line[1].split() for line in lines}


def is_japanese(char: str) -> bool:
    try:
        return len(char.encode("cp932")) == 2
    except UnicodeEncodeError:
        return False


def bake_simplified(folder: Path) -> None:
    traditional, shinjitai = pairs(folder / "STCharacters.txt"), pairs(folder / "JPVariants.txt")
    lines = []
    for glyph, forms in sorted(traditional.items()):
        japanese = [form for one in forms if is_japanese(form := shinjitai.get(one, [one])[0])]
        if len(glyph) == 1 and not is_japanese(glyph) and japanese:
            lines.append(f"{glyph},{''.join(dict.fromkeys(japanese))}")
    head = "# Made by tools/bake_glyphs.py from OpenCC (PyPI: opencc-python-reimplemented 0.1.7, Apache-2.0,\n# Copyright 2010-2016 BYVoid and the OpenCC developers).\n"
    (DATA / "simplified.csv").write_text(
        "\n".join([head + "simplified,japanese", *lines, ""]), "utf-8"
    )


def first_level() -> list[str]:
    return [
        bytes([row + 0xA0, cell + 0xA0]).decode("euc_jp")
        for row in range(16, 48)
        for cell in range(1, 95 if row < 47 else 52)
    ]


def pictures(chars: list[str], font: str, box: Box = WHOLE) -> np.ndarray:
    """The part of each character that `box` cuts out, stretched to a square, as unit vectors."""
    face = ImageFont.truetype(font, SIZE - 6)
    left, top, right, bottom = (round(edge * SIZE) for edge in box)
    flat = []
    for char in chars:
        image = Image.new("L", (SIZE, SIZE))
        ImageDraw.Draw(image).text((SIZE / 2, SIZE / 2), char, 255, face, anchor="mm")
        part = image.crop((left, top, right, bottom)).resize((SIZE, SIZE))
        blurred = np.asarray(part.filter(ImageFilter.GaussianBlur(1.6)), dtype=float).ravel()
        flat.append((blurred - blurred.mean()) / (np.linalg.norm(blurred - blurred.mean()) or 1))
    return np.array(flat)


def likeness(chars: list[str], font: str) -> tuple[np.ndarray, np.ndarray]:
    """How alike every two characters are as wholes, and at best by one of their parts."""
    whole = pictures(chars, font)
    alike = whole @ whole.T
    related = alike.copy()
    for box in PARTS:
        part = pictures(chars, font, box)
        inside = part @ whole.T
        related = np.maximum.reduce([related, part @ part.T, inside, inside.T])
    return alike, related


def bake_alike(fonts: list[str]) -> None:
    chars = first_level()
    found = [likeness(chars, one) for one in fonts]
    alike, related = (sum(one[at] for one in found) / len(fonts) for at in (0, 1))
    np.fill_diagonal(alike, 0)
    np.fill_diagonal(related, 0)
    lines = []
    for at, char in enumerate(chars):
        near = [to for to in np.argsort(-alike[at])[:NEIGHBOURS] if alike[at, to] >= ALIKE]
        order = [to for to in np.argsort(-related[at])[: RELATED + NEIGHBOURS] if to not in near]
        further = [to for to in order[:RELATED] if related[at, to] >= ALIKE - 0.05]
        lines.append(
            ",".join([char, *("".join(chars[to] for to in one) for one in (near, further))])
        )
    head = (
        "# Made by tools/bake_glyphs.py: kanji whose pictures correlate, most alike first: as wholes\n"
        f"# ({ALIKE} or more), then by one of their parts (left, right or lower half).\n"
    )
    (DATA / "alike_kanji.csv").write_text(
        "\n".join([head + "kanji,alike,related", *lines, ""]), "utf-8"
    )


def bake_rare(font: str) -> None:
    common = first_level()
    known = {*common, *(line[0] for line in (DATA / "simplified.csv").open(encoding="utf-8"))}
    chars = [one for codes in RARE for one in map(chr, codes) if one not in known]
    drawn = pictures(chars, font).astype(np.float32)
    blank = pictures([UNDRAWN], font)[0].astype(np.float32)
    alike = drawn @ pictures(common, font).astype(np.float32).T
    lines = []
    for at in np.flatnonzero(drawn @ blank < 0.999):
        near = [
            to for to in np.argsort(-alike[at])[:RARE_NEIGHBOURS] if alike[at, to] >= RARE_ALIKE
        ]
        if near:
            lines.append(f"{chars[at]},{''.join(common[to] for to in near)}")
    head = (
        "# Made by tools/bake_glyphs.py: kanji outside the first level of JIS X 0208 and the kanji of it\n"
        f"# whose pictures correlate with theirs ({RARE_ALIKE} or more), most alike first.\n"
    )
    (DATA / "rare_kanji.csv").write_text("\n".join([head + "kanji,alike", *lines, ""]), "utf-8")


def main() -> None:
    bake_simplified(Path(sys.argv[1]) / "dictionary")
    bake_rare(sys.argv[2])
    bake_alike(sys.argv[2:])


if __name__ == "__main__":
    main()
