"""Numbers as they are typed, rung and imported, and the one key each goes by."""

import subprocess
import sys

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.callers.numbers import Number, NumberKind, grouped, looks_like_number, read, read_all, shown

ANNA = "+46701234567"


def key(text: str, region: str = "SE") -> str:
    number = read(text, region)
    assert number.received == text
    assert (number.key == "") is (number.kind in {NumberKind.ANONYMOUS, NumberKind.UNREADABLE})
    return number.key


@pytest.mark.parametrize(
    "text",
    [
        "+46701234567",
        "+46 70 123 45 67",
        "+46 (0)70-123 45 67",
        "+46 070 123 45 67",
        "(+46) 70 123 45 67",
        "0046701234567",
        "00 46 70 123 45 67",
        "+0046701234567",
        "070/123.45.67",
        "070-123 45 67",
        "701234567",
        "46701234567",
        "'+46701234567",
        "０７０１２３４５６７",
        "＋46 70 123 45 67",
        "٠٧٠١٢٣٤٥٦٧",
        "\u202a+46 70 123 45 67\u202c",
        "+46\u200f701234567",
        "070\u2011123\u201145\u201167",
        "070–123 45 67",
        "070\u202f123\u202f45\u202f67",
        "070\u00a0123 45 67",
        "tel:+46-70-123-45-67",
        "tel:0701234567;phone-context=example.com",
        "sip:+46701234567@pbx.example.com;user=phone",
        '"Anna Berg" <sip:+46701234567@pbx.example.com>',
    ],
)
def test_F76_F77_every_way_to_write_a_number_comes_to_one_key(text: str) -> None:
    assert key(text) == ANNA
    assert read(text, "SE").kind is NumberKind.EXTERNAL


@pytest.mark.parametrize(
    ("text", "extension"),
    [
        ("+46701234567 ext 12", "12"),
        ("+46701234567 ext. 12", "12"),
        ("+46701234567 x12", "12"),
        ("+46701234567x12", "12"),
        ("+46701234567;ext=12", "12"),
        ("tel:+46701234567;ext=12", "12"),
        ("+46701234567,,,1234#", "1234"),
        ("070-123 45 67 ankn 12", "12"),
        ("070-123 45 67 ankn. 12", "12"),
        ("070-123 45 67 anknytning 12", "12"),
        ("070-123 45 67 #12", "12"),
    ],
)
def test_F76_F77_an_extension_stands_beside_the_key_and_never_in_it(text: str, extension: str) -> None:
    assert read(text, "SE") == Number(text, NumberKind.EXTERNAL, ANNA, extension)


@pytest.mark.parametrize(
    ("text", "region", "expected"),
    [
        ("570 555 0142", "US", "+15705550142"),
        ("(570) 555-0142", "US", "+15705550142"),
        ("1-570-555-0142", "US", "+15705550142"),
        ("+1 570 555 0142", "SE", "+15705550142"),
        ("0046701234567", "US", ANNA),
        ("011 46 70 123 45 67", "US", ANNA),
        ("020 7946 0958", "GB", "+442079460958"),
        ("+44 (0)20 7946 0958", "US", "+442079460958"),
        ("+39 06 1234 5678", "US", "+390612345678"),
        ("+375 8264871354", "US", "+375264871354"),
        ("+54 38315593153", "US", "+549383593153"),
        ("+1 570 555 0142", "", "+15705550142"),
    ],
)
def test_F76_a_number_is_read_as_somebody_in_the_region_means_it(text: str, region: str, expected: str) -> None:
    assert key(text, region) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("1001", "1001"), ("231", "231"), ("0", "0"), ("112", "112"), ("114 14", "11414"), ("116 117", "116117"),
     ("*100#", "*100#"), ("#31#0701234567", "#31#0701234567"), ("*21*070 123 45 67#", "*21*0701234567#"),
     ("sip:1001@pbx", "1001"), ("ankn 12", "12"), ("x231", "231")],
)  # fmt: skip
def test_F78_the_house_s_own_numbers_stay_as_they_are(text: str, expected: str) -> None:
    number = read(text, "SE")
    assert (number.kind, number.key) == (NumberKind.INTERNAL, expected)
    assert shown(number, "SE") == grouped(number, "SE") == expected


@pytest.mark.parametrize(
    "text",
    ["", "  ", "-", "anonymous", "Anonymous", "RESTRICTED", "unknown", "Withheld", "Private Number", "unavailable",
     "Hemligt nummer", "sip:anonymous@anonymous.invalid", "\u202a\u202c"],
)  # fmt: skip
def test_F79_a_caller_who_withholds_the_number_is_anonymous_and_matches_nobody(text: str) -> None:
    assert read(text, "SE") == Number(text, NumberKind.ANONYMOUS, "")
    assert shown(read(text, "SE"), "SE") == "no number"


@pytest.mark.parametrize(
    "text",
    ["4.67E+10", "4,67E+10", "4.67e10", "46701234567.0", "46701234567,0", "12345678901234567890", "1-800-FLOWERS",
     "Anna Berg", "call 070-123 45 67", "sip:anna@pbx", "1234567", "+1 570", "+46 70 1", "070+1234567", "+46+701234567",
     "*", "2026-11-21 14:30", "070\ud800123", "0" * 10_000],
)  # fmt: skip
def test_F63_F77_what_a_spreadsheet_or_a_slip_has_spoilt_is_flagged_and_not_guessed(text: str) -> None:
    assert read(text, "SE") == Number(text, NumberKind.UNREADABLE, "")


def test_F77_letters_are_not_dialled_even_where_a_plan_would_take_them() -> None:
    assert read("1-800-FLOWERS", "US").kind is NumberKind.UNREADABLE


def test_seven_digits_without_their_area_are_not_made_into_another_number() -> None:
    assert read("555 0142", "US").kind is NumberKind.UNREADABLE


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("070-123 45 67 / 08-123 45 68", ["+46701234567", "+4681234568"]),
        ("070-1234567/08-1234568", ["+46701234567", "+4681234568"]),
        ("070-123 45 67, 08-123 45 68", ["+46701234567", "+4681234568"]),
        ("070-1234567;08-1234568", ["+46701234567", "+4681234568"]),
        ("070-1234567 or 08-1234568", ["+46701234567", "+4681234568"]),
        ("070-1234567\n08-1234568", ["+46701234567", "+4681234568"]),
        ("070-1234567 | 1001", ["+46701234567", "1001"]),
        ("1001 / 1002", ["1001", "1002"]),
        ("070/123.45.67", ["+46701234567"]),
        ("070 / 123 45 67", ["+46701234567"]),
        ("070-123 45 67,1234", ["+46701234567"]),
        ("", [""]),
    ],
)
def test_F77_a_field_with_two_numbers_gives_both(text: str, keys: list[str]) -> None:
    assert [number.key for number in read_all(text, "SE")] == keys


def test_F77_F81_where_one_number_is_asked_for_two_are_flagged() -> None:
    text = "070-123 45 67 / 08-123 45 68"
    assert read(text, "SE") == Number(text, NumberKind.UNREADABLE, "")


@pytest.mark.parametrize(
    ("text", "region", "on_screen", "aloud"),
    [
        ("+15705550142", "US", "+1 570 555 0142", "570 555 0142"),
        ("+15705550142", "SE", "+1 570 555 0142", "+1 570 555 0142"),
        ("+46701234567", "SE", "+46 70 123 45 67", "070 123 45 67"),
        ("+442079460958", "GB", "+44 20 7946 0958", "020 7946 0958"),
        ("+46701234567;ext=12", "US", "+46 70 123 45 67 ext 12", "+46 70 123 45 67 extension 12"),
        ("*100#", "US", "*100#", "*100#"),
        ("4.67E+10", "SE", "4.67E+10", "4.67E+10"),
    ],
)
def test_numbers_are_shown_and_said_in_groups(text: str, region: str, on_screen: str, aloud: str) -> None:
    assert shown(text, region) == shown(read(text, region), region) == on_screen
    assert grouped(text, region) == grouped(read(text, region), region) == aloud


def test_an_unreadable_field_is_shown_on_one_short_line() -> None:
    assert shown("nonsense\n" * 100, "SE") == "nonsense nonsense nonsense nonsense nons"


@pytest.mark.parametrize(
    "text",
    ["231", "1001", "0701", "114 14", "570 555", "555-0142", "070/123.45.67", "+4", "+46 (0)70-123 45 67 ext 12",
     "(570) 555-0142", "*100#", "tel:+46701234567", "sip:1001@pbx", "1001 x2", "ext 12", "٠٧٠١٢٣"],
)  # fmt: skip
def test_a_person_means_a_number(text: str) -> None:
    assert looks_like_number(text)


@pytest.mark.parametrize(
    "text",
    ["", "charged 2 times", "14:30", "14.30", "8:15", "1,284.00", "1284.00", "120.50", "2026-11-21", "21/11/2026",
     "10-12", "5", "12", "+", "*", "room 231", "sip:anna@pbx", "4111 1111 1111 1111", "4.67E+10", "1" * 100_000],
)  # fmt: skip
def test_a_person_does_not_mean_a_number(text: str) -> None:
    assert not looks_like_number(text)


@given(st.text(max_size=60), st.sampled_from(["US", "SE", "GB", "IT", ""]))
def test_whatever_is_received_is_read_without_a_fault(text: str, region: str) -> None:
    for number in (read(text, region), *read_all(text, region)):
        assert (number.key == "") is (number.kind in {NumberKind.ANONYMOUS, NumberKind.UNREADABLE})
        assert isinstance(shown(number, region) + grouped(number, region), str)
    looks_like_number(text)


@given(
    st.sampled_from([1, 7, 33, 39, 44, 46, 47, 49, 52, 54, 55, 61, 81, 86, 225, 354, 800, 979, 999]),
    st.from_regex(r"[0-9]{4,13}", fullmatch=True, alphabet="0123456789"),
    st.integers(0, 12),
    st.sampled_from(["US", "SE", "GB", "CA", "IT"]),
)
def test_the_short_way_for_plain_numbers_agrees_with_the_library(
    country: int, national: str, space_at: int, region: str
) -> None:
    text = f"+{country} {national[:space_at]} {national[space_at:]}".replace("  ", " ").strip()
    try:
        number = phonenumbers.parse(text, region)
        possible = phonenumbers.is_possible_number_with_reason(number) == phonenumbers.ValidationResult.IS_POSSIBLE
    except phonenumbers.NumberParseException:
        possible = False
    expected = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) if possible else ""
    assert read(text, region).key == expected


def test_the_plans_of_all_countries_are_loaded_by_the_first_number_and_not_by_the_import() -> None:
    look = "import sys, frontdesk.callers.numbers; print('phonenumbers' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True).stdout == "False\n"


@pytest.mark.parametrize(
    ("text", "region", "keys"),
    [
        ("+46 70 123 45 67 / 231", "SE", [ANNA, "231"]),
        ("0701234567/231", "SE", [ANNA, "231"]),
        ("570 555 0142 / 231", "US", ["+15705550142", "231"]),
        ("08-12345/678", "SE", ["+46812345678"]),
        ("0301234567/89", "DE", ["+4930123456789"]),
    ],
)
def test_a_short_number_behind_a_slash_is_the_house_s_own_where_the_whole_is_none(
    text: str, region: str, keys: list[str]
) -> None:
    assert [number.key for number in read_all(text, region)] == keys


@pytest.mark.parametrize(
    ("text", "region"), [("08-123 456 78/79", "SE"), ("040-555 01 23/24", "SE"), ("570 555 0142/0143", "US")]
)
def test_the_other_last_digits_of_a_number_are_not_made_a_part_of_it(text: str, region: str) -> None:
    assert read_all(text, region) == (Number(text, NumberKind.UNREADABLE, ""),)


@pytest.mark.parametrize("text", ["070-123 45 67", "+1 070 123 4567", "123-456-7890"])
def test_where_no_area_begins_so_another_countrys_number_is_not_taken_for_one(text: str) -> None:
    assert read(text, "US") == Number(text, NumberKind.UNREADABLE, "")
