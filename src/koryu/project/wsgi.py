"""The WSGI application."""

import os
from typing import Any

from django.core.wsgi import get_wsgi_application


def _application() -> Any:
    pages = get_wsgi_application()
    from koryu.api.at_once import AtOnce  # Django is ready only now
    from koryu.search.allocator import use_one_arena

    use_one_arena()
    return AtOnce(pages)


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "koryu.project.settings")
application = _application()
