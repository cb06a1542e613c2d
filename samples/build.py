"""Make the sample archive and its ground truth: ``python samples/build.py [--check] [--output DIR]``.

Needs the fonts IPAex, LibreOffice Writer and Chromium (docs/samples.md); the built files are committed, so only
somebody who changes the sources has to run it.
"""

import argparse
import sys
from pathlib import Path

SAMPLES = Path(__file__).resolve().parent
# A script's own folder is on the path, its parent is not; the package samples.sources is found from there.
sys.path.insert(0, str(SAMPLES.parent))

from samples.sources.files import sample_files  # noqa: E402
from samples.sources.office import ProducerMissingError  # noqa: E402


def main() -> int:
    """Write the files, or with --check say which committed ones differ (exit status 1)."""
    parser = argparse.ArgumentParser(description="Make the sample archive and its ground truth from samples/sources.")
    parser.add_argument("--check", action="store_true", help="write nothing; list the files that differ")
    parser.add_argument("--output", type=Path, default=SAMPLES, help="folder for archive/ and truth/")
    options = parser.parse_args()
    try:
        files = sample_files()
    except ProducerMissingError as error:
        print(f"cannot build the samples: {error}", file=sys.stderr)
        return 2
    if options.check:
        return _check(options.output, files)
    for path, data in files.items():
        target = options.output / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        print(f"{len(data):>8}  {path}")
    for stale in sorted(_present(options.output) - set(files)):
        (options.output / stale).unlink()
        print(f" removed  {stale}")
    return 0


def _check(output: Path, files: dict[str, bytes]) -> int:
    present = _present(output)
    differing = [path for path, data in files.items() if path not in present or (output / path).read_bytes() != data]
    for path in [*differing, *sorted(present - set(files))]:
        print(f"differs  {path}")
    return 1 if differing or present - set(files) else 0


def _present(output: Path) -> set[str]:
    return {
        path.relative_to(output).as_posix()
        for part in ("archive", "truth")
        for path in (output / part).rglob("*")
        if path.is_file()
    }


if __name__ == "__main__":
    sys.exit(main())
