"""The document of an address."""

import re
from dataclasses import dataclass
from pathlib import PurePath

from werkzeug.exceptions import NotFound

from corpus.export.names import DocumentName, document_names
from corpus.header import DocumentHeader
from corpus.model import Document
from corpus.store import Store

_ID = re.compile(r"[0-9a-f]{12,64}")


@dataclass(frozen=True, slots=True)
class FoundDocument:
    """A document that the archive has, and what is said of it."""

    document: Document
    header: DocumentHeader

    @property
    def is_pdf(self) -> bool:
        """Whether its pages can be shown as pictures."""
        return any(PurePath(path).suffix.lower() == ".pdf" for path in self.header.paths)


def find_document(store: Store, id_: str) -> FoundDocument:
    """The published document whose digest begins so; NotFound where there is not exactly one."""
    digests = [digest for digest in store.published() if digest.startswith(id_)] if _ID.fullmatch(id_) else []
    document = store.document(digests[0]) if len(digests) == 1 else None
    header = store.header(digests[0]) if document is not None else None
    if document is None or header is None or not header.paths:
        raise NotFound
    return FoundDocument(document, header)


def exported_name(store: Store, header: DocumentHeader) -> DocumentName:
    """What the document is called in exported files, among all others of the archive."""
    paths = [source.state.path for source in store.sources.all()]
    return document_names(paths, store.sources.roots())[header.paths[0]]
