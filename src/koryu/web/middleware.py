"""What every answer passes through: the content security policy, and compression."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from typing import Any

import brotli  # type: ignore[import-untyped]  # it ships no stubs
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.clickjacking import XFrameOptionsMiddleware
from django.middleware.common import CommonMiddleware
from django.middleware.locale import LocaleMiddleware
from django.utils.cache import patch_vary_headers
from django_htmx.middleware import HtmxMiddleware

Handler = Callable[[HttpRequest], HttpResponseBase]

_POLICY = "; ".join(
    (
        "default-src 'none'",
        *(
            f"{kind} 'self'"
            for kind in ("script-src", "style-src", "img-src", "font-src", "connect-src")
        ),
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
_API = "/api/"
# Below this size a compressed answer saves no packet.
_WORTH_COMPRESSING = 700
_TEXT = ("text/", "application/json", "application/ld+json", "application/atom+xml",
         "application/xml", "image/svg+xml")  # fmt: skip
_BROTLI_QUALITY = 4
_GZIP_LEVEL = 5


def content_security_policy(get_response: Handler) -> Handler:
    """Nothing inline, nothing evaluated, nothing from another host."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", _POLICY)
        return response

    return middleware


def for_pages(get_response: Handler) -> Handler:
    """What only pages need: their language, their frames, htmx. The API's answers pass it by."""
    pages: Any = get_response
    for layer in (HtmxMiddleware, XFrameOptionsMiddleware, CommonMiddleware, LocaleMiddleware):
        pages = layer(pages)

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(_API):
            answer: HttpResponseBase = pages(request)
            return answer
        request.get_host()  # refused, as on pages, under a name that is not ours
        return get_response(request)

    return middleware


def compress(get_response: Handler) -> Handler:
    """Brotli or gzip, as the browser accepts, for text of any kind, static files included."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if not _compressible(response):
            return response
        patch_vary_headers(response, ("Accept-Encoding",))
        length = response.headers.get("Content-Length")
        if length is not None and int(length) <= _WORTH_COMPRESSING:
            return response
        accepted = request.headers.get("Accept-Encoding", "")
        if encoding := next((one for one in ("br", "gzip") if one in accepted), None):
            return _compressed(response, encoding)
        return response

    return middleware


def _compressible(response: HttpResponseBase) -> bool:
    if response.status_code in {204, 206, 304} or response.has_header("Content-Encoding"):
        return False
    return response.headers.get("Content-Type", "").startswith(_TEXT)


def _compressed(response: HttpResponseBase, encoding: str) -> HttpResponseBase:
    if isinstance(response, FileResponse):
        response = _read(response)
    if not isinstance(response, HttpResponse):
        return response  # a download of unknown length goes out as it is made
    content = response.content
    if len(content) <= _WORTH_COMPRESSING:
        return response
    packed = (
        brotli.compress(content, quality=_BROTLI_QUALITY)
        if encoding == "br"
        else gzip.compress(content, _GZIP_LEVEL, mtime=0)
    )
    response.content = packed
    response.headers["Content-Encoding"] = encoding
    response.headers["Content-Length"] = str(len(packed))
    # A strong validator names the bytes; Last-Modified stays.
    response.headers.pop("ETag", None)
    return response


def _read(response: FileResponse) -> HttpResponse:
    """A static file's answer with its content in memory."""
    content = b"".join(response.streaming_content)  # type: ignore[arg-type]  # never asynchronous
    if response.file_to_stream is not None:
        response.file_to_stream.close()
    return HttpResponse(content, status=response.status_code, headers=dict(response.headers))
