"""LibreOffice as a converter: a copy of the file, a profile of its own, no macros, no network, a time limit."""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from corpus.errors import UnreadableError
from corpus.fragments import Fragment
from corpus.model import IssueCode

SECONDS = 120.0
_NAMES = ("soffice", "libreoffice")
_ELSEWHERE = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
_OOR = 'xmlns:oor="http://openoffice.org/2001/registry"'
# (path, name, value): no macro is run, no link is updated or fetched; the proxy is a port where nobody listens
_SETTINGS = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Office.Calc/Content/Update", "Link", "2"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)


def find_program() -> str | None:
    """Where LibreOffice is, None where it is not installed."""
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    return found or next((path for path in _ELSEWHERE if Path(path).is_file()), None)


@contextmanager
def converted(path: Path, filter_: str, suffix: str, *, program: str, seconds: float = SECONDS) -> Iterator[Path]:
    """The file as LibreOffice saves it through ``filter_`` (``MS Word 2007 XML``); gone when the context ends.

    The file itself is never opened by LibreOffice, only a copy of it. Raises UnreadableError (CORRUPT) where the
    conversion fails or does not end in time.
    """
    with tempfile.TemporaryDirectory(prefix="fumikura-") as name:
        folder = Path(name)
        source = folder / f"document{path.suffix.lower()}"
        shutil.copyfile(path, source)
        _write_profile(folder / "profile")
        output = folder / "out"
        command = [
            program,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            *("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"),
            *("--convert-to", f"{suffix}:{filter_}", "--outdir", str(output), str(source)),
        ]
        if not _run(command, folder, seconds):
            raise UnreadableError(IssueCode.CORRUPT, detail=Fragment.CONVERSION_TIMEOUT)
        result = output / f"document.{suffix}"
        if not result.is_file():
            raise UnreadableError(IssueCode.CORRUPT, detail=Fragment.CONVERSION_FAILED)
        yield result


def _write_profile(profile: Path) -> None:
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _SETTINGS
    )
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(
        f'<?xml version="1.0" encoding="UTF-8"?><oor:items {_OOR}>{items}</oor:items>', encoding="utf-8"
    )


def _run(command: list[str], folder: Path, seconds: float) -> bool:
    """Whether the program ended in time; it is ended with all of its processes otherwise."""
    environment = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    # what it writes beside its profile stays in the folder that goes
    environment |= {"HOME": str(folder), "TMPDIR": str(folder)}
    process = subprocess.Popen(  # noqa: S603 - a list of arguments, no shell
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=os.name == "posix",
    )
    _limit_cpu(process.pid, seconds)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    finally:
        if process.poll() is None:
            _end(process)
    return True


def _limit_cpu(pid: int, seconds: float) -> None:
    """Let the system end the program after twice this much work, should this process not live to do it."""
    try:
        import resource
    except ImportError:  # Windows
        return
    if hasattr(resource, "prlimit"):  # Linux
        most = int(2 * seconds) + 1
        with suppress(ProcessLookupError, PermissionError):
            resource.prlimit(pid, resource.RLIMIT_CPU, (most, most))


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program and what it started (the launcher is a script, the work is done by its child)."""
    if os.name == "posix":
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
