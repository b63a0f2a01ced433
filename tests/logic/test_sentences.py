import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.logic.sentences import Block, find_blocks, split_sentences
from articles.logic.vocabulary import BlockKind

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


def test_it_reads_a_wrapped_paragraph_across_its_line_breaks() -> None:
    text = "The two firms said so\nlast week. It was\ntrue."
    assert as_sentences(text, "en") == ["The two firms said so\nlast week.", "It was\ntrue."]


def test_it_keeps_a_heading_in_one_piece() -> None:
    text = "What now? Nobody knows"
    (sentence,) = split_sentences(text, [Block(BlockKind.HEADING, 0, len(text), 2)], "en")
    assert (sentence.start, sentence.end, sentence.block) == (0, len(text), 0)


@given(st.text(SIGNS, max_size=200), st.sampled_from([None, "en", "de", "ja", "ar", "x-none", ""]))
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
