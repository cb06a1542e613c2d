"""The one place where Jinja is used: templates in ``templates/``, everything put into them escaped."""

from functools import partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from corpus.messages import Language, message

_FOLDER = Path(__file__).parent / "templates"


class Templates:
    """The templates, with ``t(code, …)`` for the words of the catalogue."""

    def __init__(self, language: Language) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(_FOLDER),
            autoescape=True,
            undefined=StrictUndefined,  # a name that is not there is a mistake, not a blank
            auto_reload=False,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals["t"] = partial(_words, language)
        self._environment.globals["lang"] = language.value

    def render(self, name: str, **values: object) -> str:
        """The template with these values."""
        return self._environment.get_template(name).render(**values)


def _words(language: Language, code: str, **arguments: object) -> str:
    return message(code, language, **{name: str(value) for name, value in arguments.items()})
