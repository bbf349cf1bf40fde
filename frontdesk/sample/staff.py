"""Who works at Tarn Valley Cooling: eight departments, sixty people."""

from frontdesk.sample.model import House, Staff

HOUSES = (
    House(name="Accounts", mailbox="accounts", number="200", place="North wing, floor 2"),
    House(name="Sales", mailbox="sales", number="230", place="North wing, floor 1"),
    House(name="Service", mailbox="service", number="240", place="Service hall"),
    House(name="Parts", mailbox="parts", number="260", place="Parts counter"),
    House(name="Logistics", mailbox="logistics", number="270", place="Warehouse office"),
    House(name="Export", mailbox="export", number="280", place="Warehouse office"),
    House(name="Compliance", mailbox="compliance", number="290", place="South wing, floor 1"),
    House(name="People and Facilities", mailbox="house", number="300", place="South wing, ground floor"),
)

# Name, role, extension, place; one department after the other.
_PEOPLE = {
    "Accounts": """
        Selma Ottesen, Head of Accounts, 219, Accounts 2.10
        Henrik Solberg, Billing lead, 214, Accounts 2.14
        Joana Pires, Accounts payable, 217, Accounts 2.14
        Pia Lorentz, Invoicing, 215, Accounts 2.12
        Rui Castanho, Accounts receivable, 216, Accounts 2.12
        Thandeka Moyo, Credit control, 218, Accounts 2.11
        Evert Lindahl, Payroll, 213, Accounts 2.16
    """,
    "Sales": """
        Yara Benning, Key account manager, 231, Sales 1.04
        Callum Reath, Head of Sales, 232, Sales 1.01
        Ines Falkner, Quotations, 233, Sales 1.06
        Desmond Okoro, Heat pump sales, 234, Sales 1.07
        Mirela Stancu, Cold room design, 235, Sales 1.08
        Anton Greve, Service contracts, 236, Sales 1.04
        Priya Ramesan, Supermarket accounts, 237, Sales 1.05
        Lucia Ferrant, Marketing, 238, Sales 1.09
    """,
    "Service": """
        Marek Dolan, Service planning lead, 241, Service desk 1
        Rosa Tveit, Warranty, 242, Service desk 4
        Kofi Asante, Head of Service, 243, Service office
        Bridget Hallam, Emergency desk, 244, Service desk 2
        Tomasz Wilk, Remote monitoring, 245, Service desk 3
        Nadia Sorensen, Technical support, 246, Service desk 5
        Earl Whitcombe, Heat pump technician, 247, Van 3
        Giulia Morandi, Refrigeration technician, 248, Van 5
        Samuel Oduya, Refrigeration technician, 249, Van 7
        Petter Nygard, Commissioning engineer, 250, Van 1
        Maribel Ocampo, Maintenance planning, 251, Service desk 6
        Jens Aldous, Controls engineer, 252, Service desk 5
        Wren Castellan, Refrigeration technician, 253, Van 8
    """,
    "Parts": """
        Oskar Tamm, Parts lead, 261, Parts counter 1
        Lien Vu, Parts orders, 262, Parts counter 2
        Hamish Dorr, Parts counter, 263, Parts counter 3
        Adaeze Obi, Returns and cores, 264, Parts office
        Viktor Janda, Purchasing, 265, Parts office
        Nell Pritchard, Parts catalogue, 266, Parts office
    """,
    "Logistics": """
        Greta Wolke, Delivery planning, 271, Warehouse office 2
        Mats Ekberg, Head of Logistics, 272, Warehouse office 1
        Carmen Ibarra, Carriers and damage, 273, Warehouse office 3
        Joel Tanaka, Goods in, 274, Dock 2
        Fatuma Abdi, Crane and special transport, 275, Warehouse office 3
        Reuben Strand, Warehouse shift lead, 276, Dock 1
    """,
    "Export": """
        Dov Amsel, Customs and papers, 281, Warehouse office 5
        Katya Rozman, Head of Export, 282, Warehouse office 4
        Emeka Udeh, Export orders, 283, Warehouse office 5
        Solveig Brekke, Distributors abroad, 284, Warehouse office 4
    """,
    "Compliance": """
        Amara Vance, Head of Compliance, 291, South 1.02
        Leopold Hask, Refrigerant records, 292, South 1.03
        Mei-Lin Zhao, Product documents, 293, South 1.05
        Bashir Noori, Safety at work, 294, South 1.06
        Ottilie Crane, Environment and waste, 295, South 1.03
    """,
    "People and Facilities": """
        Sunniva Berg, Head of People, 301, South 0.04
        Ilan Morrow, Facilities, 302, South 0.01
        Alma Reyes, Receptionist, 320, Front desk
        Jonah Whitlock, Receptionist, 303, Front desk
        Zofia Maier, Recruiting and training, 304, South 0.05
        Ravi Sundar, Computers and phones, 305, South 0.08
        Hanne Kvist, Computers and phones, 306, South 0.08
        Delphine Achard, Office manager, 307, South 0.02
        Moses Kiptoo, Fleet and tools, 308, Yard office
        Greer Sandoval, Assistant to management, 309, South 2.01
        Aurelio Banks, Managing director, 310, South 2.02
    """,
}


def _read(house: str, text: str) -> list[Staff]:
    rows = [[part.strip() for part in line.split(",")] for line in text.strip().splitlines()]
    return [Staff(name=name, house=house, role=role, number=number, place=place) for name, role, number, place in rows]


STAFF = tuple(staff for house, text in _PEOPLE.items() for staff in _read(house, text))
#: Those who have a mobile or direct number beside their extension: the last digits of +1 570 555 01...
DIRECT = {
    "Yara Benning": "81", "Callum Reath": "82", "Desmond Okoro": "83", "Kofi Asante": "84", "Bridget Hallam": "85",
    "Earl Whitcombe": "86", "Giulia Morandi": "87", "Samuel Oduya": "88", "Petter Nygard": "89",
    "Wren Castellan": "90", "Mats Ekberg": "91", "Katya Rozman": "92", "Moses Kiptoo": "93", "Aurelio Banks": "94",
}  # fmt: skip
