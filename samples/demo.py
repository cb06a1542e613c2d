"""`make demo`: ingest the sample archive, search it three times, export its tables, show one CSV. Real commands."""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
OUTPUT = ROOT / "demo"


def run(*arguments: str) -> None:
    """Run a command as a user would, after showing it."""
    print(f"\n$ fumikura {' '.join(arguments)}", flush=True)
    command = [sys.executable, "-m", "cli", "--home", str(OUTPUT / "archive"), *arguments]
    finished = subprocess.run(command, cwd=ROOT, check=False)
    if finished.returncode:
        sys.exit(finished.returncode)


def first_line(path: Path) -> str:
    """The header of a CSV."""
    with path.open(encoding="utf-8-sig") as file:
        return file.readline()


def main() -> None:
    """The tour. Everything it writes is in ./demo."""
    shutil.rmtree(OUTPUT, ignore_errors=True)
    run("ingest", "samples/archive")
    run("search", "里親 委託率", "--limit", "3")
    run("search", "児家セン", "--limit", "3")
    run("search", "date:R7.7", "--limit", "4")
    run("tables", "export", "-o", "demo/csv")
    exported = next(path for path in sorted((OUTPUT / "csv").glob("*.csv")) if "年月日_start" in first_line(path))
    print(f"\n$ head -n 8 {exported.relative_to(ROOT)}")
    for line in exported.read_text(encoding="utf-8-sig").splitlines()[:8]:
        print(line)


if __name__ == "__main__":
    main()
