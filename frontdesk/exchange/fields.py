"""Which column of a file is which field: by its name, by another name people use for it, or as the operator says."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from msgspec import Struct

from frontdesk.errors import WrongUse
from frontdesk.words import words


class Noun(StrEnum):
    """What a file can bring."""

    PEOPLE = "people"
    TOPICS = "topics"
    ARTICLES = "articles"


class Field(Struct, frozen=True):
    """Something a column can hold, and its other names; `many` when several columns may hold it together."""

    name: str
    synonyms: tuple[str, ...]
    many: bool = False


_KEYWORDS = Field(
    "keywords",
    ("keyword", "tags", "tag", "labels", "label", "aliases", "alias", "also known as", "search words", "status",
     "category", "categories", "code"),
    many=True,
)  # fmt: skip
_PHRASES = Field(
    "phrases",
    ("phrase", "examples", "example", "example phrases", "example phrase", "sample questions", "example questions"),
    many=True,
)

#: The fields of each noun; the first is the one that every file must have.
FIELDS: dict[Noun, tuple[Field, ...]] = {
    Noun.PEOPLE: (
        Field("name", ("full name", "display name", "person", "person name", "employee", "employee name", "staff",
                       "member", "common name", "cn")),
        Field("first name", ("first", "given name", "given names", "forename", "fname")),
        Field("last name", ("last", "surname", "family name", "lname")),
        Field("mail", ("e-mail", "mail address", "e-mail address", "work e-mail", "business e-mail")),
        Field("numbers", ("number", "phone", "phones", "phone number", "phone numbers", "telephone", "telephones",
                          "telephone number", "telephone numbers", "contact phone number", "contact number", "mobile",
                          "mobile phone", "mobile number", "mobile telephone", "cell", "cell phone", "cell number",
                          "tel", "tel no", "phone no", "landline", "work phone", "business phone", "office phone",
                          "direct", "direct line", "direct number", "switchboard", "extension", "ext",
                          "internal number", "phone 1", "phone 2", "tel 1", "tel 2"), many=True),
        Field("department", ("dept", "team", "unit", "division", "section", "organisational unit",
                             "organizational unit", "department name", "ou")),
        Field("role", ("title", "job title", "job", "position", "function", "job role")),
        Field("place", ("room", "location", "office", "building", "site", "desk", "address", "room number",
                        "office location")),
    ),
    Noun.TOPICS: (
        Field("name", ("topic", "title", "service", "subject", "matter", "topic name", "service name")),
        Field("owner", ("responsible", "lead", "owned by", "owner name", "responsible person", "responsible party",
                        "topic owner", "service owner", "person responsible", "who")),
        Field("deputies", ("deputy", "deputy 1", "deputy 2", "deputy 3", "backup", "backups", "substitute",
                           "substitutes", "stand-in", "stand-ins", "covered by"), many=True),
        Field("text", ("description", "notes", "note", "details", "summary", "explanation")),
        _KEYWORDS,
        _PHRASES,
        Field("kind", ("hand-off", "hand-off kind", "kind of hand-off")),
        Field("channel", ("contact", "contact channel", "contact by", "contact via", "reached by")),
        Field("due", ("due minutes", "due in", "due within", "within", "answer within", "deadline", "sla",
                      "response time", "promise")),
    ),
    Noun.ARTICLES: (
        Field("title", ("name", "article", "question", "subject", "heading", "headline")),
        Field("say", ("answer", "say first", "short answer", "spoken answer", "wording")),
        Field("body", ("text", "description", "details", "content", "more", "notes", "long answer")),
        _KEYWORDS,
        Field("topic", ("service", "about", "topic name", "matter")),
        Field("verifier", ("verified by", "approved by", "checked by")),
        Field("review due", ("review", "review by", "review on", "next review", "valid until")),
    ),
}  # fmt: skip


class Columns(Struct, frozen=True, kw_only=True):
    """Where each field stands in a row, as (field, positions), and the headers that nothing is read from."""

    places: Mapping[str, tuple[int, ...]]
    ignored: tuple[str, ...]


def columns(noun: Noun, headers: Sequence[str], mapping: Mapping[str, str], *, line: int = 1) -> Columns:
    """The columns of a file with these `headers` in its `line`; WrongUse where they cannot be told apart.

    `mapping` (header to field, '' to ignore) comes before synonyms.
    """
    told = _told(noun, headers, mapping)
    places: dict[str, tuple[int, ...]] = {}
    for at, field in told.items():
        if field is not None:
            places[field.name] = (*places.get(field.name, ()), at)
    found = _by_synonyms(noun, headers, told, places)
    _settle_shared(noun, found, headers, told=places)
    if noun is Noun.PEOPLE:
        _join_names(found)
    _refuse_missing(noun, headers, found, line)
    used = {at for positions in found.values() for at in positions}
    return Columns(places=found, ignored=tuple(header for at, header in enumerate(headers) if at not in used))


def key(header: str) -> str:
    """The form in which two spellings of a header meet: 'E-Mail', 'e_mail' and 'Email' are one."""
    return "".join(words(header))


_BY_KEY = {
    noun: {key(name): field for field in fields for name in (field.name, *field.synonyms)}
    for noun, fields in FIELDS.items()
}


def _told(noun: Noun, headers: Sequence[str], mapping: Mapping[str, str]) -> dict[int, Field | None]:
    """What the operator says of columns, by position."""
    positions = {key(header): at for at, header in enumerate(headers)} | {h: at for at, h in enumerate(headers)}
    told: dict[int, Field | None] = {}
    for header, name in mapping.items():
        at = positions.get(header, positions.get(key(header), -1))
        if at < 0:
            raise WrongUse(f"The file has no column “{header}”.", hint=f"Its columns: {_listed(headers)}.")
        if name and key(name) not in _BY_KEY[noun]:
            raise WrongUse(f"{noun.value.capitalize()} have no field “{name}”.", hint=f"Fields: {_fields(noun)}.")
        told[at] = _BY_KEY[noun][key(name)] if name else None
    return told


def _by_synonyms(
    noun: Noun, headers: Sequence[str], told: Mapping[int, Field | None], places: Mapping[str, tuple[int, ...]]
) -> dict[str, tuple[int, ...]]:
    """`places` and the columns known by name, in the file's order; a single field that was told takes no other."""
    found = dict(places)
    for at, header in enumerate(headers):
        field = _BY_KEY[noun].get(key(header))
        if field is not None and at not in told and (field.many or field.name not in places):
            found[field.name] = (*found.get(field.name, ()), at)
    return {name: tuple(sorted(positions)) for name, positions in found.items()}


def _settle_shared(
    noun: Noun, found: dict[str, tuple[int, ...]], headers: Sequence[str], *, told: Mapping[str, tuple[int, ...]]
) -> None:
    """Of two columns for one value the one named exactly like the field is it; else the operator must choose.

    Columns that the operator gave to one field belong together, such as a first and a last name.
    """
    single = [field.name for field in FIELDS[noun] if not field.many and field.name not in told]
    for name in (name for name in single if len(found.get(name, ())) > 1):
        exact = [at for at in found[name] if key(headers[at]) == key(name)]
        if not exact:
            raise WrongUse(
                f"Several columns may be the {name}: {_listed([headers[at] for at in found[name]])}.",
                hint=f"Choose one with --map HEADER={name.replace(' ', '-')}, or leave one out with --map HEADER=.",
            )
        found[name] = tuple(exact[:1])


def _join_names(found: dict[str, tuple[int, ...]]) -> None:
    """First and last name together are the name where no column is the whole of it."""
    parts = found.pop("first name", ()) + found.pop("last name", ())
    if parts and "name" not in found:
        found["name"] = parts


def _refuse_missing(noun: Noun, headers: Sequence[str], found: Mapping[str, tuple[int, ...]], line: int) -> None:
    required = FIELDS[noun][0].name
    if required in found:
        return
    raise WrongUse(
        f"No column is the {required}. Line {line} has: {_listed(headers)}.",
        hint=f"Say which one it is with --map HEADER={required}. Fields: {_fields(noun)}.",
    )


def _listed(headers: Sequence[str]) -> str:
    shown = ", ".join(headers[:20])
    return f"{shown} and {len(headers) - 20} more" if len(headers) > 20 else shown


def _fields(noun: Noun) -> str:
    return ", ".join(field.name for field in FIELDS[noun])
