"""Words of company names: legal forms, and names that are ordinary words as well."""

from __future__ import annotations

_FORMS = (
    "inc|incorporated|corp|corporation|co|company|ltd|limited|unlimited|llc|llp|lp|plc|pty ltd|"
    "pty|"
    "pvt ltd|private limited|gmbh|gmbh & co kg|gmbh & co kgaa|ag|ag & co kgaa|se|se & co kgaa|kg|"
    "kgaa|ohg|ug|mbh|eg|e v|s a|sa|s a s|sas|s a r l|sarl|s p a|spa|s r l|srl|n v|nv|b v|bv|ab|"
    "a b|a s|as|asa|aps|oy|oyj|s l|sl|s l u|slu|s a u|sau|lda|ltda|s a b de c v|s a de c v|s a b|"
    "k k|kk|sdn bhd|bhd|tbk|oao|ooo|pao|sp z o o|s r o|d o o|d d|zrt|nyrt|kft|ead|eood|ood|jsc|"
    "pjsc"
)
#: Legal forms as they end a name: each a run of words in small letters without their points.
LEGAL_FORMS: frozenset[tuple[str, ...]] = frozenset(
    tuple(form.split()) for form in _FORMS.split("|")
)
#: The longest of them, in words.
LONGEST_FORM = max(len(form) for form in LEGAL_FORMS)
#: Forms that are usually written small.
SMALL_FORMS = frozenset({"plc", "mbh", "a", "s", "d", "sp"})

#: Legal forms of scripts without spaces; they stand before or behind the name.
UNSPACED_FORMS = (
    "株式会社", "有限会社", "合同会社", "(株)", "（株）", "股份有限公司", "有限责任公司",
    "有限責任公司", "有限公司", "주식회사", "(주)", "㈜", "㈱",
)  # fmt: skip

_AMBIGUOUS = """
a ace action agile ai align all alliance am any api app art as at autonomy aviation ball bank base
best beyond big bill block blue boost box brave bridge bright can capital central century ceo cfo
chance change channel charter chase circle citizen clear close cloud coach collective compass
concrete consolidated copper core cost cto cue day dc deliver digital discover discovery domain
double dream east eastern easy echo edge element energy entry essential eu eur even ever every
express extra fair faq fast figure fire first fleet focus force forward frontier full fun fuse
future gain gap garden gas gb gdp general genesis get global go gold good grab graph great green
grid group grove guess health help here high home honest hope host hr human id impact impulse
independence industrial inside insight international ip it joint joy just key kind king land last
lead legacy less liberty life light like line link live llm local loop low lucky main many mark
market mass match matter may micro min mission mobile modern moment more most motion mr ms
national nest new news next nice no noble north northern now ocean off ok old on once one open
opera or orbit order origin our out over own pace palm partners past path pc people perfect pilot
pioneer planet play plug pm point pool post power pr premier press prime principal progress
progressive public pulse pure quest rally range re ready real red regional republic resources ring
rise river root rose round royal run safe sage same sand save scale science sea seal second secure
see select sense series service shift si signal silver simple simply since six small smart snap
snow so social solid solo some sound source south southern space spark special spring sprint
square stable star start state states steady steel stem still stone storm strategy strong summit
sun super sure swift switch system table talk target team ten that the there think this three
thrive tide time titan today together tomorrow total touch tower trade travel tribe true trust
truth tv twin twist two uk un union unity universal up upper urban us usa usd value vast venture
very vision vital vr wave way we well west western what when where wild win wind wise wish with
wonder work world worth www yes yet young
"""
#: Names that are ordinary words, or capitals with another meaning, too.
AMBIGUOUS_WORDS = frozenset(_AMBIGUOUS.split())

#: What follows a company and hardly an ordinary word that begins a sentence.
SPEAKS_OR_ACTS = (
    "said|says|told|has|had|is|was|will|would|plans|planned|expects|expected|posted|reported|"
    "reports|announced|announces|announced|bought|buys|sold|sells|acquired|acquires|cut|cuts|"
    "raised|raises|launched|launches|denied|denies|declined|agreed|owns|employs|paid|pays|makes|"
    "made|lost|won|sued|sues|faces|faced|also|now|shares|shareholders|investors|executives|"
    "employees|did|does|cannot|can|could|may|might|must|confirmed|filed|settled|closed|opened|"
    "hired|fired|wants|wanted|joined|invested|invests|signed|increased|reduced|withdrew|offered"
)
_ROLES = """
ceo cfo coo cto chief president chairman chairwoman chair founder vice director executive spokesman
spokeswoman shares ipo and
"""
#: Capitalised words that follow a company's name without being part of another's name.
ROLES = frozenset(_ROLES.split())
