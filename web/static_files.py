"""The page's own style sheet and script: the files of ``static/``, by name, and nothing else."""

from hashlib import sha256
from pathlib import Path

from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Request, Response

from web.site import Site

_FOLDER = Path(__file__).parent / "static"
_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


def static_file(site: Site, request: Request, name: str) -> Response:
    """A file of the page."""
    del site
    known = {path.name: path for path in _FOLDER.iterdir()}
    if name not in known:
        raise NotFound
    content = known[name].read_bytes()
    response = Response(content, mimetype=_TYPES[known[name].suffix])
    response.headers["Cache-Control"] = "no-cache"  # asked for again, but not sent again
    response.set_etag(sha256(content).hexdigest()[:16])
    return response.make_conditional(request)
