"""koryu serve: the site, on this machine."""

from __future__ import annotations

import argparse
import errno
import os
import socket

from koryu.chronicle.errors import KoryuError
from koryu.chronicle.trilingual import Trilingual
from koryu.cli.django import prepare

EXAMPLES = ("koryu serve", "koryu serve --port 8080")

_TAKEN = Trilingual(
    "ポート {port} はほかのプログラムが使っています。",
    "Port {port} is taken by another program.",
    "Порт {port} занят другой программой.",
)
_TAKEN_REMEDY = Trilingual(
    "別のポートを選んでください：koryu serve --port {other}（make serve PORT={other}）",
    "Choose another: koryu serve --port {other} (make serve PORT={other})",
    "Выберите другой: koryu serve --port {other} (make serve PORT={other})",
)
_REFUSED = Trilingual(
    "{host}:{port} では開けません：{why}",
    "Cannot listen on {host}:{port}: {why}",
    "Не удаётся открыть {host}:{port}: {why}",
)
_OPEN = Trilingual(
    "交流を開きました：{address}（終わるには Ctrl+C）",
    "koryu is at {address} (Ctrl+C ends it)",
    "koryu открыт: {address} (завершить — Ctrl+C)",
)


def arguments(parser: argparse.ArgumentParser, tongue: str) -> None:
    host = Trilingual("待ち受けるアドレス", "address to listen on", "адрес сервера")
    port = Trilingual("ポート番号", "port number", "номер порта")
    parser.add_argument("--host", default="127.0.0.1", help=host.of(tongue))
    parser.add_argument("--port", type=int, default=8000, help=port.of(tongue))


def run(options: argparse.Namespace, tongue: str) -> int:
    listener = _listen(options.host, options.port)
    os.environ.setdefault("KORYU_HOSTS", f"{options.host},localhost,127.0.0.1,[::1]")
    prepare()
    import waitress
    from django.conf import settings
    from django.utils.module_loading import import_string

    from koryu.web import warm

    application = import_string(settings.WSGI_APPLICATION)
    warm.start(application)
    port = listener.getsockname()[1]
    shown = f"[{options.host}]" if ":" in options.host else options.host
    print(_OPEN.fill(address=f"http://{shown}:{port}/").of(tongue), flush=True)
    waitress.serve(
        application,
        sockets=[listener],
        threads=8,
        ident=None,
        channel_timeout=60,
        clear_untrusted_proxy_headers=True,
    )
    return 0


def _listen(host: str, port: int) -> socket.socket:
    """A listening socket; KoryuError where the address cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    if os.name == "posix":
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except (OSError, OverflowError) as error:
        listener.close()
        if getattr(error, "errno", None) == errno.EADDRINUSE:
            raise KoryuError(_TAKEN.fill(port=port), _TAKEN_REMEDY.fill(other=port + 1)) from error
        raise KoryuError(_REFUSED.fill(host=host, port=port, why=error)) from error
    listener.listen(128)
    return listener
