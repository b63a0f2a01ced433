from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.logic.sentence_reading import read_sentence

# (sentence, attribution, speaker, mode, type)
ENGLISH = [
    # Nobody is named, nothing is hedged.
    ("Harbour paid 30 per cent less in June.", "", "", "asserted", "fact"),
    (
        "Despite early success, tensions have emerged between the two companies over "
        "intellectual property.",
        "", "", "asserted", "fact",
    ),
    # The speaker first.
    ("Sources said that Harbour paid.", "Sources said", "Sources", "attributed", "fact"),
    (
        "Two people familiar with the matter said Harbour had paid twice.",
        "Two people familiar with the matter said",
        "Two people familiar with the matter", "attributed", "fact",
    ),
    (
        "Sources report disagreements over data privacy standards, intellectual property "
        "rights, and project priorities.",
        "Sources report", "Sources", "attributed", "fact",
    ),
    (
        "However, recent reports suggest that the alliance is in trouble.",
        "recent reports suggest", "recent reports", "attributed", "fact",
    ),
    (
        "Analysts suggest that the next few months will be crucial.",
        "Analysts suggest", "Analysts", "attributed", "forecast",
    ),
    (
        "Ilse Marrant, the chief executive, said Harbour would return to profit by 2026.",
        "Ilse Marrant, the chief executive, said", "Ilse Marrant", "attributed", "forecast",
    ),
    (
        "But on Tuesday a spokesperson for Meta also said the deal was signed.",
        "a spokesperson for Meta also said", "a spokesperson for Meta", "attributed", "fact",
    ),
    (
        "Meta and Scale AI said they had ended the contract.",
        "Meta and Scale AI said", "Meta and Scale AI", "attributed", "fact",
    ),
    (
        "Harbour sold the unit and two managers said it had lost money.",
        "two managers said", "two managers", "attributed", "fact",
    ),
    (
        "Marrant told Reuters that the plant was sold.",
        "Marrant told Reuters", "Marrant", "attributed", "fact",
    ),
    (
        "Two employees told reporters the line had been closed.",
        "Two employees told reporters", "Two employees", "attributed", "fact",
    ),
    ("The Courier reports that Harbour paid.", "The Courier reports", "The Courier",
     "attributed", "fact"),
    ("Critics say prices rose because of the merger.", "Critics say", "Critics", "attributed",
     "causal"),
    ("Experts warn that different cultures can undermine a deal.", "Experts warn", "Experts",
     "attributed", "fact"),
    (
        "As analysts have repeatedly noted, the margin is thin.",
        "analysts have repeatedly noted", "analysts", "attributed", "fact",
    ),
    ("A study by Brandt found that half of the loans were late.", "A study by Brandt found",
     "A study by Brandt", "attributed", "fact"),
    # The speaker behind, or in the middle.
    (
        "“We paid,” the company said.",
        "the company said", "the company", "attributed", "fact",
    ),
    (
        "“The plant is closed,” said Katherine Noll, a director of Harbour.",
        "said Katherine Noll", "Katherine Noll", "attributed", "fact",
    ),
    (
        "The plant, two workers said, has been idle since May.",
        "two workers said", "two workers", "attributed", "fact",
    ),
    ("Loans were never checked, former managers say.", "former managers say", "former managers",
     "attributed", "fact"),
    (
        "“It leaked,” one of them said, adding that nobody cared.",
        "one of them said", "one of them", "attributed", "fact",
    ),
    (
        "“We shall not sell,” the paper quoted an executive of Tern as saying.",
        "quoted an executive of Tern as saying", "an executive of Tern", "attributed", "forecast",
    ),
    ("(Courier) – Tern’s (XYZ: TRN) chief engineer said on Wednesday the plant was sold.",
     "Tern’s (XYZ: TRN) chief engineer said", "Tern’s (XYZ: TRN) chief engineer", "attributed",
     "fact"),
    ("As a result, Rey said he expects Tern’s shares to fall.", "Rey said", "Rey", "attributed",
     "forecast"),
    ("The company claims to have nine million users.", "The company claims", "The company",
     "attributed", "fact"),
    # A preposition names the speaker.
    (
        "Harbour cut 410 jobs, according to two people familiar with the matter.",
        "according to two people familiar with the matter",
        "two people familiar with the matter", "attributed", "fact",
    ),
    (
        "According to a company filing, Tern paid $85m.",
        "According to a company filing", "a company filing", "attributed", "fact",
    ),
    (
        "The order was described by three people who have read it.",
        "was described by three people who have read it",
        "three people who have read it", "attributed", "fact",
    ),
    (
        "Harbour said it had paid, according to Reuters.",
        "according to Reuters", "Reuters", "attributed", "fact",
    ),
    ("According to Scale AI, Inc., the labels were exact.", "According to Scale AI, Inc",
     "Scale AI, Inc", "attributed", "fact"),
    # Look-alikes that attribute nothing.
    ("The company said goodbye to its founder.", "", "", "asserted", "fact"),
    ("Everything went according to plan.", "", "", "asserted", "fact"),
    ("Tasks are sorted according to their size.", "", "", "asserted", "fact"),
    ("Harbour reported a loss of $3m.", "", "", "asserted", "fact"),
    ("Harbour added 500 jobs in Porto.", "", "", "asserted", "fact"),
    ("The United States says nothing.", "", "", "asserted", "fact"),
    ("The bank's claims of fraud were heard in court.", "", "", "asserted", "fact"),
    ("The reports were published in May.", "", "", "asserted", "fact"),
    ("That said, the plant is open.", "", "", "asserted", "fact"),
    ("Harbour did not say whether it had paid.", "", "", "asserted", "statement"),
    ("Nobody said that Harbour paid.", "", "", "asserted", "fact"),
    ("Critics would say that Harbour paid.", "", "", "asserted", "fact"),
    ("After Meta said it had cut jobs, its shares fell.", "", "", "asserted", "fact"),
    ("The deal Meta said was dead is alive.", "", "", "asserted", "fact"),
    ("The manager told employees to stay at home.", "", "", "asserted", "fact"),
    ("Marrant, who said little, left the firm.", "", "", "asserted", "fact"),
    ("“He said no,” is the first line of the book.", "", "", "asserted", "fact"),
    ("We received reports that the plant was closed.", "", "", "asserted", "fact"),
    ("The order is sent to add.js and to add.wasm.", "", "", "asserted", "fact"),
    ("Rey declined to answer when asked whether Tern had paid.", "", "", "asserted", "statement"),
    ("Tern claimed responsibility for the outage.", "", "", "asserted", "fact"),
    # Denials.
    ("Harbour denied that any data had leaked.", "Harbour denied", "Harbour", "denied", "fact"),
    (
        "Sources said that Tern had left, but a spokesperson for Tern denied it.",
        "a spokesperson for Tern denied", "a spokesperson for Tern", "denied", "fact",
    ),
    (
        "Sir Alan Pryce, who ran the bank until 2021, rejects that account.",
        "Sir Alan Pryce, who ran the bank until 2021, rejects", "Sir Alan Pryce", "denied", "fact",
    ),
    ("A lawyer for the company disputed the dates.", "A lawyer for the company disputed",
     "A lawyer for the company", "denied", "fact"),
    ("Harbour denied reports that it had paid.", "Harbour denied", "Harbour", "denied", "fact"),
    # Look-alikes that deny nothing.
    ("Harbour rejected the offer from Tern.", "", "", "asserted", "fact"),
    ("The judge denied the company's request.", "", "", "asserted", "fact"),
    ("Harbour did not deny the report.", "", "", "asserted", "fact"),
    ("Workers were denied access to the canteen.", "", "", "asserted", "fact"),
    ("The disputed contract ran until May.", "", "", "asserted", "fact"),
    ("Although Harbour denied the leak, the court fined it.", "", "", "asserted", "fact"),
    ("“I denied it for years,” she said.", "she said", "she", "attributed", "fact"),
    # Hedges.
    ("Harbour reportedly paid in cash.", "", "", "hedged", "fact"),
    ("Tern is said to own the land.", "", "", "hedged", "fact"),
    ("A collapse could hurt the industry.", "", "", "hedged", "forecast"),
    ("The data may have leaked.", "", "", "hedged", "fact"),
    ("Harbour allegedly bribed an inspector.", "", "", "hedged", "fact"),
    ("Officials said the data may have leaked.", "Officials said", "Officials", "attributed",
     "fact"),
    ("Harbour could not be reached.", "", "", "asserted", "fact"),
    ("The line opened on 4 May 2024.", "", "", "asserted", "fact"),
    ("In May the line was closed.", "", "", "asserted", "fact"),
    # Questions.
    ("Did Harbour pay?", "", "", "asked", "fact"),
    ("“Did Harbour pay?” Marrant asked.", "Marrant asked", "Marrant", "asked", "fact"),
    ("Whether insurers paid is unclear.", "", "", "asked", "fact"),
    ("Investors asked whether the plant was sold.", "Investors asked", "Investors", "asked",
     "fact"),
    # Types.
    ("The plant will open in 2027.", "", "", "asserted", "forecast"),
    ("Tern plans to build a second line.", "", "", "asserted", "forecast"),
    ("The dividend is likely to be suspended.", "", "", "hedged", "forecast"),
    ("The plant is due to open in May.", "", "", "asserted", "forecast"),
    ("Margins are tight due to the high cost of labour.", "", "", "asserted", "causal"),
    ("The leak led to a fine.", "", "", "asserted", "causal"),
    ("Harbour lost the customer because data leaked.", "", "", "asserted", "causal"),
    ("The will of the founder was read in May.", "", "", "asserted", "fact"),
    ("The regulator should act.", "", "", "asserted", "opinion"),
    ("Unfortunately the plant is closed.", "", "", "asserted", "opinion"),
    (
        "“It is a scandal,” said Mette Holm.", "said Mette Holm", "Mette Holm", "attributed",
        "opinion",
    ),
    ("The director accused Tern of plagiarism.", "", "", "asserted", "statement"),
    (
        "Both companies have issued statements emphasizing continued cooperation.",
        "", "", "asserted", "statement",
    ),
]  # fmt: skip

GERMAN = [
    ("Laut einem Sprecher verkaufte Harbour das Werk.", "Laut einem Sprecher", "einem Sprecher",
     "attributed", "fact"),
    ("Nach Angaben der Gewerkschaft wurde der Betriebsrat spät informiert.",
     "Nach Angaben der Gewerkschaft", "der Gewerkschaft", "attributed", "fact"),
    ("Die Ärztekammer sagte, dass 240 Mitarbeiter entlassen wurden.", "Die Ärztekammer sagte",
     "Die Ärztekammer", "attributed", "fact"),
    ("„Wir haben gezahlt“, sagte Personalchefin Ulrike Senn.", "sagte Personalchefin Ulrike Senn",
     "Personalchefin Ulrike Senn", "attributed", "fact"),
    ("Berichten zufolge floss Geld ins Ausland.", "Berichten zufolge", "Berichten", "attributed",
     "fact"),
    ("Der Schritt ist ein Fehler, so die Analystin Mara Thal.", "so die Analystin Mara Thal",
     "die Analystin Mara Thal", "attributed", "fact"),
    ("Tern hatte gestern mitgeteilt, das Werk zu verkaufen.", "Tern hatte", "Tern", "attributed",
     "fact"),
    ("Die Beschäftigten seien im April informiert worden.", "", "", "attributed", "fact"),
    ("Laut Gesetz sind Überstunden zu bezahlen.", "", "", "asserted", "fact"),
    ("Ein Sprecher dementierte den Bericht.", "Ein Sprecher dementierte", "Ein Sprecher",
     "denied", "fact"),
    ("Der Vorstand weist die Vorwürfe zurück.", "Der Vorstand weist", "Der Vorstand", "denied",
     "fact"),
    ("Das Werk wird 2027 eröffnet.", "", "", "asserted", "forecast"),
    ("Das Werk wurde wegen hoher Kosten geschlossen.", "", "", "asserted", "causal"),
    ("Der Konzern hat angeblich Daten verkauft.", "", "", "hedged", "fact"),
    ("Hat der Konzern Daten verkauft?", "", "", "asked", "fact"),
    ("Harbour verkauft das Werk in Duisburg.", "", "", "asserted", "fact"),
    ("Die Behörden lehnten den Antrag ab.", "", "", "asserted", "fact"),
]  # fmt: skip

SPANISH = [
    ("Según fuentes cercanas a la empresa, Harbour vendió la planta.",
     "Según fuentes cercanas a la empresa", "fuentes cercanas a la empresa", "attributed", "fact"),
    ("Dos empleados dijeron que la planta cerró en mayo.", "Dos empleados dijeron",
     "Dos empleados", "attributed", "fact"),
    ("«La planta está cerrada», afirmó Marta Gil.", "afirmó Marta Gil", "Marta Gil", "attributed",
     "fact"),
    ("«Cierra», ha declarado a Europa el gerente de Tern.",
     "ha declarado a Europa el gerente de Tern", "el gerente de Tern", "attributed", "fact"),
    ("La empresa negó que hubiera una fuga de datos.", "La empresa negó", "La empresa", "denied",
     "fact"),
    ("La empresa rechazó la oferta de Tern.", "", "", "asserted", "fact"),
    ("La planta cerró debido a los costes.", "", "", "asserted", "causal"),
    ("La empresa abrirá una planta en 2027.", "", "", "asserted", "forecast"),
    ("¿Vendió Harbour la planta?", "", "", "asked", "fact"),
]  # fmt: skip

FRENCH = [
    ("Selon une source proche du dossier, Harbour a vendu l’usine.",
     "Selon une source proche du dossier", "une source proche du dossier", "attributed", "fact"),
    ("Deux salariés ont affirmé que l’usine avait fermé.", "Deux salariés ont affirmé",
     "Deux salariés", "attributed", "fact"),
    ("« L’usine est fermée », a déclaré Claire Morel.", "a déclaré Claire Morel", "Claire Morel",
     "attributed", "fact"),
    ("Le groupe a démenti toute fuite de données.", "Le groupe a démenti", "Le groupe", "denied",
     "fact"),
    ("Le groupe a rejeté l’offre de Tern.", "", "", "asserted", "fact"),
    ("L’usine a fermé en raison des coûts.", "", "", "asserted", "causal"),
    ("L’usine ouvrira en 2027.", "", "", "asserted", "forecast"),
    ("Harbour aurait vendu l’usine.", "", "", "hedged", "fact"),
]  # fmt: skip

WORDS = ["said", ",", "“", "”", "according", "to", "denied", "that", "the", "two", "people", ".",
         "reports", "claims", "may", "told", "?"]  # fmt: skip

CASES = [
    (language, *case)
    for language, cases in (("en", ENGLISH), ("de", GERMAN), ("es", SPANISH), ("fr", FRENCH))
    for case in cases
]


@pytest.mark.parametrize(("language", "sentence", "attribution", "speaker", "mode", "kind"), CASES)
def test_it_reads(
    language: str, sentence: str, attribution: str, speaker: str, mode: str, kind: str
) -> None:
    reading = read_sentence(sentence, language)
    found = (reading.attribution, reading.speaker, str(reading.mode), str(reading.type))
    assert found == (attribution, speaker, mode, kind)


@given(st.text(max_size=200), st.sampled_from(["en", "de", "es", "fr", "ja", "", "x"]))
@settings(max_examples=60)
def test_it_reads_any_text(sentence: str, language: str) -> None:
    reading = read_sentence(sentence, language)
    assert reading.attribution in sentence
    assert reading.speaker == "" or reading.attribution != ""


@given(st.lists(st.sampled_from(WORDS), max_size=60))
@settings(max_examples=60)
def test_it_takes_the_speaker_from_the_attribution(words: list[str]) -> None:
    sentence = " ".join(words)
    reading = read_sentence(sentence, "en")
    assert reading.attribution in sentence
    assert reading.speaker in reading.attribution
