"""Words in names of companies that tell little of which company it is."""

from __future__ import annotations


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


#: Kinds of business and of organisation: many companies share them.
GENERIC = _words(
    "agency aircraft airlines association automotive aviation bancorp banco bank banking bau "
    "beteiligungs brands brothers business capital center centre chemical chemicals commercial "
    "communications construction consulting consumer cooperative data development digital "
    "electric electronics energy engineering enterprise enterprises entertainment equipment "
    "estate fabrik fin finance financial foods foundation fund funds gas general gesellschaft "
    "global government group groupe grupo gruppe hardware health healthcare holding holdings "
    "hotels house industrial industries industry informatics information innovation institute "
    "insurance international internet investment investments italia labs laboratories land "
    "lease life litigation logistics machinery management manufacturing marine market marketing "
    "media medical mining ministry mobile motor motors national natural network networks oil "
    "operations partner partners partnership petroleum pharma pharmaceutical pharmaceuticals "
    "pipeline plant plastics power precision production products properties property public "
    "railway real refinery research resources retail royal science sciences security securities "
    "semiconductor service services shipping society software solution solutions state steel "
    "storage stores studio studios supply system systems technologies technology telecom "
    "telecommunications textile trade trading transport travel trust union universal university "
    "utilities ventures water werke wholesale works world"
)

#: What is left out between words.
LINKS = _words("and und et y e of the for de des du del della der die das og och")

#: Written short.
ABBREVIATED = {
    "intl": "international", "int": "international", "mfg": "manufacturing", "natl": "national",
    "bros": "brothers", "org": "organization", "organisation": "organization", "dept": "department",
    "univ": "university", "govt": "government", "tech": "technology", "svcs": "services",
    "ind": "industries", "inds": "industries", "mgmt": "management", "grp": "group",
    "hldgs": "holdings", "hldg": "holding", "assn": "association", "bancorporation": "bancorp",
    "centre": "center", "laboratories": "labs", "comm": "communications", "pharm": "pharma",
    "elec": "electric", "eng": "engineering", "inst": "institute", "ctr": "center", "st": "saint",
}  # fmt: skip

_WORDS = """
0 zero
1 one first
2 two second
3 three third
4 four fourth
5 five fifth
6 six sixth
7 seven seventh
8 eight eighth
9 nine ninth
10 ten tenth
11 eleven eleventh
12 twelve twelfth
13 thirteen
14 fourteen
15 fifteen
16 sixteen
17 seventeen
18 eighteen
19 nineteen
20 twenty
30 thirty
40 forty fourty
50 fifty
60 sixty
70 seventy
80 eighty
90 ninety
"""
#: Numbers in words, by what they count.
NUMBERS: dict[str, int] = {
    word: int(line.split()[0]) for line in _WORDS.strip().splitlines() for word in line.split()[1:]
}
#: After these, one to nine are added.
TENS = frozenset(word for word, number in NUMBERS.items() if number >= 20)

#: Countries, their parts, and places that branches are named after.
PLACES = _words(
    "afghanistan africa african albania algeria america american americas andorra angola arab "
    "arabia arabian argentina armenia asia asian australia austria azerbaijan bahrain bangladesh "
    "belarus belgium benelux bolivia bosnia botswana brasil brazil britain british brunei "
    "bulgaria cambodia cameroon canada canadian caribbean chad chile china chinese colombia congo "
    "croatia cuba cyprus czech denmark deutsche deutschland dubai ecuador egypt england espana "
    "estonia ethiopia eurasia europe european finland francaise france gabon georgia germany "
    "ghana greece guatemala guernsey hong hongkong hungary iberia iceland india indian indonesia "
    "iran iraq ireland israel italia italy jamaica japan jersey jordan kazakhstan kenya kong "
    "korea kosovo kuwait laos latvia lebanon liberia libya liechtenstein lithuania london "
    "luxembourg macau malaysia malta mauritius mexico moldova monaco mongolia montenegro morocco "
    "mozambique myanmar namibia nederland nepal netherlands nicaragua nigeria nordic norge norway "
    "oman osterreich pakistan panama paraguay peru philippines poland polska portugal qatar "
    "quebec romania russia russian rwanda scandinavia schweiz scotland senegal serbia shanghai "
    "singapore slovakia slovenia somalia spain sudan suisse svenska sverige sweden swiss "
    "switzerland syria taiwan tanzania texas thailand tokyo tunisia turkey uganda uk ukraine "
    "uruguay us usa uzbekistan venezuela vietnam wales yemen york zambia zimbabwe zurich"
)
