"""Figures as SVG: plain data in, strings out.

No Django and no database here. A figure holds geometry and class names; colours, hatches and type
come from koryu.css, so that it follows the page into the dark and onto paper. Every figure is drawn
for a size (`sizes`): once for a page and once for a telephone, not shrunk.
"""
