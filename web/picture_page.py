"""``/documents/<id>/pages/<n>``: the page to turn to, with what was found outlined on it."""

from pathlib import PurePath

from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Request, Response

from corpus.messages import message
from corpus.model import Page
from pipeline.page_picture import NoPicture, PictureTask
from web.addresses import DocumentAddress, document_id
from web.answer_view import Link
from web.document_page import marks_in
from web.document_view import Marks, boxes_on
from web.form import read_form
from web.found_document import FoundDocument, find_document
from web.site import Site

_A4 = (595.0, 842.0)  # points, where a page's size is not known


def page(site: Site, request: Request, id_: str, number: int) -> Response:
    """A page in its frame: what was found on it, the pages before and after."""
    form, at = read_form(request.args), request.args.get("at", "")
    with site.archives.reading() as reading:
        found = find_document(reading.store, id_)
        marks = marks_in(reading, found.document, form)
    document = found.document
    shown = _page(found, number)
    address = DocumentAddress(document_id(document.digest), form.marking())
    if not found.is_pdf:
        return site.page("error.html", status=404, words=message("web_no_picture", site.language))
    numbers = [other.number for other in document.pages if other.number is not None]
    here, others = boxes_on(shown, marks, at, document)
    return site.page(
        "picture.html",
        title=found.header.title,
        number=str(number),
        pages=str(len(numbers)),
        width=f"{shown.width or _A4[0]:.2f}",
        height=f"{shown.height or _A4[1]:.2f}",
        here=here,
        others=others,
        is_searchable=shown.is_searchable,
        picture=address.picture(number),
        before=address.page(number - 1) if number - 1 in numbers else "",
        after=address.page(number + 1) if number + 1 in numbers else "",
        found=tuple(_found_pages(found, marks, address, number)),
        text_address=address.block(at or _first_anchor(shown)),
        file_address=address.file(),
        search_address=form.address() if form.is_asked else "",
        file=PurePath(found.header.paths[0]).name,
    )


def picture(site: Site, request: Request, id_: str, number: int) -> Response:
    """The page alone, as a PNG."""
    del request
    with site.archives.reading() as reading:
        found = find_document(reading.store, id_)
    _page(found, number)
    if not found.is_pdf:
        raise NotFound
    drawn = site.pictures.picture(PictureTask(found.header.paths, found.document.digest, number))
    match drawn:
        case NoPicture.CHANGED:
            words = message("web_file_changed", site.language, path=found.header.paths[0])
            return Response(words, 409, mimetype="text/plain")
        case NoPicture():
            return Response(message("web_not_drawn", site.language), 422, mimetype="text/plain")
        case _:
            return Response(drawn, mimetype="image/png")


def _page(found: FoundDocument, number: int) -> Page:
    for shown in found.document.pages:
        if shown.number == number:
            return shown
    raise NotFound


def _found_pages(found: FoundDocument, marks: Marks, address: DocumentAddress, current: int) -> list[Link]:
    """The pages on which something matches."""
    return [
        Link(str(shown.number), address.page(shown.number), shown.number == current)
        for shown in found.document.pages
        if shown.number is not None and boxes_on(shown, marks, "", found.document)[1]
    ]


def _first_anchor(shown: Page) -> str:
    return str((shown.blocks[0].locator.block or 0) + 1) if shown.blocks else ""
