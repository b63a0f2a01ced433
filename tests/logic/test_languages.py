import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.logic.languages import clean_language_tag, guess_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The firm said that it was glad of the deal and had no plans to leave.", "en"),
        ("Die Firma sagte, dass sie nicht zu dem Vertrag stehe und das Geld behalte.", "de"),
        ("La empresa dijo que el acuerdo no es público y que las partes siguen con la obra.", "es"),
        ("L'entreprise dit que le contrat est signé et que les parties sont dans la salle.", "fr"),
        ("両社は昨年、契約を結んだ。", "ja"),
        ("两家公司去年签署了合同。", "zh"),
        ("두 회사는 지난해 계약을 맺었다.", "ko"),
        ("وقعت الشركتان العقد العام الماضي.", "ar"),
        ("شرکت‌ها پارسال قرارداد بستند و گفتند", None),
        ("Lorem ipsum dolor sit amet", None),
        ("12345", None),
        ("", None),
    ],
)
def test_it_guesses_a_language_or_says_none(text: str, language: str | None) -> None:
    assert guess_language(text) == language


@pytest.mark.parametrize(
    ("tag", "cleaned"),
    [
        ("EN", "en"),
        ("pt_br", "pt-BR"),
        (" zh-hant-tw ", "zh-Hant-TW"),
        ("de-DE", "de-DE"),
        ("", None),
        (None, None),
        ("english", None),
        ("en; drop", None),
        ("x" * 5000, None),
    ],
)
def test_it_cleans_language_tags(tag: str | None, cleaned: str | None) -> None:
    assert clean_language_tag(tag) == cleaned


@given(st.text())
def test_it_answers_any_text(text: str) -> None:
    assert guess_language(text) in {None, "ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl",
                                    "pt", "zh"}  # fmt: skip
