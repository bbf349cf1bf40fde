"""Forms of people and departments: add, change."""

from functools import partial
from typing import TYPE_CHECKING, Any, cast

from frontdesk.directory.fields import DepartmentFields, PersonFields
from frontdesk.directory.keeping import Kept
from frontdesk.words import apart
from ui.console.keeping.asking import Asking, Done, changed
from ui.console.keeping.naming import department_id
from ui.console.telling import undoes
from ui.models.directory import Page
from ui.models.form import Field, Names, Texts, Typed

if TYPE_CHECKING:
    from frontdesk.desk import Desk


def new_person(_desk: "Desk", name: str = "") -> Asking:
    """Somebody new."""
    fields = _person_fields({"name": Typed(name)})
    return Asking(
        id="person.add", title="New person", facts=("A name is enough",), act="Add to the directory", fields=fields,
        blame="name", file=_add_person,
    )  # fmt: skip


def change_person(id: str, desk: "Desk") -> Asking:
    """The fields of a person."""
    one = desk.listing.person(id)
    person = one.person
    fields = _person_fields({
        "name": Typed(person.name),
        "department": Typed(one.department, f"department:{person.department_id}" if person.department_id else ""),
        "role": Typed(person.role),
        "numbers": Typed(", ".join(one.numbers)),
        "mail": Typed(person.mail),
        "place": Typed(person.place),
    })  # fmt: skip
    return Asking(
        id=f"person.change:{id}", title=person.name, facts=("Change", person.reference), act="Save", fields=fields,
        blame="name", file=partial(_change_person, id, fields),
    )  # fmt: skip


def new_department(_desk: "Desk") -> Asking:
    """A new department."""
    return Asking(
        id="department.add", title="New department", facts=("A name is enough",), act="Add to the directory",
        fields=_department_fields({}), blame="name", file=_add_department,
    )  # fmt: skip


def change_department(id: str, desk: "Desk") -> Asking:
    """The fields of a department."""
    house = desk.listing.department(id).department
    texts = {"name": house.name, "number": house.number, "mail": house.mail, "place": house.place}
    fields = _department_fields({name: Typed(text) for name, text in texts.items()})
    return Asking(
        id=f"department.change:{id}", title=house.name, facts=("Change", house.reference), act="Save", fields=fields,
        blame="name", file=partial(_change_department, id, fields),
    )  # fmt: skip


def _person_fields(typed: Texts) -> tuple[Field, ...]:
    empty = Typed("")
    return (
        Field(id="name", label="Name", typed=typed.get("name", empty), placeholder="First name, last name"),
        Field(id="department", label="Department", typed=typed.get("department", empty), names=Names.DEPARTMENT,
              placeholder="Part of its name"),
        Field(id="role", label="Role", typed=typed.get("role", empty), placeholder="What they do"),
        Field(id="numbers", label="Numbers", typed=typed.get("numbers", empty), placeholder="231, +1 570 555 0142"),
        Field(id="mail", label="Mail", typed=typed.get("mail", empty), placeholder="name@example.com"),
        Field(id="place", label="Place", typed=typed.get("place", empty), placeholder="Where they sit"),
    )  # fmt: skip


def _department_fields(typed: Texts) -> tuple[Field, ...]:
    empty = Typed("")
    return (
        Field(id="name", label="Name", typed=typed.get("name", empty), placeholder="What people call it"),
        Field(id="number", label="Number", typed=typed.get("number", empty), placeholder="200"),
        Field(id="mail", label="Mail", typed=typed.get("mail", empty), placeholder="name@example.com"),
        Field(id="place", label="Place", typed=typed.get("place", empty), placeholder="Where it is"),
    )


def _read_person(desk: "Desk", texts: Texts) -> PersonFields:
    read: dict[str, Any] = {id: typed.text for id, typed in texts.items() if id in ("name", "role", "mail", "place")}
    if "numbers" in texts:
        read["numbers"] = texts["numbers"].text.replace(";", ",").split(",")
    if "department" in texts:
        read["department_id"] = department_id(desk, texts, "department")
    return cast(PersonFields, read)


def _add_person(desk: "Desk", texts: Texts) -> Done:
    kept = desk.keeping.add_person(_read_person(desk, texts), by=desk.operator)
    sentence = f"{apart(kept.noun.name)} is in the directory.{_alike(kept)} {undoes()}"
    goes_on = partial(change_person, kept.noun.id)
    return Done(sentence, Page.PEOPLE, f"person:{kept.noun.id}", kept.noun.name, goes_on=goes_on)


def _change_person(id: str, fields: tuple[Field, ...], desk: "Desk", texts: Texts) -> Done:
    kept = desk.keeping.change_person(id, _read_person(desk, changed(fields, texts)), by=desk.operator)
    return Done(f"Saved: {apart(kept.noun.name)}.{_alike(kept)} {undoes()}", row=f"person:{id}")


def _add_department(desk: "Desk", texts: Texts) -> Done:
    read = cast(DepartmentFields, {id: typed.text for id, typed in texts.items()})
    kept = desk.keeping.add_department(read, by=desk.operator)
    sentence = f"{apart(kept.noun.name)} is in the directory.{_alike(kept)} {undoes()}"
    goes_on = partial(change_department, kept.noun.id)
    return Done(sentence, Page.DEPARTMENTS, f"department:{kept.noun.id}", kept.noun.name, goes_on=goes_on)


def _change_department(id: str, fields: tuple[Field, ...], desk: "Desk", texts: Texts) -> Done:
    read = cast(DepartmentFields, {id: typed.text for id, typed in changed(fields, texts).items()})
    kept = desk.keeping.change_department(id, read, by=desk.operator)
    return Done(f"Saved: {apart(kept.noun.name)}.{_alike(kept)} {undoes()}", row=f"department:{id}")


def _alike(kept: Kept[Any]) -> str:
    """Whoever has the same name is named: it may be a double."""
    return f" Another has that name, {kept.alike[0].reference}: see Doubles." if kept.alike else ""
