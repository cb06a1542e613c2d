"""Chromium without a window, driven over two pipes (the DevTools protocol): no driver and no client library."""

import json
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
_PATIENCE = 60.0  # seconds
_SILENT = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run", "--hide-scrollbars",
)  # fmt: skip


class Browser:
    """One tab."""

    def __init__(self, to: int, back: int) -> None:
        self._to, self._back = to, back
        self._number = 0
        self._unread = b""
        self._session = ""
        target = self._call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.call("Page.enable")
        self.call("Runtime.enable")

    def call(self, method: str, **parameters: Any) -> Any:
        """A command to the tab."""
        return self._call(method, **parameters)

    def open(self, address: str) -> None:
        """Go there, and wait until it is there."""
        self.run("window.left = true")
        self.call("Page.navigate", url=address)
        self.wait("!window.left && document.readyState === 'complete'")

    def run(self, script: str) -> Any:
        """What a script in the page says."""
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True, userGesture=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def wait(self, script: str) -> None:
        """Until a script in the page says true."""
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until:
            with suppress(AssertionError):  # the page is about to be another one
                if self.run(script):
                    return
            time.sleep(0.05)
        raise TimeoutError(script)

    def follow(self, selector: str) -> None:
        """Click on what a selector finds first, and wait for the page that this leads to."""
        self.run(f"window.left = true; document.querySelector({json.dumps(selector)}).click()")
        self.wait("!window.left && document.readyState === 'complete'")

    def type(self, text: str) -> None:
        """Text into what has the focus."""
        self.call("Input.insertText", text=text)

    def press(self, key: str, code: int = 0) -> None:
        """A key pressed and let go; with a ``code`` it is one that does something by itself."""
        text = "\r" if key == "Enter" else key
        self.call("Input.dispatchKeyEvent", type="keyDown", key=key, text=text, windowsVirtualKeyCode=code)
        self.call("Input.dispatchKeyEvent", type="keyUp", key=key, windowsVirtualKeyCode=code)

    def _call(self, method: str, **parameters: Any) -> Any:
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._to, json.dumps(message).encode() + b"\0")
        while (answer := self._read()).get("id") != self._number:
            continue
        assert "error" not in answer, answer
        return answer["result"]

    def _read(self) -> Any:
        while b"\0" not in self._unread:
            more = os.read(self._back, 1 << 16)
            assert more, "the browser is gone"
            self._unread += more
        one, _, self._unread = self._unread.partition(b"\0")
        return json.loads(one)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser with nothing remembered. It reads commands from descriptor 3 and answers on 4."""
    assert CHROMIUM is not None
    commands, answers = os.pipe(), os.pipe()
    with tempfile.TemporaryDirectory(prefix="browser-", ignore_cleanup_errors=True) as profile:
        script = 'exec "$0" "$@" 3<&"$COMMANDS" 4>&"$ANSWERS"'
        process = subprocess.Popen(
            ["bash", "-c", script, CHROMIUM, *_SILENT, f"--user-data-dir={profile}", "--remote-debugging-pipe"],
            pass_fds=(commands[0], answers[1]),
            env={**os.environ, "COMMANDS": str(commands[0]), "ANSWERS": str(answers[1]), "HOME": str(Path(profile))},
            stderr=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )
        os.close(commands[0])
        os.close(answers[1])
        try:
            yield Browser(commands[1], answers[0])
        finally:
            process.kill()
            process.wait()
            os.close(commands[1])
            os.close(answers[0])
