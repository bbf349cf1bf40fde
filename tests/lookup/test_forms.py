"""What is typed into forms: it comes back as it was, beside the notes of calls and apart from them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as driver

from frontdesk.clock import StoppedClock
from frontdesk.errors import Refused
from frontdesk.lookup.drafts import Drafts
from frontdesk.lookup.forms import TypedForms
from frontdesk.lookup.per_thread import DeskFiles
from tests.lookup.test_drafts_and_damage import DRAFT, NINE

NEW = {"title": "New person", "fields": {"name": ["Łukasz “Lu” Nowak", ""]}}


@pytest.fixture
def files(tmp_path: Path) -> Iterator[DeskFiles]:
    opened = DeskFiles(tmp_path / "desk.db", hub_id="hub-1")
    yield opened
    opened.close()


@pytest.fixture
def forms(files: DeskFiles) -> TypedForms:
    return TypedForms(files, StoppedClock(NINE))


def test_what_was_typed_comes_back_as_it_was(forms: TypedForms) -> None:
    forms.keep("directory/person:new", NEW)
    assert forms.all() == {"directory/person:new": NEW}


@pytest.mark.parametrize("words", ["half a character \ud83d", "NUL \x00", "שלום", "'; DROP TABLE drafts; --"])
def test_F43_F44_whatever_can_be_pasted_can_be_kept(forms: TypedForms, words: str) -> None:
    forms.keep("knowledge/write/", {"body": words})
    assert forms.all() == {"knowledge/write/": {"body": words}}


def test_what_is_kept_again_replaces_what_was_kept(forms: TypedForms) -> None:
    forms.keep("directory/person:new", {})
    forms.keep("directory/person:new", NEW)
    assert forms.all() == {"directory/person:new": NEW}


def test_a_form_that_is_dropped_leaves_the_others_and_the_calls(files: DeskFiles, forms: TypedForms) -> None:
    files.drafts().save(DRAFT)
    forms.keep("directory/person:new", NEW)
    forms.keep("knowledge/write/", {})
    forms.drop("knowledge/write/")
    assert forms.all() == {"directory/person:new": NEW}
    assert files.drafts().all() == [DRAFT]


def test_a_disk_that_fails_is_told_in_a_sentence(forms: TypedForms, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise driver.OperationalError("disk I/O error")

    for name in ("save", "under", "drop"):
        monkeypatch.setattr(Drafts, name, broken)
    with pytest.raises(Refused, match="takes no words now"):
        forms.keep("directory/person:new", NEW)
    with pytest.raises(Refused, match="cannot be read"):
        forms.all()
    with pytest.raises(Refused, match="cannot be changed now"):
        forms.drop("directory/person:new")
