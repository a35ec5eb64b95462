"""Figures of the site: counts and places become plain data, `web.svg` draws them, a table stands behind.

A `Figure` is shown by `{% include "parts/figure.html" %}`. What is drawn from the archive alone is kept
until its next step.

| function | shows | on |
|---|---|---|
| `history.timeline` | events by year (or month) stacked by category, or lanes by place | home, timeline, place |
| `history.hits_timeline` | hits by year, to be brushed to a range | events |
| `journeys.flow_maps` | overview and inset of who went where | home, map |
| `spots.event_map`, `spots.place_map` | the places of an event, a place, a partnership | event, place, partnership |
| `bonds.tie_figure`, `bonds.editions_figure` | a partnership and a series over the years | partnership, series |
| `tables.cross`, `tables.crossed` | rows × columns, people who crossed | statistics |
| `coverage.ledger_figure` | what is recorded | quality |
"""
