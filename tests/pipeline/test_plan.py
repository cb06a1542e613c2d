"""What a build has to do, from what there is and what is known."""

from corpus.model import Issue, IssueCode, Severity
from corpus.sources import Failure, FileState, Source
from pipeline.discover import Discovery
from pipeline.plan import Plan, make_plan

EXTRACTORS = "now"
BROKEN = Issue(IssueCode.CORRUPT, Severity.ERROR)


def state(path: str, size: int = 1) -> FileState:
    return FileState(path, size, 7)


def plan(
    *files: FileState,
    given: tuple[str, ...] = ("/a",),
    sources: tuple[Source, ...] = (),
    failures: tuple[Failure, ...] = (),
    problems: tuple[str, ...] = (),
    missing: tuple[str, ...] = (),
    deleted: tuple[str, ...] = (),
    verify: bool = False,
) -> Plan:
    found = Discovery(files, tuple((path, BROKEN) for path in problems), missing, deleted)
    return make_plan(
        found,
        given=given,
        sources=sources,
        failures=failures,
        is_fresh=lambda digest: digest != "stale",
        extractors=EXTRACTORS,
        verify=verify,
    )


def test_a_file_as_it_was_is_not_opened() -> None:
    source = Source(state("/a/x"), "d")
    assert plan(state("/a/x"), sources=(source,)) == Plan((source,), (), (), ())


def test_new_changed_stale_and_verified_files_are_hashed() -> None:
    known = Source(state("/a/x"), "d")
    assert plan(state("/a/y")).to_hash == (state("/a/y"),)
    assert plan(state("/a/x", 2), sources=(known,)).to_hash == (state("/a/x", 2),)
    assert plan(state("/a/x"), sources=(Source(state("/a/x"), "stale"),)).to_hash == (state("/a/x"),)
    assert plan(state("/a/x"), sources=(known,), verify=True).to_hash == (state("/a/x"),)


def test_a_broken_file_is_tried_again_only_when_something_changed() -> None:
    failure = Failure(state("/a/x"), BROKEN, False, EXTRACTORS)
    assert plan(state("/a/x"), failures=(failure,)) == Plan((), (failure,), (), ())
    assert plan(state("/a/x", 2), failures=(failure,)).to_hash == (state("/a/x", 2),)
    older = Failure(state("/a/x"), BROKEN, False, "former extractors")
    assert plan(state("/a/x"), failures=(older,)).to_hash == (state("/a/x"),)
    busy = Failure(state("/a/x"), BROKEN, True, EXTRACTORS)
    assert plan(state("/a/x"), failures=(busy,)).to_hash == (state("/a/x"),)


def test_a_deleted_file_vanishes_but_only_where_we_looked() -> None:
    sources = (Source(state("/a/x"), "d"), Source(state("/ab/y"), "e"))
    assert plan(sources=sources).vanished == ("/a/x",)


def test_an_unplugged_share_takes_nothing_out() -> None:
    sources = (Source(state("/mnt/share/x"), "d"),)
    assert plan(given=("/mnt/share",), missing=("/mnt/share",), sources=sources).vanished == ()


def test_a_deleted_file_that_is_named_itself_vanishes() -> None:
    sources = (Source(state("/a/x"), "d"),)
    assert plan(given=("/a/x",), missing=("/a/x",), deleted=("/a/x",), sources=sources).vanished == ("/a/x",)
    assert plan(given=("/a/x",), missing=("/a/x",), sources=sources).vanished == ()


def test_what_we_may_not_see_has_not_vanished() -> None:
    sources = (Source(state("/a/secret/x"), "d"),)
    assert plan(problems=("/a/secret",), sources=sources).vanished == ()
