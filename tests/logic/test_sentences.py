import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.logic.sentences import Block, find_blocks, split_sentences
from articles.logic.vocabulary import BlockKind

LANGUAGES = ["en", "de", "es", "ar", "ja", "ko", "zh", "th"]
SIGNS = "abzAZ 09.!?…,;:'\"“”«»()[]-–\n\t\u00a0\u2028。！？「」あ中한ا؟😀\u0301\ud800•#>1"


def as_sentences(text: str, language: str | None) -> list[str]:
    block = Block(BlockKind.PARAGRAPH, 0, len(text))
    return [text[s.start : s.end] for s in split_sentences(text, [block], language)]


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        (
            "en",
            [
                "Scale AI, Inc. was founded in 2016.",
                "Mr. Wang left the U.S. in June.",
                "He paid $14.3 billion.",
                "“It is over.”",
                "She left.",
                "Analysts at J.P. Morgan disagreed.",
                'The firm said: "Is it?"',
                "Then nothing…",
            ],
        ),
        ("en", ["😀 Margins fell by 3.5 percent.", "😀 Sales rose.[1]", "It cost approx. $5."]),
        ("en", ["1. Revenue doubled.", "2. Costs did not."]),
        (
            "de",
            [
                "Das gilt z. B. für Meta.",
                "Am 3. Juni 2025 wurde der Vertrag unterzeichnet.",
                "Im 19. Jahrhundert war das anders.",
                "Der Umsatz stieg um 1,5 Mio. Euro.",
                "„Wir machen weiter.“",
                "Das sagte Dr. Müller.",
            ],
        ),
        (
            "es",
            [
                "¿Qué pasó?",
                "El Sr. García dijo: «No hay acuerdo».",
                "La empresa facturó 1.500 millones de EE. UU. en 2024.",
                "¡Increíble!",
                "Nadie respondió.",
            ],
        ),
        ("fr", ["M. Dupont a signé l'accord.", "Le chiffre d'affaires atteint 1,5 Md€."]),
        (
            "ar",
            [
                "هل تنهار الشراكة؟",
                "قال د. أحمد إن الشركة بلغت ١٫٥ مليون.",
                "وأضافت أن العقد سار!",
            ],
        ),
        (
            "ja",
            [
                "両社は提携した。",
                "同社は「問題はない。」と述べた。",
                "売上は1.5倍になった！",
                "本当か？",
            ],
        ),
        ("ko", ["두 회사는 제휴했다.", "매출은 1.5배 늘었다.", "정말인가?"]),
        ("zh", ["两家公司合作。", "“我们会继续。”", "他说。", "收入增长1.5倍！", "真的吗？"]),
    ],
)
def test_it_splits_sentences(language: str, sentences: list[str]) -> None:
    gap = "" if language in ("ja", "zh") else " "
    assert as_sentences(gap.join(sentences), language) == sentences
    assert as_sentences(gap.join(sentences), None)[0] == sentences[0]


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("en", "It paid $1.5 bn. in cash.|Yahoo! Inc. and Foo Corp. rose 1.2 percent."),
        ("en", "He lives in the U.S. Shares of J. P. Lee & Co. Ltd. were No. 1 in Sept. 2024."),
        ("en", "He sold it to Foo Inc.|The price was low.|eBay did not bid."),
        ("en", "It closed at 5 p.m. ET on Monday.|Traders went home at 6 p.m.|They slept."),
        ("en", "(It was late.)|Nobody came (it seems).|He said: “It is over.”|Then he left."),
        ("en", "They waited...|Nothing came.|It cost (about 5 mln. euros) a lot... or not."),
        ("de", "Die Fa. Müller zahlt 5 Tsd. Euro inkl. Steuern.|Am Mo., 3. Mai, war Schluss."),
        ("de", "Im 3. Quartal sank er um 3 %.|Das war 2024.|Danach kam Elisabeth II. dazu."),
        ("de", "„Gehen wir?“, fragte sie.|„Nein.“|Der 1. FC Köln, d. h. der Verein, schwieg."),
        ("es", "La Cía. Foo ganó aprox. 5 millones.|¿Y ahora?|«¿Por qué?», preguntó."),
        ("es", "Dijo que sí…|Luego Foo Inc. ganó.|¡Increíble!|La Sra. López calló."),
        ("fr", "Mme. Le Pen a parlé.|« C'est fini. »|Il est parti."),
        ("ar", "ماذا حدث؟!|بلغت 2.4 مليار درهم.|وقال م. أحمد إن الأمر انتهى."),
        (
            "ja",
            "「増益だ。しかし不安もある。」と社長は語った。|（詳細は後日。）|「なぜ？」|「さあ……。」",
        ),
        ("ja", "彼は「だめだ！」と叫んだ。|Yahoo! JAPANは3.5%増収。|株価は下落．|次は上昇．"),
        (
            "zh",
            "他说：“会的。”|然后离开。|（详见附件。）|「為什麼？」|他問！|净利润3.5亿元；营收下降。",
        ),
        ("ko", "\"끝났다.\"고 말했다.|'왜?'라고 물었다.|한빛(주)는 3.5% 늘었다.|내년엔?|모른다!"),
        ("th", "บริษัทฯ ประกาศเมื่อ พ.ศ. 2568 ว่าราคาหุ้นลดลง 3.5 เปอร์เซ็นต์"),
        ("it", "Il Sig. Rossi chiude.|La S.p.A. chiude."),
        ("pt", "A empresa S.A. fechou.|Custou R$ 1,5 mi. em caixa."),
    ],
)
def test_it_tells_ends_from_other_stops(language: str, marked: str) -> None:
    sentences = marked.split("|")
    gap = "" if language in ("ja", "zh") else " "
    assert as_sentences(gap.join(sentences), language) == sentences


def test_it_splits_ten_thousand_joined_pieces_in_time() -> None:
    started = time.process_time()
    as_sentences("a. b. c. d. e. " * 10_000, "en")
    assert time.process_time() - started < 10


def test_it_reads_a_wrapped_paragraph_across_its_line_breaks() -> None:
    text = "The two firms said so\nlast week. It was\ntrue."
    assert as_sentences(text, "en") == ["The two firms said so\nlast week.", "It was\ntrue."]


def test_it_keeps_a_heading_in_one_piece() -> None:
    text = "What now? Nobody knows"
    (sentence,) = split_sentences(text, [Block(BlockKind.HEADING, 0, len(text), 2)], "en")
    assert (sentence.start, sentence.end, sentence.block) == (0, len(text), 0)


@given(st.text(SIGNS, max_size=200), st.sampled_from([None, "", "x-none", *LANGUAGES]))
def test_it_holds_every_sign_of_a_block_once_and_in_order(text: str, language: str | None) -> None:
    blocks = find_blocks(text)
    sentences = split_sentences(text, blocks, language)
    for before, after in itertools.pairwise(sentences):
        assert before.end <= after.start
        assert before.block <= after.block
    for index, block in enumerate(blocks):
        own = [s for s in sentences if s.block == index]
        assert all(block.start <= s.start < s.end <= block.end for s in own)
        joined = "".join("".join(text[s.start : s.end].split()) for s in own)
        assert joined == "".join(text[block.start : block.end].split())
        assert all(text[s.start : s.end] == text[s.start : s.end].strip() for s in own)


@given(st.text(SIGNS, max_size=300))
def test_it_leaves_only_white_space_and_marks_outside_blocks(text: str) -> None:
    blocks = find_blocks(text)
    at, outside = 0, ""
    for block in blocks:
        assert at <= block.start < block.end
        outside += text[at : block.start]
        at = block.end
    outside += text[at:]
    assert not set("".join(outside.split())) - set("#>-*•–=")
    assert all((block.level is None) == (block.kind is not BlockKind.HEADING) for block in blocks)
