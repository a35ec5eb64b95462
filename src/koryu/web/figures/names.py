"""What the fields of statistics are called."""

from __future__ import annotations

from functools import cache

from django.utils.translation import gettext_lazy

from koryu.chronicle.labels import categories

# In the order of the menus.
FIELD_NAMES = {
    "category": gettext_lazy("Category"),
    "first-category": gettext_lazy("First category"),
    "direction": gettext_lazy("Direction"),
    "decade": gettext_lazy("Decade"),
    "year": gettext_lazy("Year"),
    "month": gettext_lazy("Month"),
    "region": gettext_lazy("Region"),
    "place": gettext_lazy("Partner place"),
    "municipality": gettext_lazy("Home municipality"),
    "series": gettext_lazy("Series"),
    "organisation": gettext_lazy("Organisation"),
    "chronicle": gettext_lazy("Chronicle"),
}
MEASURE_NAMES = {
    "events": gettext_lazy("Events"),
    "people": gettext_lazy("People who crossed"),
}


@cache
def _coloured() -> frozenset[str]:
    return frozenset(one.id for one in categories())


def category_class(category: str) -> str:
    """The class that colours a category; one outside the vocabulary is drawn in soft ink."""
    return category if category in _coloured() else "softfill"
