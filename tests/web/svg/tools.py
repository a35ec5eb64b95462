"""Looking into drawings."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from koryu.web.svg.elements import Drawing

NAME = "とても長い名前の" * 25  # 200 characters


def tree(drawing: Drawing) -> ET.Element:
    """The drawing as XML: that it can be read at all is half of what is tested."""
    return ET.fromstring(drawing.page())


def words(drawing: Drawing) -> list[str]:
    """What is written in it."""
    return [element.text or "" for element in tree(drawing).iter("text")]


def of_class(drawing: Drawing, css: str) -> list[ET.Element]:
    return [one for one in tree(drawing).iter() if css in (one.get("class") or "").split()]


def inside(drawing: Drawing, air: float = 1.0) -> bool:
    """Whether rectangles, discs and the starts of words lie within the picture."""
    for one in tree(drawing).iter():
        x, y = one.get("x") or one.get("cx"), one.get("y") or one.get("cy")
        if x is None or y is None or one.tag == "pattern":
            continue
        if not (
            -air <= float(x) <= drawing.width + air and -air <= float(y) <= drawing.height + air
        ):
            return False
    return not re.search(r"nan|inf", drawing.body)
