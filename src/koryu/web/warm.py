"""A server's work in the background: the first answers made before anybody asks, and every event's
JSON kept ready (koryu/archive/documents.py).
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.db import DatabaseError, connection

from koryu.archive import documents

# What loads between them all that answers need: addresses, templates, words, the index.
_FIRST = ("/ja/events/", "/api/events")
_BREATH = 0.02  # seconds between two pieces, so that visitors and writers get their turn
_RETRY = 5.0  # seconds after the database was busy

Application = Callable[..., Iterable[bytes]]
_log = logging.getLogger(__name__)


def start(application: Application) -> None:
    """Begins, in a thread that ends with the process."""
    threading.Thread(target=_work, args=(application,), name="koryu-warm", daemon=True).start()


def first_answers(application: Application) -> None:
    """Has the application answer once what most visitors ask first."""
    for path in _FIRST:
        environ: dict[str, Any] = {"PATH_INFO": path, "HTTP_HOST": _host()}
        setup_testing_defaults(environ)
        answer = application(environ, lambda *told: None)
        if close := getattr(answer, "close", None):
            close()


def keep_documents(pause: Callable[[float], object] = time.sleep) -> None:
    """Writes the documents that are lacking, until none is."""
    documents.lacking.clear()
    for _ in documents.fill():
        pause(_BREATH)


def _work(application: Application) -> None:
    try:
        first_answers(application)
    except Exception:  # whoever asks next is told what is wrong; the site stays up
        _log.exception("the first answers")
    while True:
        try:
            keep_documents()
        except DatabaseError:  # another writes for long; what is lacking stays so until then
            _log.info("documents wait", exc_info=True)
            documents.lacking.set()
            time.sleep(_RETRY)
        finally:
            connection.close()
        documents.lacking.wait()


def _host() -> str:
    """A name under which this site may be asked."""
    named = (host.lstrip(".") for host in settings.ALLOWED_HOSTS if host != "*")
    return next(named, "localhost")
