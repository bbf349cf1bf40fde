"""Who calls Tarn Valley Cooling: organisations, and people of their own."""

from frontdesk.sample.model import Crowd, Known

# By what they are to us: organisation, and who calls for it. A '=': the first two call from its one number.
_ORGANISATIONS = {
    Crowd.BUSINESS: """
        Halasz Cold Storage: Tibor Halasz, Reka Halasz, Gavin Prowse
        Brightwater Foods: Lena Korte, Obinna Madu, Carys Mullin
        Quist & Daughters: Orla Quist, Signe Quist
        =Kestrel Catering: Blythe Kestrel, Marco Denti, Aoife Larkin
        =Priory Dairy: Edwin Marsh, Hattie Pruett, Lorenz Abel
        Halden Creamery: Britt Halden, Vigo Lund
        Ostrava Foods: Zdenka Mala, Pavel Hruby, Irena Kolar
        Novik Bakery: Petra Novik, Danilo Novik
        Aalto Fish: Sami Aalto, Venla Aalto
        Duarte Wine Cellars: Amina Duarte, Raimundo Duarte
        Haddad Bros: Noor Haddad, Sabri Haddad
        =Sunnyside School District: Marjorie Tell, Dwayne Copley, Anneke Voss
        Larchmont Hospital: Felicity Ogden, Tariq Mansoor, Bettina Krall
        Mill Creek Butchers: Wendell Strom, Rosalba Vieira
        =Ashdown Hotels: Penelope Dray, Kwabena Adjei-Lowe, Tilda Franck, Ugo Marchetti
        Pine Ridge Brewing: Caleb Thorne, Yuki Hamada
        Orchard Lane Fruit: Delia Crouch, Stefan Bogdan, Marisol Tapia
        =Meridian Pharmacy Group: Nasrin Tavakoli, Douglas Wray, Ebba Holmgren
        Bluegate Supermarkets: Terrence Mabry, Ivana Skoric, Chidi Anozie, Leontyne Weiss
        Cold Harbor Seafood: Jarle Moen, Patience Adomako
        Tamarack Ice Rink: Gordon Pell, Ludmila Orlik
        Hartwell Property: Simone Achterberg, Lyle Hartwell, Neha Kulkarni
        =Greenfield Greenhouses: Margit Toth, Leroy Banner, Sanna Kivela
        Elm Street Deli: Vito Carbone, Shanelle Ruiz
        Rosewood Nursing Home: Constance Ebert, Ibrahim Sesay, Patricia Lomax
        Silver Lake Ice Cream: Tove Silver, Mateus Prates
        The Copper Kettle: Finola Grady, Theo Lambros
        Blackbird Coffee: Isla Nakano, Damon Frick
        Fairview Housing Association: Colette Munn, Amadou Diawe, Hester Quayle
        Maple & Rye Distillery: Augusta Rye, Lamont Greer
        Sorrel Farm Shop: Petronella Sorrel, Ned Askew
        Mountain View Clinic: Rosalind Achebe-Lund, Jonas Tidwell
        Corner Flowers: Odile Brandt, Hoa Pham-Reiter
        University Dining: Lakshmi Pillai, Grover Stanhope, Ewa Lis
    """,
    Crowd.TRADE: """
        Eastgate Plumbing: Ray Tolliver, Agnes Dubicki
        =Lindgren Heating: Nils Lindgren, Maja Lindgren, Cory Bastian
        North Fork Mechanical: Trent Ballard, Esperanza Quill, Hugo Steen
        Valley HVAC Partners: Monique Tremper, Deshawn Ivory, Kasia Wolny
        Copperline Refrigeration: Bo Ferrier, Ximena Robledo
        Stillwater Installers: Garth Onslow, Farida Zaman
        Summit Air Services: Clyde Varney, Noemi Batista
    """,
    Crowd.PLANNER: """
        Westbrook Architects: Ingmar Sollie, Ruth Amadi, Paolo Zennaro
        Delacroix Engineering: Maxime Delacroix, Shirin Yazdani
    """,
    Crowd.AUTHORITY: """
        =Tarn Valley Town Hall: Winifred Oakes, Jerome Castle, Pilar Ontiveros
        County Inspection Office: Harlan Sykes, Divya Menon
        Fire Department Station 4: Lieutenant Ruiz-Payne, Brenda Kolb
        Ridgeway Insurance: Alistair Munro-Hay, Keiko Tanabe
        Beacon Auditors: Leopoldine Fuchs, Marcus Ellery
        Cresswell Law Office: Judith Cresswell, Omar Belhadj
    """,
    Crowd.SUPPLIER: """
        Harrow & Pike Brokers: Cecily Harrow, Ansel Pike
        Fjord Copper Supply: Asbjorn Vik, Kelly Draper
        Polar Fan Works: Heidrun Baumer, Calvin Ott
        Vulcan Compressors: Ettore Bassi, Gwen Talbot
        Spotless Cleaning: Jadwiga Kos, Elroy Bright
        Whitmore Security: Knut Whitmore, Sadie Olander
        Paragon Staffing: Lorna Peake, Idris Vaughn-Bey
    """,
    Crowd.CARRIER: """
        =Highland Haulage: Duncan Macaird, Tanya Petrov, Luis Ocasio
        Redline Couriers: Jamal Whitby, Svetlana Gorin
        Keystone Crane: Burt Gallagher, Nicolette Roy
        Harborline Shipping: Ramona Steele, Jin-ho Baek
        Tarn Valley Courier Post: Harriet Vane-Lowe, Desta Bekele
    """,
    Crowd.ABROAD: """
        Baltic Cooling Partners: Kaarel Tamme, Liga Ozola
        Porto Frio Distribution: Tiago Valadim, Sofia Arrais
        Nordhav Fish Plant: Torunn Hagen, Eilif Dahl
    """,
    Crowd.COMMUNITY: """
        Trade School Tarn Valley: Gunnar Tjader, Bernadette Osgood
        Evergreen Gardens Church: Pastor Odell Finch, Mabel Threadgill
        Riverbend Youth Hockey: Skip Dunleavy, Inga Rask
        Animal Shelter Larch Road: Fern Abbot, Miguel Sarmiento
        Grand Larch Theater: Basil Ironside, Camille Toussard
    """,
}

#: They call for themselves.
PRIVATE = (
    "Hollis Brandt", "Fenwick Ice", "Edna Marsden", "Luther Pask", "Graciela Fuentes-Roe", "Ingeborg Thal",
    "Winston Acheampong", "Cora Delaney-Post", "Hiroshi Aramaki", "Beatrix Soames", "Ferdinand Kuhl",
    "Latoya Greenwell", "Mustafa Erdil",
    "Ophelia Tarn", "Rolf Heggen", "Saoirse Devane", "Yevgenia Bilyk", "Clement Farrow", "Anjali Bhatt-Cole",
    "Thaddeus Mook", "Pernille Juhl", "Gideon Starling", "Rosa Lindqvist-Pena", "Elspeth Cairn", "Bao Nguyen-Hart",
    "Milton Purvis", "Zeynep Kaplan-Dorr", "Harvey Stubbs", "Ludovica Serra", "Nkechi Oyelaran", "Ambrose Tull",
    "Frieda Nolte", "Cedric Lambeth", "Mireille Joubert", "Stellan Brink", "Dolores Cantwell", "Adebayo Falade",
    "Minna Harju", "Rupert Gale-Owens", "Svea Malmgren", "Esteban Loyola", "Norma Tweedy", "Kenji Morikawa-Lee",
)  # fmt: skip

#: They came to the door, or wrote; nobody has a number of theirs.
WITHOUT_NUMBER = (
    "Jory Penn", "Alba Quintero", "Rasmus Holt-Berg", "Temperance Boyle", "Osman Yildirim-Falk", "Lottie Wainscott",
    "Dragan Pelikan", "Mary-Anne Fold", "Ezekiel Stone-Ruud", "Yolanda Pryce", "Ludwig Senn", "Perpetua Ngata",
)  # fmt: skip

#: Colleagues who have called the desk before.
COLLEAGUES = (
    "Earl Whitcombe", "Giulia Morandi", "Samuel Oduya", "Petter Nygard", "Wren Castellan", "Hamish Dorr",
    "Reuben Strand", "Joel Tanaka", "Pia Lorentz", "Nell Pritchard", "Zofia Maier", "Mei-Lin Zhao", "Jens Aldous",
    "Thandeka Moyo", "Lien Vu", "Desmond Okoro",
)  # fmt: skip

NOTES = {
    "Tibor Halasz": "prefers a call back to e-mail",
    "Orla Quist": "wants a day, not a week",
    "Marjorie Tell": "in class until 10:30, call after that",
    "Winifred Oakes": "best reached before eleven",
    "Wendell Strom": "calls from the shop floor, keep it short",
    "Torunn Hagen": "one hour ahead in winter, write rather than call",
    "Sami Aalto": "at the harbor until nine",
    "Felicity Ogden": "goods at risk: always to the emergency desk",
    "Edna Marsden": "ask for the blue house, the map is wrong",
    "Terrence Mabry": "needs the shop number with every answer",
    "Trent Ballard": "knows his way, wants the technician himself",
}


def _read(crowd: Crowd, line: str) -> Known:
    organisation, _, people = line.strip().partition(": ")
    return Known(
        crowd, organisation.removeprefix("="), tuple(people.split(", ")), shares_number=organisation.startswith("=")
    )


ORGANISATIONS = tuple(
    _read(crowd, line) for crowd, text in _ORGANISATIONS.items() for line in text.strip().splitlines()
)
