"""`make demo`: ingest the sample archive, search it, say what happened when, export its tables. Real commands.

python samples/demo.py [FOLDER]     everything it writes is in FOLDER (demo)
"""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def run(home: Path, *arguments: str) -> None:
    """Run a command as a user would, after showing it."""
    print(f"\n$ fumikura {' '.join(arguments)}", flush=True)
    command = [sys.executable, "-m", "cli", "--home", str(home), *arguments]
    finished = subprocess.run(command, cwd=ROOT, check=False)
    if finished.returncode:
        sys.exit(finished.returncode)


def first_line(path: Path) -> str:
    """The header of a CSV."""
    with path.open(encoding="utf-8-sig") as file:
        return file.readline()


def main(folder: Path) -> None:
    """The tour."""
    home, tables = folder / "archive", folder / "csv"
    for former in (home, tables):
        shutil.rmtree(former, ignore_errors=True)
    run(home, "ingest", "samples/archive")
    run(home, "search", "里親", "委託率", "--limit", "3")
    run(home, "search", "児家セン", "--limit", "3")
    run(home, "search", "date:R7.7", "--limit", "4")
    run(home, "events", "里親", "--from", "R6.11", "--to", "R7.1")
    run(home, "tables", "export", "-o", str(tables))
    exported = next(path for path in sorted(tables.glob("*.csv")) if "年月日_start" in first_line(path))
    print(f"\n$ head -n 6 {exported}")
    for line in exported.read_text(encoding="utf-8-sig").splitlines()[:6]:
        print(line)
    print(f"\n$ fumikura --home {home} serve --open    # the same in the browser, on this machine only")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "demo"))
