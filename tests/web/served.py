"""A server as a user starts it: a process of its own, on a real socket of this machine."""

import http.client
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    content: bytes

    @property
    def text(self) -> str:
        return self.content.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.content)


@dataclass(frozen=True)
class Served:
    """A server that runs; each request is a connection of its own."""

    process: subprocess.Popen[str]
    address: str

    @property
    def port(self) -> int:
        port = urlsplit(self.address).port
        assert port is not None
        return port

    def get(
        self, path: str, /, *, method: str = "GET", headers: dict[str, str] | None = None, **parameters: str
    ) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        query = {name.removesuffix("_"): value for name, value in parameters.items()}  # from_: a word of Python
        try:
            connection.request(method, f"{path}?{urlencode(query)}" if query else path, headers=headers or {})
            response = connection.getresponse()
            names = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, names, response.read())
        finally:
            connection.close()


def command(home: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "cli", "--home", str(home), *arguments]


def fumikura(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A command run to its end."""
    return subprocess.run(command(home, *arguments), cwd=ROOT, capture_output=True, encoding="utf-8", check=False)


def _hears_ctrl_c() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # a shell starts what runs in the background deaf to it


@contextmanager
def serving(home: Path, *arguments: str) -> Iterator[Served]:
    """The server while the context lasts; ended by Ctrl-C."""
    process = subprocess.Popen(
        command(home, *arguments, "serve", "--port", "0"),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        preexec_fn=_hears_ctrl_c if os.name == "posix" else None,
    )
    assert process.stdout is not None
    try:
        line = process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+/", line)
        assert found, line
        yield Served(process, found[0])
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=30)
        process.stdout.close()
