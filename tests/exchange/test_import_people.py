"""People from CSV: whoever is in the directory already is recognised, and what is unclear is refused."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from frontdesk.clock import StoppedClock
from frontdesk.exchange.fields import Noun
from frontdesk.hub.opening import make_hub
from frontdesk.hub.tables import people
from tests.exchange.importing import OPERATOR, Files, changes, fates, reasons

PEOPLE = Noun.PEOPLE
ANNA = "name,mail,phone,department,role,room\nAnna Berg,Anna@Example.com,570 555 0142,Sales,Manager,A1\n"
TWO_ANNAS = "name,mail\nAnna Berg,anna@example.com\nAnna Berg,anna.b@example.com\n"


@pytest.fixture
def files(tmp_path: Path, stopped_clock: StoppedClock) -> Iterator[Files]:
    hub = make_hub(tmp_path / "hub.db", clock=stopped_clock)
    yield Files(hub, tmp_path)
    hub.close()


def retire(files: Files, name: str, clock: StoppedClock) -> None:
    with files.hub.step("people.retire", by=OPERATOR.name, desk=OPERATOR.desk) as step:
        step.update(people, [{**files.rows("people")[name], "retired_at": clock.now()}])


def test_a_person_is_taken_over_with_everything_the_file_says(files: Files) -> None:
    files.bring(PEOPLE, ANNA)
    anna = files.rows("people")["Anna Berg"]
    assert anna["mail"] == "anna@example.com"
    assert anna["numbers"] == ("+15705550142",)
    assert anna["role"] == "Manager"
    assert anna["place"] == "A1"
    assert anna["department_id"] == files.rows("departments")["Sales"]["id"]
    assert len(anna["reference"]) == 6


def test_the_same_file_again_changes_nothing_and_leaves_no_entry(files: Files) -> None:
    files.bring(PEOPLE, ANNA)
    before = files.hub.seq()
    again = files.bring(PEOPLE, ANNA)
    assert (again.new, again.changed, again.same, again.created) == (0, 0, 1, ())
    assert files.hub.seq() == before


def test_headers_come_in_any_order_case_and_spelling(files: Files) -> None:
    files.bring(PEOPLE, "JOB_TITLE;Téam;Tel.;E-Mail;Full Name\nNurse;Ward 3;231;eva@example.com;Eva Holm\n")
    eva = files.rows("people")["Eva Holm"]
    assert (eva["role"], eva["numbers"], eva["mail"]) == ("Nurse", ("231",), "eva@example.com")
    assert list(files.rows("departments")) == ["Ward 3"]


def test_first_and_last_name_are_the_name_where_no_column_is_the_whole(files: Files) -> None:
    files.bring(PEOPLE, "last name,first name\nHolm,Eva\n")
    assert list(files.rows("people")) == ["Eva Holm"]


def test_columns_that_the_operator_gives_to_the_name_are_joined_in_the_files_order(files: Files) -> None:
    files.bring(PEOPLE, "f,x,l\nEva,9,Holm\n", mapping={"f": "name", "l": "name"})
    assert list(files.rows("people")) == ["Eva Holm"]


def test_numbers_of_several_columns_and_several_in_one_are_put_together(files: Files) -> None:
    files.bring(PEOPLE, 'name,phone,mobile\nEva Holm,"570 555 0142; 231",(570) 555-0143\n')
    assert files.rows("people")["Eva Holm"]["numbers"] == ("+15705550142", "231", "+15705550143")


def test_an_extension_is_kept_as_a_number_of_its_own(files: Files) -> None:
    files.bring(PEOPLE, "name,phone\nEva Holm,570 555 0100 ext 231\n")
    assert files.rows("people")["Eva Holm"]["numbers"] == ("+15705550100", "231")


def test_cells_that_say_there_is_nothing_give_nothing(files: Files) -> None:
    files.bring(PEOPLE, "name,mail,phone,department\nEva Holm,n/a,-,none\n")
    eva = files.rows("people")["Eva Holm"]
    assert (eva["mail"], eva["numbers"], eva["department_id"]) == ("", (), None)
    assert files.rows("departments") == {}


def test_a_department_that_nobody_knows_is_made_once_and_told(files: Files) -> None:
    plan = files.plan(PEOPLE, "name,team\nEva Holm,Sales\nBo Ek,SALES\nIda Ny,Stores\n")
    assert plan.created == ("Sales", "Stores")


def test_changed_fields_are_named_and_the_others_stay(files: Files) -> None:
    files.bring(PEOPLE, ANNA)
    text = "name,mail,role,room,team\nAnna Berg,anna@example.com,Director,,Stores\n"
    plan = files.plan(PEOPLE, text)
    assert fates(plan) == [(2, "Anna Berg", "changed")]
    assert changes(plan) == [("role", "department")]
    files.bring(PEOPLE, text)
    anna = files.rows("people")["Anna Berg"]
    assert (anna["role"], anna["place"], anna["numbers"]) == ("Director", "A1", ("+15705550142",))


def test_a_person_is_recognised_by_mail_under_another_name(files: Files) -> None:
    files.bring(PEOPLE, ANNA)
    plan = files.plan(PEOPLE, "name,mail\nAnna Lind,ANNA@example.com\n")
    assert (fates(plan), changes(plan)) == ([(2, "Anna Lind", "changed")], [("name",)])


def test_a_person_is_recognised_by_name_whatever_its_accents_and_gets_the_new_mail(files: Files) -> None:
    files.bring(PEOPLE, "name,mail\nZoë Ågren,zoe@old.example\n")
    plan = files.plan(PEOPLE, "name,mail\nzoe agren,zoe@new.example\n")
    assert changes(plan) == [("name", "mail")]


def test_somebody_of_the_same_name_beside_the_one_who_is_there_is_new(files: Files) -> None:
    files.bring(PEOPLE, "name,mail\nAnna Berg,anna@example.com\n")
    assert fates(files.plan(PEOPLE, TWO_ANNAS)) == [(2, "Anna Berg", "same"), (3, "Anna Berg", "new")]


def test_two_of_a_name_in_the_directory_are_refused_with_the_candidates(files: Files) -> None:
    files.bring(PEOPLE, TWO_ANNAS)
    ((line, reason),) = reasons(files.plan(PEOPLE, "name,role\nAnna Berg,Nurse\n"))
    assert line == 2
    assert reason.startswith("more than one person in the directory may be meant: Anna Berg (")


def test_two_rows_that_could_both_be_the_one_who_is_there_are_refused(files: Files) -> None:
    files.bring(PEOPLE, "name\nAnna Berg\n")
    refused = files.plan(PEOPLE, TWO_ANNAS).refused()
    assert [row.line for row in refused] == [2, 3]
    assert all("which of them is Anna Berg (" in row.reason for row in refused)


def test_doubles_in_the_file_are_refused_naming_the_other_line(files: Files) -> None:
    text = (
        "name,mail\nAnna Berg,a@example.com\nA. Berg,A@example.com\nBo Ek,\nbo ek,\nIda Ny,\nIda Ny,ida@example.com\n"
    )
    assert reasons(files.plan(PEOPLE, text)) == [
        (3, "it has the same mail address as line 2"),
        (5, "it has the same name as line 4, and no mail address tells them apart"),
        (6, "it has the same name as line 7, and no mail address tells them apart"),
    ]


def test_retired_people_are_not_recognised(files: Files, stopped_clock: StoppedClock) -> None:
    files.bring(PEOPLE, ANNA)
    retire(files, "Anna Berg", stopped_clock)
    assert fates(files.plan(PEOPLE, ANNA)) == [(2, "Anna Berg", "new")]


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("4.67E+10", "the number “4.67E+10” lost its digits in a spreadsheet; enter it there as text"),
        ('"4,67E+10"', "the number “4,67E+10” lost its digits in a spreadsheet; enter it there as text"),
        ("46701234567.0", "“46701234567.0” is not a telephone number"),
        ("ask at the desk", "“ask at the desk” is not a telephone number"),
    ],
)
def test_F63_numbers_that_cannot_be_read_are_refused(files: Files, cell: str, reason: str) -> None:
    assert reasons(files.plan(PEOPLE, f"name,phone\nEva Holm,{cell}\n")) == [(2, reason)]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",eva@example.com,x", "no name"),
        ("Eva,eva at example,x", "“eva at example” is not one mail address"),
        ("Eva,a@example.com; b@example.com,x", "“a@example.com; b@example.com” is not one mail address"),
        (f"{'E' * 201},,x", "the name is longer than 200 characters"),
        (f"Eva,,{'r' * 201}", "the role is longer than 200 characters"),
    ],
)
def test_rows_that_cannot_be_taken_say_why(files: Files, row: str, reason: str) -> None:
    assert reasons(files.plan(PEOPLE, f"name,mail,role\n{row}\n")) == [(2, reason)]


def test_a_mail_address_is_taken_out_of_how_mail_programs_write_it(files: Files) -> None:
    files.bring(PEOPLE, "name,mail\nEva Holm,Eva Holm <eva@example.com>\nBo Ek,mailto:bo@example.com\n")
    assert [row["mail"] for row in files.rows("people").values()] == ["eva@example.com", "bo@example.com"]


def test_a_record_that_the_file_breaks_is_refused_beside_the_others(files: Files) -> None:
    plan = files.plan(PEOPLE, "name,role\nEva Holm,Nurse\nBo Ek,Cook,one too many\n")
    assert fates(plan) == [(2, "Eva Holm", "new"), (3, "", "refused")]


@pytest.mark.parametrize("file", ["example1.csv", "example2.csv", "example3.csv", "example4.csv"])
def test_the_real_examples_bring_their_names_and_tell_what_is_left_out(files: Files, shared: Path, file: str) -> None:
    plan = files.importing.plan(PEOPLE, shared / "corpora/csv/sqlite-utils/tests/sniff" / file)
    assert [row.name for row in plan.rows] == ["Cleo", "Pancakes", "Mozie", "Daisy, the tarantula"]
    assert plan.columns == (("name", "name"),)
    assert plan.ignored == ("id", "species", "age")


def test_the_real_example_with_a_name_in_two_columns_is_read(files: Files, shared: Path) -> None:
    plan = files.importing.plan(PEOPLE, shared / "corpora/csv/csv-spectrum/csvs/comma_in_quotes.csv")
    assert fates(plan) == [(2, "John Doe", "new")]
    assert plan.ignored == ("city", "zip")
