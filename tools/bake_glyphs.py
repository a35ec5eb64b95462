"""Bake the glyph tables of `chronicle/data`: simplified.csv and alike_kanji.csv.

    python tools/bake_glyphs.py FOLDER_OF_OPENCC FONT…

simplified.csv: simplified Chinese glyphs that Japanese text never uses (not in CP932) and the
Japanese glyph behind each, from OpenCC's dictionaries (PyPI: opencc-python-reimplemented 0.1.7,
Apache-2.0). alike_kanji.csv: kanji of the first level of JIS X 0208 that look alike, by comparing
their pictures in the fonts given (Noto Sans and Noto Serif CJK JP were used); needs Pillow.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

DATA = Path(__file__).parents[1] / "src" / "koryu" / "chronicle" / "data"
SIZE, ALIKE, NEIGHBOURS = 40, 0.80, 8


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


def pictures(chars: list[str], font: str) -> np.ndarray:
    face = ImageFont.truetype(font, SIZE - 6)
    flat = []
    for char in chars:
        image = Image.new("L", (SIZE, SIZE))
        ImageDraw.Draw(image).text((SIZE / 2, SIZE / 2), char, 255, face, anchor="mm")
        blurred = np.asarray(image.filter(ImageFilter.GaussianBlur(1.6)), dtype=float).ravel()
        flat.append((blurred - blurred.mean()) / np.linalg.norm(blurred - blurred.mean()))
    return np.array(flat)


def bake_alike(fonts: list[str]) -> None:
    chars = first_level()
    alike = sum(vectors @ vectors.T for vectors in (pictures(chars, one) for one in fonts))
    alike /= len(fonts)
    np.fill_diagonal(alike, 0)
    lines = []
    for at, char in enumerate(chars):
        near = [to for to in np.argsort(-alike[at])[:NEIGHBOURS] if alike[at, to] >= ALIKE]
        if near:
            lines.append(f"{char},{''.join(chars[to] for to in near)}")
    head = f"# Made by tools/bake_glyphs.py: kanji whose pictures correlate by {ALIKE} or more, most alike first.\n"
    (DATA / "alike_kanji.csv").write_text("\n".join([head + "kanji,alike", *lines, ""]), "utf-8")


def main() -> None:
    bake_simplified(Path(sys.argv[1]) / "dictionary")
    bake_alike(sys.argv[2:])


if __name__ == "__main__":
    main()
