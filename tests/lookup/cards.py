"""A small company's cards, for the tables of the tests."""

from frontdesk.lookup.model import Card


def person(
    id: str,
    name: str,
    *,
    numbers: tuple[str, ...] = (),
    department: str = "",
    role: str = "",
    mail: str = "",
    uses: int = 0,
) -> Card:
    words = [("name", name), ("role", role), ("department", department), ("mail", mail)]
    return Card("person", id, name, tuple(pair for pair in words if pair[1]), numbers, uses)


def topic(
    id: str, name: str, *, keywords: str = "", phrases: tuple[str, ...] = (), text: str = "", uses: int = 0
) -> Card:
    words = [("name", name), ("keyword", keywords), *(("phrase", phrase) for phrase in phrases), ("text", text)]
    return Card("topic", id, name, tuple(pair for pair in words if pair[1]), (), uses)


PEOPLE = (
    person("edgar", "Edgar Poole", numbers=("+15705550142", "231"), department="Accounts", role="Clerk"),
    person("anna", "Anna Smith", numbers=("+15705550177",), department="Accounts", mail="anna.smith@example.org"),
    person("annabel", "Annabel Ortiz", numbers=("0231",), department="Legal", uses=5),
    person("smithson", "Joan Smithson", department="Parking", uses=1),
    person("jose", "José Müller", numbers=("+4930123456",), department="Human Resources"),
    person("soren", "Søren Łukasz", department="Legal"),
    person("yamada", "山田 太郎", department="営業部"),
    person("ivan", "Иван Петров", department="Склад"),
    person("layla", "ليلى حداد", numbers=("+97145550100",)),
    person("oneill", "Sinéad O’Neill", role="Invoice clerk"),
)
TOPICS = (
    topic(
        "billing",
        "Billing disputes",
        keywords="invoice",
        phrases=("charged twice", "my invoice is wrong"),
        text="For callers who paid too much.",
    ),
    topic("parking", "Parking permits", keywords="car", phrases=("where can I park my car",), uses=4),
    topic("fines", "Parking fines", keywords="ticket", phrases=("I got a parking ticket",), uses=9),
    topic("refund", "Refunds", keywords="money back", text="Invoices that were charged and twice paid."),
)
