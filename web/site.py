"""What every page is given."""

from dataclasses import dataclass

from werkzeug.wrappers import Response

from corpus.messages import Language
from corpus.settings import Settings
from pipeline.page_picture import Pictures
from web.archives import Archives
from web.rendering import Templates


@dataclass(frozen=True, slots=True)
class Site:
    """The archive that is served, and the language that pages speak."""

    settings: Settings
    language: Language
    archives: Archives
    templates: Templates
    pictures: Pictures

    def page(self, template: str, /, *, status: int = 200, **values: object) -> Response:
        """A page of HTML."""
        return Response(self.templates.render(template, **values), status, mimetype="text/html")
