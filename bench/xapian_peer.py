"""Xapian's side of ``bench/search.py``, run by a Python that has its bindings (Debian's python3-xapian).

python3 xapian_peer.py build FOLDER < texts      a JSON string a line
python3 xapian_peer.py ask FOLDER < queries      prints what each took, in seconds
python3 xapian_peer.py add FOLDER < texts
"""

import json
import sys
import time

import xapian  # type: ignore[import-not-found]  # the system's, not ours

NGRAMS = xapian.TermGenerator.FLAG_CJK_NGRAM
ASKED = xapian.QueryParser.FLAG_CJK_NGRAM | xapian.QueryParser.FLAG_PHRASE


def add(folder: str) -> None:
    """Index the texts with Xapian's own character bigrams."""
    database = xapian.WritableDatabase(folder, xapian.DB_CREATE_OR_OPEN)
    generator = xapian.TermGenerator()
    generator.set_flags(NGRAMS)
    for line in sys.stdin:
        text = json.loads(line)
        document = xapian.Document()
        generator.set_document(document)
        generator.set_termpos(0)
        generator.index_text(text)
        document.set_data(text)
        database.add_document(document)
    database.commit()


def ask(folder: str) -> list[float]:
    """Ten hits with excerpts for each query."""
    database = xapian.Database(folder)
    parser = xapian.QueryParser()
    parser.set_database(database)
    parser.set_default_op(xapian.Query.OP_AND)
    took = []
    for line in sys.stdin:
        began = time.perf_counter()
        enquire = xapian.Enquire(database)
        enquire.set_query(asked(parser, json.loads(line)))
        found = enquire.get_mset(0, 10, 1000)
        for hit in found:
            found.snippet(hit.document.get_data().decode(), 120, xapian.Stem("none"), xapian.MSet.SNIPPET_CJK_NGRAM)
        took.append(time.perf_counter() - began)
    return took


def asked(parser: "xapian.QueryParser", text: str) -> "xapian.Query":
    """A phrase in quotes, or every word by itself: the parser refuses Latin words around Japanese ones."""
    words = [text] if text.startswith('"') else text.split()
    return xapian.Query(xapian.Query.OP_AND, [parser.parse_query(word, ASKED) for word in words])


def main() -> None:
    """Print seconds: of the whole, or of each query."""
    command, folder = sys.argv[1:]
    began = time.perf_counter()
    if command == "ask":
        print(json.dumps(ask(folder)))
    else:
        add(folder)
        print(json.dumps([time.perf_counter() - began]))


if __name__ == "__main__":
    main()
