"""What the fields of statistics are called."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

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
