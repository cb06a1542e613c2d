"""The WSGI application: which address is which page, and what becomes of errors."""

import sys
import traceback
from collections.abc import Callable, Iterable
from wsgiref.types import StartResponse, WSGIEnvironment

from werkzeug.exceptions import HTTPException, NotFound
from werkzeug.routing import Map, Rule
from werkzeug.wrappers import Request, Response

from corpus.errors import ConfigurationError, FumikuraError, IndexUnavailableError, UsageError
from corpus.messages import Language, error_message, message
from corpus.settings import Settings
from pipeline.page_picture import Pictures
from web import api, document_page, documents_page, events_page, picture_page, search_page, status_page
from web.archives import Archives
from web.guard import guarded, is_from_another_site, is_own_host
from web.rendering import Templates
from web.site import Site
from web.static_files import static_file

Handler = Callable[..., Response]
_API = "/api/"

_PAGES: dict[str, Handler] = {
    "/": search_page.search,
    "/events": events_page.events,
    "/events.<suffix>": events_page.file,
    "/similar": search_page.similar,
    "/status": status_page.status,
    "/documents": documents_page.documents,
    "/documents/<id_>": document_page.document,
    "/documents/<id_>/tables/<int:number>.csv": document_page.table_csv,
    "/documents/<id_>/minutes.<suffix>": document_page.minutes,
    "/documents/<id_>/file": document_page.file,
    "/documents/<id_>/pages/<int:number>": picture_page.page,
    "/documents/<id_>/pages/<int:number>.png": picture_page.picture,
    "/api/search": api.search,
    "/api/events": api.events,
    "/api/documents/<id_>": api.document,
    "/static/<name>": static_file,
}


class Application:
    """Answers requests; a WSGI application for any number of threads."""

    def __init__(self, settings: Settings, language: Language) -> None:
        self._site = Site(settings, language, Archives(settings), Templates(language), Pictures(settings))
        rules = [Rule(path, endpoint=handler, methods=["GET"]) for path, handler in _PAGES.items()]
        self._map = Map(rules)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """A request's answer."""
        request = Request(environ)
        response = guarded(self._answer(request))
        return response(environ, start_response)

    def close(self) -> None:
        """Let go of the archive, and end the process that draws."""
        self._site.archives.close()
        self._site.pictures.close()

    def _answer(self, request: Request) -> Response:
        if not is_own_host(request.environ.get("HTTP_HOST", "")):
            return Response(message("web_bad_host", self._site.language), 421, mimetype="text/plain")
        if is_from_another_site(request.headers):
            return Response(message("web_refused", self._site.language), 403, mimetype="text/plain")
        try:
            handler, values = self._map.bind_to_environ(request.environ).match()
            answer: Response = handler(self._site, request, **values)
            return answer
        except HTTPException as error:
            response = error.get_response(request.environ)
            if isinstance(response, Response) and response.status_code in (301, 308):
                return response
            code = "web_not_found" if isinstance(error, NotFound) else "web_refused"
            return self._error(request, code, message(code, self._site.language), error.code or 400, response.headers)
        except FumikuraError as error:
            return self._error(request, error.code, error_message(error, self._site.language), _status(error))
        except (
            Exception
        ) as error:  # the last resort: a sentence for the reader, the traceback for who started the server
            traceback.print_exc(file=sys.stderr)
            words = message("web_internal", self._site.language, detail=type(error).__name__)
            return self._error(request, "internal", words, 500)

    def _error(
        self, request: Request, code: str, words: str, status: int, headers: Iterable[tuple[str, str]] = ()
    ) -> Response:
        if request.path.startswith(_API):
            response = api.error(code, words, status)
        else:
            response = self._site.page("error.html", status=status, words=words.split("\n")[0])
        response.headers.extend((name, value) for name, value in headers if name == "Allow")
        return response


def _status(error: FumikuraError) -> int:
    match error:
        case UsageError():
            return 400
        case IndexUnavailableError() | ConfigurationError():
            return 503
        case _:
            return 500
