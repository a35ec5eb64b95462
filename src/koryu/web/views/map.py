"""The flow map: who went where, by events or by people, of any search."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from koryu.chronicle.errors import KoryuError
from koryu.web.asked import Asked
from koryu.web.figures.journeys import MEASURES, flow_maps
from koryu.web.figures.names import MEASURE_NAMES
from koryu.web.narrowing import narrowed, redirected


def flow_map(request: HttpRequest) -> HttpResponse:
    """Two plates and their tables. 400 where the address cannot be understood."""
    measure = request.GET.get("measure", "")
    extra = {"measure": measure if measure in MEASURES[1:] else ""}
    if answer := redirected(request, extra):
        return answer
    try:
        narrow = narrowed(request, extra)
        maps = flow_maps(narrow.asked, extra["measure"] or MEASURES[0])
    except KoryuError as error:
        context = {"error": error, "asked": Asked.of(dict(request.GET.lists()))}
        return render(request, "map.html", context, status=400)
    return render(request, "map.html", {
        "asked": narrow.asked,
        "narrow": narrow,
        "hits": narrow.hits,
        "maps": maps,
        "overview": maps.overview.numbered(1),
        "strait": maps.strait.numbered(2),
        "measures": [(name, MEASURE_NAMES[name], name == (extra["measure"] or MEASURES[0])) for name in MEASURES],
        "people": extra["measure"] == "people",
    })  # fmt: skip
