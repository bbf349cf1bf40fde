"""Calls that are nobody's topic: matters that no one owns, wrong numbers, callers who gave up."""

# The words typed | the summary noted.
UNOWNED = (
    "car air conditioning | Asks whether we repair the air conditioning of a van.",
    "solar panels | Would like solar panels to go with the heat pump.",
    "swimming pool heating | Asks who heats swimming pools.",
    "buy used display case | Looks for a used display case.",
    "holiday closing days | Asks which days we are closed over the holidays.",
    "bike stand | Would like a bicycle stand at the Parts counter.",
    "air quality classroom | Asks for a device that measures the air in a classroom.",
    "laboratory freezer | Needs a laboratory freezer at minus eighty.",
    "gift card | Wants a gift card for a new heat pump.",
    "vending machine | Asks us to look after cooled vending machines.",
)
NOT_AN_INQUIRY = (
    "wrong number | Wrong number, wanted the dentist.",
    "wrong number | Wrong number, wanted the town library.",
    "robot call | Recorded voice about car insurance.",
    "survey | Survey on office coffee, declined.",
    "wrong number | Meant to call another cooling firm in the next valley.",
    "sales call | Offers advertising space, asked to write instead.",
    "fax tone | Fax tone.",
    "pocket call | Nobody speaks, street noise.",
)
ABANDONED = (
    "| Hung up before saying a word.",
    "| Gave up while on hold.",
    "| Line broke; no number to call back.",
    "delivery | Said 'delivery', then the line broke.",
    "| Rang off during the greeting.",
)

FINISHED = {
    "phone": ("Called back.", "Reached at the second try.", "Called, and sent it by mail too.", "", ""),
    "mail": ("Sent by e-mail.", "Sent, and they confirmed it.", "", ""),
}
TAKEN = ("Took the call.", "Spoke with them.", "", "")
MISSING = (
    "something is missing: the order number", "something is missing: the serial number",
    "something is missing: which site it is", "something is missing: a number to call back",
)  # fmt: skip
SETTLED = (
    "Caller found it out themselves.",
    "Came by the counter, settled there.",
    "Asked twice; the first one stands.",
)
