"""Seeded names, topics and answers, as many as are asked for and no two people alike on purpose."""

from random import Random


def _each(text: str, between: str | None = None) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.strip().replace("\n", between or " ").split(between))


_FIRST = _each("""
Ada Adil Agnes Aiko Alba Alma Amara Anders Anita Anton Aron Asta Bela Berit Bo Boris Bruno Carla Cato Celia Chidi
Clara Cyril Dag Dana Daria Dina Dov Ebba Edgar Efua Egon Einar Elif Elsa Emeka Emil Enzo Erin Esther Eva Fadi Farah
Fikret Flora Frida Gita Gleb Greta Gunnar Hana Hasan Hedda Hugo Ida Ifeoma Igor Ilan Inga Ivan Iwona Jakub Jana Jens
Joana Jonas Judit Kaja Karim Kasper Kenji Kira Klara Kofi Lars Leila Lena Levi Lien Linus Ludmila Magda Malik Marek
Maya Milan Mira Nadia Nico Nina Noor Odile Olga Omar Orla Oskar Otto Pavel Petra Pia Quentin Rana Rasmus Rosa Ruth
Samir Sanna Selma Signe Silas Sofia Sven Tariq Tekla Thea Tibor Ugo Ulla Uri Vera Viktor Wanda Wim Xenia Yara Ylva
Yusuf Zahra Zeno Zofia Åsa Émile Özlem Łucja Ørjan Überto
""")
_HEADS = _each("""
Ahl Alt Ander Arm Berg Bjork Blom Bran Broad Cal Carl Castel Cold Dahl Dal Daven Dorn Eber Eck Ek Fair Falk Feld Fors
Fran Gard Gerst Gold Grund Hall Ham Hart Hjelm Holm Ivar Jar Kal Kess Klein Kol Krag Lager Lind Lund Mald Mar Mol Mort
Nagel Nord Oak Oden Ols Pal Pet Quist Ram Ros Sand Sol Stav Stein Strand Tam Thor Tor Ulr Vann Vik Wald West Wik Zell
""")
_TAILS = _each("""
berg bauer by dahl dal e en er ersen ford gren haus holm ing land
lund man mark mere ov owski qvist rup skog son stad strom ton vall wick ström
""")
_ROLES = _each(
    """
Billing clerk|Payroll|Service planner|Technician|Key account manager|Warehouse lead|Quotations|Controls engineer
Data protection|Facilities|Fleet|Export papers|Credit control|Purchasing|Training|Safety|Legal|Press|Reception|IT desk
""",
    "|",
)
_MATTERS = _each("""
invoice payment refund delivery return warranty repair contract quotation order permit badge parking payroll leave
training inspection complaint password account address certificate insurance licence meeting newsletter noise pension
printer project record recall rental report safety sample schedule subscription supplier survey tax telephone tender
ticket translation travel vacancy vehicle visit voucher waste website
""")
_TWISTS = _each("""
absent blocked cancelled changed charged confirmed damaged delayed disputed double early expired first foreign frozen
incomplete internal joint late lost missing monthly moved new older open partial pending private public queried
rejected renewed second shared split stolen temporary transferred unclear unknown unpaid urgent weekly withdrawn wrong
""")
_PLACES = _each("""
Aldmoor Brackwater Cinderford Dunmere Eastholt Fallowby Greyport Highfen
Ironbridge Jutely Kestwick Lowmarsh
""")


class Company:
    """Made-up but plausible: the same for the same seed."""

    def __init__(self, seed: int = 1) -> None:
        self._random = Random(seed)

    def person(self) -> str:
        pick = self._random.choice
        middle = f" {pick(_FIRST)[0]}." if self._random.random() < 0.1 else ""
        return f"{pick(_FIRST)}{middle} {pick(_HEADS)}{pick(_TAILS)}"

    def role(self) -> str:
        return self._random.choice(_ROLES)

    def place(self) -> str:
        return f"{self._random.choice(_PLACES)} {self._random.randint(1, 9)}.{self._random.randint(10, 99)}"

    def department(self, serial: int) -> str:
        return f"{_PLACES[serial % len(_PLACES)]} {_MATTERS[serial // len(_PLACES) % len(_MATTERS)]}s"

    def matter(self) -> str:
        pick = self._random.choice
        where = f" in {pick(_PLACES)}" if self._random.random() < 0.5 else ""
        return f"{pick(_TWISTS).capitalize()} {pick(_MATTERS)} {pick(_MATTERS)}s{where}"

    def keywords(self) -> tuple[str, ...]:
        return tuple(self._random.sample(_MATTERS, 3))

    def phrases(self) -> tuple[str, ...]:
        pick = self._random.choice
        return (f"my {pick(_MATTERS)} is {pick(_TWISTS)}", f"who looks after {pick(_TWISTS)} {pick(_MATTERS)}s")

    def sentence(self) -> str:
        pick = self._random.choice
        goes = f"a {pick(_TWISTS)} one goes to {pick(_PLACES)}"
        return f"Ask for the {pick(_MATTERS)}, then offer a {pick(_MATTERS)}; {goes}."
