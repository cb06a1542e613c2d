"""Tesseract as a program: a picture in, a table of words out. Nothing is written to the disk."""

import os
import shutil
import subprocess
from enum import Enum
from functools import lru_cache
from pathlib import Path

from corpus.values import value
from pipeline.readers.picture import Raster

DPI = 300
SECONDS = 180.0  # for one page; a dense A4 page takes 5 to 15
PACKAGES = "tesseract-ocr tesseract-ocr-jpn tesseract-ocr-jpn-vert"
_LANGUAGE = "jpn"
_ELSEWHERE = (r"C:\Program Files\Tesseract-OCR\tesseract.exe", "/opt/homebrew/bin/tesseract")


@value
class Tesseract:
    """An installed Tesseract that reads Japanese; ``version`` as it gives it."""

    program: str
    version: str


class Layout(Enum):
    """What is in a picture, as Tesseract numbers its ways of cutting it into lines."""

    PAGE = "3"
    ROWS = "6"  # lines over the whole width, as a table has them


class RecognitionFailedError(Exception):
    """Tesseract could not read a picture; the message says why."""


@lru_cache(maxsize=1)
def find_tesseract() -> Tesseract | None:
    """The installed Tesseract, None without one or without its Japanese data. Looked for once a process."""
    program = shutil.which("tesseract") or next((path for path in _ELSEWHERE if Path(path).is_file()), None)
    if program is None:
        return None
    try:
        languages = _run(program, ["--list-langs"], b"", 20).decode("utf-8", "replace").split()
        version = _run(program, ["--version"], b"", 20).decode("utf-8", "replace").split()
    except RecognitionFailedError:
        return None
    return Tesseract(program, version[1] if len(version) > 1 else "?") if _LANGUAGE in languages else None


def recognise(tesseract: Tesseract, picture: Raster, layout: Layout = Layout.PAGE) -> str:
    """The words of a picture, as Tesseract's TSV. Raises RecognitionFailedError.

    On a page, horizontal and vertical blocks are told apart by the program itself (its Japanese data load those for
    vertical writing where they are installed).
    """
    content = b"P5 %d %d 255\n" % (picture.width, picture.height) + picture.pixels
    dpi = str(round(picture.scale * 72))
    arguments = ["stdin", "stdout", "-l", _LANGUAGE, "--psm", layout.value, "--dpi", dpi, "tsv"]
    return _run(tesseract.program, arguments, content, SECONDS).decode("utf-8", "replace")


def _run(program: str, arguments: list[str], content: bytes, seconds: float) -> bytes:
    # one thread: the documents themselves are read side by side
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(  # noqa: S603 - a list of arguments, no shell
            [program, *arguments], input=content, capture_output=True, timeout=seconds, env=environment, check=True
        )
    except subprocess.TimeoutExpired as error:
        raise RecognitionFailedError(f"Tesseract: {seconds:g} s") from error
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode("utf-8", "replace").strip().splitlines()
        raise RecognitionFailedError(f"Tesseract: {said[-1] if said else error.returncode}"[:200]) from error
    except OSError as error:
        raise RecognitionFailedError(f"Tesseract: {error.strerror}") from error
    return done.stdout
