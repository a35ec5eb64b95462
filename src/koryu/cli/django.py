"""Django, for the commands that need the database, and the database made ready."""

from __future__ import annotations

import os


def prepare() -> None:
    """Sets Django up; creates the database and loads the bundled chronicle where they are missing.

    KoryuError where the database cannot be opened or written.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "koryu.project.settings")
    import django

    django.setup()
    from koryu.archive.setup import make_ready

    make_ready()
