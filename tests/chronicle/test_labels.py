"""Category labels."""

from __future__ import annotations

import pytest

from koryu.chronicle.labels import categories, category_of


@pytest.mark.parametrize(
    ("label", "category"),
    [
        ("市町村交流", "municipal"),
        ("スポーツ", "sport"),
        ("ｽﾎﾟｰﾂ", "sport"),
        ("経 済", "economy"),
        ("Culture", "culture"),
        ("медицина", "medicine"),
        ("assembly", "assembly"),
        ("経済交流", "economy"),
    ],
)
def test_label_variant_or_name_means_its_category(label: str, category: str) -> None:
    assert category_of(label).id == category


def test_unknown_label_is_its_own_category() -> None:
    assert category_of(" 宇宙 ").id == "宇宙"
    assert category_of("宇宙").name.of("ru") == "宇宙"


def test_no_word_means_two_categories() -> None:
    for category in categories():
        for word in (*category.name.as_dict().values(), *category.variants):
            assert category_of(word) == category
