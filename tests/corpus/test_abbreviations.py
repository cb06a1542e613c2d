"""The short forms that documents define are found from either side, in published documents only."""

from pathlib import Path

from corpus.abbreviations import Abbreviation, Counterpart, word_key
from corpus.model import Document, Kind
from corpus.sources import FileState, Source
from corpus.store import Store


def test_both_forms_lead_to_each_other(tmp_path: Path) -> None:
    with Store.open(tmp_path, create=True) as store:
        for digest, long, page in (("a", "児童相談所", 3), ("b", "児童相談所", 1), ("c", "児童相談室", None)):
            learnt = (Abbreviation("児相", long, 0, page),)
            store.put(Document(digest, "", Kind.OTHER, None, None, (), (), "f", learnt))
            with store.transaction():
                store.sources.publish(Source(FileState(f"/{digest}.pdf", 1, 1), digest))
        store.put(Document("d", "", Kind.OTHER, None, None, (), (), "f", (Abbreviation("児相", "未公開", 0),)))
        assert store.counterparts("児 相") == (
            Counterpart("児童相談所", 2, "/a.pdf", 3),
            Counterpart("児童相談室", 1, "/c.pdf", None),
        )
        assert [item.form for item in store.counterparts("児童相談所")] == ["児相"]
        assert store.counterparts("相談") == ()


def test_the_most_common_short_forms_come_first(tmp_path: Path) -> None:
    learnt = {
        "a": ("児相", "ＱＰＩ"),
        "b": ("児 相", "要対協"),
        "c": ("ＱＰＩ",),
        "d": ("QPI", "児相"),
        "e": ("未公開",),
    }
    with Store.open(tmp_path, create=True) as store:
        for digest, shorts in learnt.items():
            found = tuple(Abbreviation(short, f"{short}の正式名", 0) for short in shorts)
            store.put(Document(digest, "", Kind.OTHER, None, None, (), (), "f", found))
            if digest != "e":
                with store.transaction():
                    store.sources.publish(Source(FileState(f"/{digest}.pdf", 1, 1), digest))
        assert [word_key(short) for short in store.common_abbreviations(2)] == ["qpi", "児相"]
        assert len(store.common_abbreviations(9)) == 3
