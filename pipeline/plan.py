"""What a build has to do: the files there are against the files the archive knows. Pure."""

from collections.abc import Callable, Iterable

from corpus.sources import Failure, FileState, Source
from corpus.values import value
from pipeline.discover import Discovery, is_under


@value
class Plan:
    """Every file in scope is in exactly one of these.

    ``unchanged`` need not be opened; ``still_failing`` neither: they failed before and are as they were;
    ``to_hash`` are new, changed, stale, or to be verified; ``vanished`` are paths that the archive knows and the
    system does not.
    """

    unchanged: tuple[Source, ...]
    still_failing: tuple[Failure, ...]
    to_hash: tuple[FileState, ...]
    vanished: tuple[str, ...]


def make_plan(
    discovery: Discovery,
    *,
    given: Iterable[str],
    sources: Iterable[Source],
    failures: Iterable[Failure],
    is_fresh: Callable[[str], bool],
    extractors: str,
    verify: bool,
) -> Plan:
    """Compare. ``is_fresh`` says of a digest whether its stored document is what we would extract today.

    A given path that does not exist takes nothing out of the archive (a share may be unplugged), unless it is itself
    a file of the archive whose folder is there.
    """
    known = {source.state.path: source for source in sources}
    failed = {failure.state.path: failure for failure in failures}
    unchanged, still_failing, to_hash = [], [], []
    for state in discovery.files:
        source, failure = known.get(state.path), failed.get(state.path)
        if source and source.state == state and not failure and is_fresh(source.digest) and not verify:
            unchanged.append(source)
        elif (
            failure
            and failure.state == state
            and not failure.is_transient
            and failure.fingerprint == extractors
            and not verify
        ):
            still_failing.append(failure)
        else:
            to_hash.append(state)
    seen = {state.path for state in discovery.files} | {path for path, _ in discovery.problems}
    hidden = [path for path, _ in discovery.problems]
    gone = set(discovery.missing) - (set(discovery.deleted) & (known.keys() | failed.keys()))
    scope = [path for path in given if path not in gone]
    vanished = [
        path
        for path in sorted(known.keys() | failed.keys())
        if path not in seen
        and any(is_under(path, root) for root in scope)
        and not any(is_under(path, folder) for folder in hidden)
    ]
    return Plan(tuple(unchanged), tuple(still_failing), tuple(to_hash), tuple(vanished))
