"""Words to try in the search box: the places most named, each in another script."""

from __future__ import annotations

from koryu.search import search
from koryu.web.kept import kept


@kept
def examples() -> list[tuple[str, str]]:
    """(language, word): a home municipality in Japanese, two partner cities in Latin and Cyrillic.

    Empty while there are no events.
    """
    facets = search("", limit=0).facets
    home, partners = facets.get("municipality", [])[:1], facets.get("place", [])
    regions = {one.value for one in facets.get("region", [])}
    cities = [one for one in partners if one.value not in regions][:2]
    chosen = zip((*home, *cities), ("ja", "en", "ru"), strict=False)
    found = [(language, one.name.of(language)) for one, language in chosen]
    return [(language, word) for language, word in found if word]
