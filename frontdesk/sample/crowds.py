"""Who asks what: for each topic, what those who ask are to the company."""

from frontdesk.sample.model import Crowd

_B, _T, _H, _S = Crowd.BUSINESS, Crowd.TRADE, Crowd.HOME, Crowd.SUPPLIER
_CUSTOMERS = (_B, _T)

_WHO: dict[tuple[Crowd, ...], str] = {
    (_B,): "Key accounts, Cold rooms, Supermarket systems, Service contracts, Remote monitoring, Ice machines, "
    "Service reports, Breakdowns, Refrigerant leaks, Refrigerant certificates, Supplier questionnaires, "
    "Waste and recycling, Dismantling old plants, Accidents on site, Safety data sheets, Maintenance planning",
    (
        _B,
        _H,
    ): "Rental units, Technician feedback, Charging points, Controllers and apps, Service visits, Warranty claims",
    (_H,): "Heat pumps for homes, Heat pump repairs, Grants and subsidies, Job applications, Privacy requests, "
    "Training and apprentices",
    (_T,): "Trade accounts, Part numbers, Exchange units, Refrigerants for sale, Special tools for sale, "
    "Brochures and price lists",
    (_T, Crowd.PLANNER): "Product documents",
    (Crowd.PLANNER,): "Heat pumps for buildings",
    (_S,): "Supplier invoices, Purchasing",
    (Crowd.CARRIER,): "Goods in, Collections by carriers, Dangerous goods shipping",
    (Crowd.CARRIER, _S): "Site access",
    (Crowd.ABROAD,): "Customs papers, Certificates of origin, Export orders, Distributors abroad, Letters of credit",
    (Crowd.AUTHORITY,): "Access for inspectors",
    (Crowd.AUTHORITY, Crowd.COMMUNITY): "Management office",
    (Crowd.COMMUNITY,): "Press and sponsoring",
    (Crowd.COMMUNITY, _H): "Trade fairs and visits",
}
_BY_TOPIC = {topic: crowds for crowds, topics in _WHO.items() for topic in topics.split(", ")}


def crowds(topic: str) -> tuple[Crowd, ...]:
    """What those who ask about `topic` are to the company."""
    return _BY_TOPIC.get(topic, _CUSTOMERS)
