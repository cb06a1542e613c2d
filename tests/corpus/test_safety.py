"""The writer's lock, files replaced whole, settings, and the catalogue of messages."""

import os
import string
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.errors import ConfigurationError, LockedError
from corpus.files import replace_file
from corpus.lock import writer_lock
from corpus.messages import Language, codes, default_language, issue_message, message
from corpus.model import Issue, IssueCode, Severity
from corpus.settings import resolve_settings


def test_a_second_writer_is_turned_away_and_told_who_is_at_work(tmp_path: Path) -> None:
    script = "import sys; from pathlib import Path; from corpus.lock import writer_lock\n"
    script += "with writer_lock(Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(LockedError) as caught, writer_lock(tmp_path):
            pass
        assert caught.value.arguments["holder"] == str(holder.pid)
        holder.kill()
    with writer_lock(tmp_path):
        pass


def test_a_replaced_file_has_the_new_content_and_plain_permissions(tmp_path: Path) -> None:
    target = tmp_path / "CURRENT"
    replace_file(target, b"1")
    replace_file(target, b"2")
    assert target.read_bytes() == b"2"
    assert [path.name for path in tmp_path.iterdir()] == ["CURRENT"]
    if os.name != "nt":
        plain = tmp_path / "plain"
        plain.write_bytes(b"")
        assert target.stat().st_mode == plain.stat().st_mode


def test_a_file_that_cannot_be_replaced_leaves_no_rubbish(tmp_path: Path) -> None:
    (tmp_path / "target").mkdir()
    (tmp_path / "target" / "x").write_bytes(b"")
    with pytest.raises(OSError, match="irectory"):
        replace_file(tmp_path / "target", b"1")
    assert [path.name for path in tmp_path.iterdir()] == ["target"]


def test_settings_come_from_options_then_variables_then_defaults(tmp_path: Path) -> None:
    variables = {"FUMIKURA_HOME": str(tmp_path / "env"), "FUMIKURA_WORKERS": "3"}
    assert resolve_settings(home=None, environment=variables).home == tmp_path / "env"
    assert resolve_settings(home=None, environment=variables).workers == 3
    chosen = resolve_settings(home=tmp_path / "option", workers=1, environment=variables)
    assert (chosen.home, chosen.workers) == (tmp_path / "option", 1)
    assert resolve_settings(home=None, environment={}).home.name == "fumikura"


@pytest.mark.parametrize("value", ["0", "-1", "many"])
def test_a_variable_that_makes_no_sense_is_an_error(value: str) -> None:
    with pytest.raises(ConfigurationError):
        resolve_settings(home=None, environment={"FUMIKURA_WORKERS": value})


def test_every_issue_has_words() -> None:
    assert {code.value for code in IssueCode} <= codes()


@pytest.mark.parametrize("code", sorted(codes()))
def test_both_languages_tell_the_same_arguments(code: str) -> None:
    class Names(dict[str, str]):
        def __missing__(self, name: str) -> str:
            return name

    fields = [
        {name for _, name, _, _ in string.Formatter().parse(message(code, language, **_placeholders(code))) if name}
        for language in Language
    ]
    assert fields[0] == fields[1]


def _placeholders(code: str) -> dict[str, str]:
    names: dict[str, str] = {}
    while True:
        try:
            message(code, Language.JA, **names)
            message(code, Language.EN, **names)
        except KeyError as missing:
            names[str(missing.args[0])] = "{" + str(missing.args[0]) + "}"
        else:
            return names


def test_language_is_japanese_unless_told_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FUMIKURA_LANG", raising=False)
    assert default_language() is Language.JA
    monkeypatch.setenv("FUMIKURA_LANG", "EN")
    assert default_language() is Language.EN
    monkeypatch.setenv("FUMIKURA_LANG", "tlh")
    assert default_language() is Language.JA


def test_an_issue_is_said_with_its_arguments() -> None:
    issue = Issue(IssueCode.CORRUPT, Severity.ERROR, (("detail", "EOF"),))
    assert "EOF" in issue_message(issue, Language.JA)
    assert "EOF" in issue_message(issue, Language.EN)
