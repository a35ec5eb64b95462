"""Plain searches of the API, answered before Django's layers, which take as long as a search does.

The body is the one Django's view sends; the headers are those that Django gave the first such
answer under the same host name, so that what its middleware says is said here too. Whatever is not
plain (a compressed answer, another method, a host not met yet) and whatever fails goes to Django.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.db import close_old_connections
from django.http import QueryDict

from koryu.api.events import Asked, found

_PATH = "/api/events"
_MOST_HOSTS = 16

Environ = dict[str, Any]
Headers = list[tuple[str, str]]
Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]


class AtOnce:
    """A WSGI application before Django's."""

    def __init__(self, application: Application) -> None:
        self._application = application
        self._headers: dict[str, Headers] = {}

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        if not _plain(environ):
            return self._application(environ, start_response)
        headers = self._headers.get(environ["HTTP_HOST"])
        if headers is None:
            return self._application(environ, self._learning(environ["HTTP_HOST"], start_response))
        try:
            body = _body(environ)
        except Exception:  # it fails there again, and is told
            return self._application(environ, start_response)
        start_response("200 OK", [*headers, ("Content-Length", str(len(body)))])
        return [body]

    def _learning(self, host: str, start_response: Callable[..., Any]) -> Callable[..., Any]:
        """Notes the headers of a good answer on the way."""

        def started(status: str, headers: Headers, *more: Any) -> Any:
            kept = [one for one in headers if one[0] != "Content-Length"]
            own = any(name == "Set-Cookie" for name, _ in kept)  # one visitor's, not to be kept
            if status == "200 OK" and not own and len(self._headers) < _MOST_HOSTS:
                self._headers[host] = kept
            return start_response(status, headers, *more)

        return started


def _plain(environ: Environ) -> bool:
    accepted = environ.get("HTTP_ACCEPT_ENCODING", "identity")
    return (
        environ.get("PATH_INFO") == _PATH
        and environ["REQUEST_METHOD"] == "GET"
        and accepted in ("", "identity")
        and "HTTP_HOST" in environ
    )


def _body(environ: Environ) -> bytes:
    close_old_connections()
    parameters = QueryDict(environ.get("QUERY_STRING", "").encode("latin-1"))
    return found(Asked.model_validate(parameters.dict()), parameters)
