"""The one place where waitress is used: the application on a socket of this machine, until it is told to stop."""

import signal
from collections.abc import Callable
from contextlib import closing

from waitress.server import create_server  # type: ignore[import-untyped]

from corpus.errors import ConfigurationError, cause_of
from web.application import Application

ADDRESS = "127.0.0.1"
_THREADS = 8  # a page that takes long to draw keeps one of them, and each that asks for another page meanwhile
_LARGEST_HEAD = 65_536  # bytes of a request's head: a form filled to its limits, in %-signs, takes 27,000
_LARGEST_BODY = 1024  # nobody sends one


def serve(application: Application, port: int, ready: Callable[[str], None]) -> None:
    """Answer on 127.0.0.1 until Ctrl-C or SIGTERM; ``ready`` is called with the address then. Port 0: any that is free.

    Raises ConfigurationError where the port is taken.
    """
    try:
        server = create_server(
            application,
            host=ADDRESS,
            port=port,
            threads=_THREADS,
            ident=None,
            max_request_header_size=_LARGEST_HEAD,
            max_request_body_size=_LARGEST_BODY,
        )
    except OSError as error:
        detail = cause_of(error)
        raise ConfigurationError("web_port_taken", port=str(port), detail=detail) from error
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # what ends a service is Ctrl-C to it
    with closing(application):
        ready(f"http://{ADDRESS}:{server.effective_port}/")
        server.run()  # ends with KeyboardInterrupt, after the answers under way
