"""What keeps other sites out of a page that answers on this machine (docs/web.md, Security)."""

from werkzeug.datastructures import Headers
from werkzeug.wrappers import Response

_NAMES = frozenset(("127.0.0.1", "localhost", "[::1]"))
HEADERS = {
    # no script, style, picture or frame from elsewhere, and nothing inline
    "Content-Security-Policy": (
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    # papers about families are not left behind in a browser's cache
    "Cache-Control": "no-store",
}


def is_own_host(host: str) -> bool:
    """Whether a request's Host names this machine; a site that lets its name point here sends its own (DNS rebinding).

    Any port: it may be forwarded.
    """
    name, colon, port = host.rpartition(":")
    if not colon or host.endswith("]"):
        name = host
    elif not port.isdecimal():
        return False
    return name.lower() in _NAMES


def is_from_another_site(headers: Headers) -> bool:
    """Whether another site's page asks in the background; browsers say so. Somebody who follows a link navigates."""
    return headers.get("Sec-Fetch-Site") == "cross-site" and headers.get("Sec-Fetch-Mode") != "navigate"


def guarded(response: Response) -> Response:
    """The response with its headers; one that it has already stays."""
    for header, value in HEADERS.items():
        response.headers.setdefault(header, value)
    return response
