"""Legal forms of companies in many countries, those that say the same together.

After the ISO 20275 list of entity legal forms (the forms alone; its codes are not used).
"""

from __future__ import annotations

# One line a form: its name, then how it is written, in small Latin letters without points.
_FORMS = """
inc: inc | incorporated | incorporation
corp: corp | corporation
co: co | company | compagnie | cie
co ltd: co ltd | company limited | co limited | co ltda | cia ltda
ltd: ltd | limited | private limited | pvt ltd | pte ltd | pty ltd | pty limited | proprietary limited | pte | pty | pvt | private ltd | ltda | lda | limitada
llc: llc | limited liability company | lc
llp: llp | limited liability partnership
lp: lp | limited partnership
plc: plc | public limited company | pcl | public company limited
unlimited: unlimited | ultd
trust: trust | statutory trust
gmbh: gmbh | mbh | gesellschaft mit beschrankter haftung | ggmbh
gmbh & co kg: gmbh and co kg | gmbh co kg | gmbh und co kg | gmbh and co kgaa | gmbh co kgaa
ag: ag | akg | aktiengesellschaft
kg: kg | kommanditgesellschaft
kgaa: kgaa | ag and co kgaa | ag co kgaa | se and co kgaa | se co kgaa
ohg: ohg | offene handelsgesellschaft
ug: ug | ug haftungsbeschrankt | unternehmergesellschaft
ev: ev | eingetragener verein
eg: eg | eingetragene genossenschaft
se: se | societas europaea
sa: sa | s a | societe anonyme | sociedad anonima | sociedade anonima | societate pe actiuni | spolka akcyjna | sab | sau | saog | saoc
sa de cv: sa de cv | sab de cv | sapi de cv | s de rl de cv
sas: sas | societe par actions simplifiee
sarl: sarl | s a r l | societe a responsabilite limitee
srl: srl | societa a responsabilita limitata | sociedad de responsabilidad limitada | societatea cu raspundere limitata | societate cu raspundere limitata
spa: spa | s p a | societa per azioni
sl: sl | slu | sociedad limitada
nv: nv | naamloze vennootschap
bv: bv | besloten vennootschap | bvba
ab: ab | aktiebolag | publ ab | ab publ
as: as | asa | aksjeselskap | a s | aktieselskab | anonim sirketi | akciova spolecnost
aps: aps | anpartsselskab
oy: oy | oyj | osakeyhtio
kk: kk | kabushiki kaisha | kabushiki gaisha
sdn bhd: sdn bhd | sendirian berhad | bhd | berhad
tbk: tbk | pt tbk | perseroan terbatas | pt
jsc: jsc | ojsc | pjsc | cjsc | ao | oao | pao | zao | joint stock company | open joint stock company | public joint stock company | closed joint stock company | joint stock co | aktsionernoe obshchestvo | otkrytoe aktsionernoe obshchestvo | publichnoe aktsionernoe obshchestvo | zakrytoe aktsionernoe obshchestvo
ooo: ooo | obshchestvo s ogranichennoy otvetstvennostyu | obshchestvo s ogranichennoi otvetstvennostyu | tov | too
sp zoo: sp z oo | sp zoo | sp z o o | spzoo | spolka z ograniczona odpowiedzialnoscia
sro: sro | s r o | spol s r o | spol sro | spolecnost s rucenim omezenym
doo: doo | d o o | drustvo s ogranicenom odgovornoscu
dd: dd | d d | dionicko drustvo
ad: ad | ead | akcionarsko drustvo
kft: kft | korlatolt felelossegu tarsasag
rt: rt | nyrt | zrt
ood: ood | eood
as tr: ltd sti | as sti
sca: sca | scs | commandite
"""  # noqa: E501  (a table)

#: How a form is written, as words, with the name of the form.
FORMS: dict[tuple[str, ...], str] = {
    tuple(written.split()): line.partition(":")[0]
    for line in _FORMS.strip().splitlines()
    for written in line.partition(":")[2].split("|")
}
#: The longest of them, in words.
LONGEST = max(len(written) for written in FORMS)
#: Forms that say so little that another of them may be the same company.
LOOSE = frozenset({"inc", "corp", "co", "ltd", "co ltd"})

#: Of scripts without spaces, behind or before the name.
UNSPACED = {
    "株式会社": "kk", "㈱": "kk", "(株)": "kk", "有限会社": "yk", "合同会社": "gk",
    "股份有限公司": "cn joint stock", "有限责任公司": "cn limited", "有限責任公司": "cn limited",
    "有限公司": "cn limited", "주식회사": "kr joint stock", "㈜": "kr joint stock",
    "(주)": "kr joint stock",
}  # fmt: skip
