"""Why the system refused something, in words: what it says itself is English."""

import errno
import os

import pytest

from corpus.errors import StorageError, cause_of
from corpus.fragments import Fragment
from corpus.messages import Language, error_message

KNOWN = [number for number in errno.errorcode if cause_of(OSError(number, os.strerror(number))).startswith("cause:")]


@pytest.mark.parametrize("number", KNOWN)
def test_each_known_cause_has_words_in_both_languages(number: int) -> None:
    cause = cause_of(OSError(number, os.strerror(number)))
    assert cause in {fragment.value for fragment in Fragment}
    for language in Language:
        said = error_message(StorageError("storage_failed", path="文書庫", detail=cause), language)
        assert "cause:" not in said
        assert os.strerror(number) not in said


def test_a_full_disk_and_missing_permission_are_known() -> None:
    assert cause_of(OSError(errno.ENOSPC, "No space left on device")) == "cause:disk_full"
    assert cause_of(PermissionError(errno.EACCES, "Permission denied")) == "cause:no_permission"


def test_the_number_in_the_text_of_a_rust_library_is_known() -> None:
    text = "An IO error occurred: 'No space left on device (os error 28)'"
    assert cause_of(OSError(text)) == cause_of(ValueError(text)) == "cause:disk_full"


def test_what_is_not_known_is_said_as_the_system_says_it() -> None:
    assert cause_of(OSError(errno.EPIPE, "Broken pipe")) == "Broken pipe"
    assert cause_of(OSError("as it is")) == "as it is"
    assert cause_of(OSError()) == "OSError"
