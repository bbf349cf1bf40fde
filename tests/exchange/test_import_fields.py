"""Which column is which field: by its name, by a synonym, or as the operator says; never silently dropped."""

import pytest

from frontdesk.errors import WrongUse
from frontdesk.exchange.fields import FIELDS, Noun, columns, key


def read(noun: Noun, *headers: str, **mapping: str) -> dict[str, tuple[int, ...]]:
    return dict(columns(noun, headers, mapping).places)


def refusal(noun: Noun, *headers: str, mapping: dict[str, str] | None = None) -> WrongUse:
    with pytest.raises(WrongUse) as refused:
        columns(noun, headers, mapping or {})
    return refused.value


@pytest.mark.parametrize("header", ["mail", "E-Mail", "e_mail", "EMAIL", " e mail ", "Ê-maïl"])
def test_case_accents_and_signs_of_a_header_do_not_matter(header: str) -> None:
    assert read(Noun.PEOPLE, header, "Name") == {"mail": (0,), "name": (1,)}


def test_the_columns_of_the_real_directories_are_known() -> None:
    assert read(Noun.TOPICS, "topic", "owner", "text", "status", "contact") == {
        "name": (0,), "owner": (1,), "text": (2,), "keywords": (3,), "channel": (4,),
    }  # fmt: skip


@pytest.mark.parametrize("header", ["description", "notes", "Note", "text"])
def test_description_and_notes_are_the_text_of_a_topic(header: str) -> None:
    assert read(Noun.TOPICS, "service", header) == {"name": (0,), "text": (1,)}


def test_a_title_is_the_role_of_a_person_and_the_name_of_a_topic_or_article() -> None:
    assert "role" in read(Noun.PEOPLE, "name", "title")
    assert read(Noun.TOPICS, "title") == {"name": (0,)}
    assert read(Noun.ARTICLES, "title") == {"title": (0,)}


def test_several_columns_of_numbers_are_all_read() -> None:
    assert read(Noun.PEOPLE, "telephone", "name", "mobile", "tel")["numbers"] == (0, 2, 3)


def test_what_the_operator_says_comes_before_a_synonym() -> None:
    found = columns(Noun.PEOPLE, ("name", "nickname", "title"), {"nickname": "name", "TITLE": ""})
    assert found.places == {"name": (1,)}
    assert found.ignored == ("name", "title")


def test_a_field_may_be_named_by_a_synonym() -> None:
    assert read(Noun.PEOPLE, "name", "reach", reach="telephone")["numbers"] == (1,)


def test_columns_that_nothing_is_read_from_are_told() -> None:
    assert columns(Noun.PEOPLE, ("name", "shoe size"), {}).ignored == ("shoe size",)


def test_of_two_columns_for_one_field_the_one_named_like_it_counts_and_the_other_is_told() -> None:
    found = columns(Noun.TOPICS, ("text", "notes", "topic"), {})
    assert (found.places["text"], found.ignored) == ((0,), ("notes",))


def test_two_columns_that_may_both_be_a_field_must_be_told_apart() -> None:
    refused = refusal(Noun.TOPICS, "topic", "notes", "description")
    assert str(refused) == "Several columns may be the text: notes, description."
    assert "--map HEADER=text" in refused.hint


def test_a_file_without_names_says_what_it_has_and_what_is_known() -> None:
    refused = refusal(Noun.TOPICS, "a", "b")
    assert str(refused) == "No column is the name. Line 1 has: a, b."
    assert refused.hint.startswith("Say which one it is with --map HEADER=name. Fields: name, owner, deputies, text")


def test_a_mapping_of_no_column_or_to_no_field_is_wrong_use() -> None:
    assert str(refusal(Noun.PEOPLE, "name", mapping={"nmae": "name"})) == "The file has no column “nmae”."
    assert str(refusal(Noun.PEOPLE, "name", mapping={"name": "size"})) == "People have no field “size”."


@pytest.mark.parametrize("noun", list(Noun))
def test_no_name_means_two_fields_of_a_noun(noun: Noun) -> None:
    names = [key(name) for field in FIELDS[noun] for name in (field.name, *field.synonyms)]
    assert sorted(names) == sorted(set(names))
