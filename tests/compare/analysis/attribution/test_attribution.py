from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.units import Sentence
from compare.analysis.attribution.attributions import find_attributions
from compare.analysis.documents import Document
from compare.analysis.results import CueStrength, SourceKind
from compare.analysis.word_sets import word_set
from tests.compare.analysis.attribution.helpers import (
    analysed,
    attributions_of,
    document,
    words_of,
)


def read(text: str) -> list[tuple[str | None, str | None, str]]:
    return [words_of(text, attribution) for attribution in attributions_of(text)]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "Two dockers said the crane had failed twice.",
            "Two dockers",
            "said",
            "the crane had failed twice",
        ),
        (
            "The crane had failed twice, two dockers said.",
            "two dockers",
            "said",
            "The crane had failed twice",
        ),
        (
            "The crane, said Marta Oulu, had failed twice.",
            "Marta Oulu",
            "said",
            "The crane … had failed twice",
        ),
        (
            "The crane had failed twice, said Marta Oulu, a docker.",
            "Marta Oulu, a docker",
            "said",
            "The crane had failed twice",
        ),
        (
            "According to the port authority, the crane had failed twice.",
            "the port authority",
            "According to",
            "the crane had failed twice",
        ),
        (
            "The crane had failed twice, according to the port authority.",
            "the port authority",
            "according to",
            "The crane had failed twice",
        ),
        (
            "Marta Oulu told reporters on Monday that the crane had failed twice.",
            "Marta Oulu",
            "told",
            "that the crane had failed twice",
        ),
        (
            "Marta Oulu, who runs the port, warned of a second failure.",
            "Marta Oulu, who runs the port",
            "warned of",
            "a second failure",
        ),
        (
            "Pictures taken on Sunday showed that the crane had fallen.",
            "Pictures taken on Sunday",
            "showed",
            "that the crane had fallen",
        ),
        (
            "The firm denied that it had cut the crew.",
            "The firm",
            "denied",
            "that it had cut the crew",
        ),
        (
            "Marta Oulu is worried that the crane may fall.",
            "Marta Oulu",
            "is worried",
            "that the crane may fall",
        ),
    ],
)
def test_source_cue_and_content_are_read(text: str, source: str, cue: str, content: str) -> None:
    assert (source, cue, content) in read(text)


def test_two_sources_with_an_apposition_are_one_source() -> None:
    text = (
        "Ilse Brandt, the harbour master, and a clerk close to Oskar Lind, the former owner, "
        "denied that they had met the buyers."
    )
    assert read(text)[0][0] == (
        "Ilse Brandt, the harbour master, and a clerk close to Oskar Lind, the former owner"
    )


def test_a_following_participle_keeps_the_speaker() -> None:
    text = "The harbour master said the pier was safe, adding that divers had checked it."
    assert read(text) == [
        ("The harbour master", "said", "the pier was safe"),
        ("The harbour master", "adding", "that divers had checked it"),
    ]


def test_a_clause_with_another_speaker_ends_a_content() -> None:
    text = "Dockers said the pier was unsafe, but the owner insisted that it was sound."
    assert read(text) == [
        ("Dockers", "said", "the pier was unsafe"),
        ("the owner", "insisted", "that it was sound"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The ferry has reportedly been sold to a firm in Oslo.",
        "The ferry is said to have been sold to a firm in Oslo.",
        "It is believed that the ferry was sold to a firm in Oslo.",
    ],
)
def test_agentless_cues_have_no_source_and_are_unnamed(text: str) -> None:
    (attribution,) = attributions_of(text)
    assert attribution.source is None
    assert attribution.source_kind is SourceKind.UNNAMED
    assert "firm in Oslo" in " ".join(c.slice(text) for c in attribution.content)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ilse Brandt said the pier was safe.", SourceKind.NAMED),
        ("The Norwegian transport ministry said the pier was safe.", SourceKind.NAMED),
        ("The captain, Dario Venn, said the pier was safe.", SourceKind.NAMED),
        ("Senior officials said the pier was safe.", SourceKind.UNNAMED),
        ("A clerk close to Oskar Lind said the pier was safe.", SourceKind.UNNAMED),
        ("A report by the port says that the pier is safe.", SourceKind.DOCUMENT),
        ("The Bergen Herald reported that the pier was safe.", SourceKind.OUTLET),
        ("She said the pier was safe.", SourceKind.PRONOUN),
    ],
)
def test_sources_are_classified(text: str, kind: SourceKind) -> None:
    assert attributions_of(text)[0].source_kind is kind


def test_a_pronoun_takes_the_kind_of_the_source_it_stands_for() -> None:
    text = "Ilse Brandt said the pier was safe. She added that divers had checked it."
    first, second = attributions_of(text)
    assert second.source_kind is SourceKind.PRONOUN
    assert second.effective_kind is SourceKind.NAMED
    assert second.resolved_source == first.source


def test_the_source_takes_the_kind_of_the_source_before() -> None:
    text = "A source in the port said the pier was safe. The source said divers had checked it."
    second = attributions_of(text)[1]
    assert (second.source_kind, second.effective_kind) == (SourceKind.PRONOUN, SourceKind.UNNAMED)


def test_a_following_quotation_belongs_to_the_speaker_before() -> None:
    text = "“The pier is safe,” Ilse Brandt said. “Divers have checked every beam of it.”"
    (attribution,) = attributions_of(text)
    assert attribution.direct
    assert [c.slice(text) for c in attribution.content] == [
        "“The pier is safe,”",
        "“Divers have checked every beam of it.”",
    ]


def test_a_colon_waits_for_the_quotation_of_the_next_sentence() -> None:
    text = "Ilse Brandt said:\n“The pier is safe. Divers have checked every beam of it.”"
    (attribution,) = attributions_of(text)
    assert attribution.source is not None
    assert attribution.source.slice(text) == "Ilse Brandt"
    assert attribution.content[0].slice(text).startswith("“The pier is safe.")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Ferry sold to Oslo firm: sources", "sources"),
        ("Report: Ferry sold to Oslo firm", "Report"),
    ],
)
def test_headlines_name_their_source_around_a_colon(text: str, source: str) -> None:
    (attribution,) = attributions_of(text)
    assert attribution.source is not None
    assert attribution.source.slice(text) == source


def test_a_transcript_gives_a_paragraph_to_its_speaker() -> None:
    text = "Ilse Brandt: The pier is safe. We checked every beam.\n\nThe council met at noon."
    (attribution,) = attributions_of(text)
    assert [c.slice(text) for c in attribution.content] == [
        "The pier is safe.",
        "We checked every beam.",
    ]


def test_a_label_before_a_colon_is_no_speaker() -> None:
    assert attributions_of("Background: The pier was built in 1950. It has two cranes.") == ()


def test_an_opinion_is_read_like_according_to() -> None:
    text = "In the view of the auditors, the pension fund is sound."
    assert read(text) == [("the auditors", "In the view of", "the pension fund is sound")]


def test_being_quoted_as_saying_names_the_subject() -> None:
    text = "The minister was quoted as saying that the talks had failed."
    assert read(text)[0][:2] == ("The minister", "was quoted as saying")


def test_a_source_that_asks_not_to_be_named_is_one_source() -> None:
    text = "A clerk who asked not to be named said the vote had been bought."
    assert read(text) == [("A clerk who asked not to be named", "said", "the vote had been bought")]


@pytest.mark.parametrize(
    "text",
    [
        "The harbour master sued the owner of the crane on Monday.",
        "The claims of the two firms were settled in June.",
        "The storm left three hundred houses without power.",
        "The visit underscored the growing weight of the northern ports.",
    ],
)
def test_acts_and_judgements_of_the_outlet_are_not_attributions(text: str) -> None:
    assert attributions_of(text) == ()


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("Officials say the pier is safe.", CueStrength.NEUTRAL),
        ("Officials admit the pier is unsafe.", CueStrength.FACTIVE),
        ("Officials allege that the pier was cut.", CueStrength.DISTANCED),
        ("Officials fear that the pier may fall.", CueStrength.PRIVATE),
    ],
)
def test_cues_carry_their_strength(text: str, strength: CueStrength) -> None:
    assert attributions_of(text)[0].strength is strength


def test_a_language_without_rules_gives_no_attributions() -> None:
    given = document("Le maire a dit que le pont est sûr.", language="fr")
    assert analysed(given).attributions == ()


def test_web_residue_gives_no_attributions() -> None:
    given = document("Officials said the pier was safe.\n\nScroll to Top")
    contents = [c for a in analysed(given).attributions for c in a.content]
    assert contents
    assert all("Scroll" not in c.slice(given.text) for c in contents)


def test_all_spans_index_the_text_as_given() -> None:
    text = (
        "🙂 Café owners said the naïve plan wouldn’t work, and “nobody” asked them, Åse Ås added."
    )
    found = attributions_of(text)
    assert found
    for attribution in found:
        for span in (attribution.source, attribution.cue, *attribution.content):
            assert span is None or 0 <= span.start < span.end <= len(text)
    assert "Åse Ås" in [source for source, _, _ in read(text)]


def test_a_huge_sentence_is_left_alone() -> None:
    text = "officials said that " * 5_000
    whole = (Sentence(0, len(text.rstrip()), 0),)
    given = Document(text, whole, np.zeros((1, 1), dtype=np.float32))
    assert find_attributions(given, ()) == ()


def test_a_very_long_text_is_read_to_its_end() -> None:
    text = "“The pier is safe,” Ilse Brandt said. It rained.\n" * 2_000
    assert len(attributions_of(text)) == 2_000


_WORDS = word_set(
    """
    said the a Smith , . “ ” — who which that to not on Monday told and but ( ) he officials is was
    has : report claims of in by adding firm’s after reportedly according as view
    """
)


@given(st.lists(st.sampled_from(sorted(_WORDS)), max_size=30))
def test_no_jumble_of_cues_gives_an_empty_or_reversed_span(parts: list[str]) -> None:
    text = " ".join(parts)
    for attribution in attributions_of(text):
        marks = (attribution.source, attribution.cue, attribution.resolved_source)
        for span in (*(m for m in marks if m is not None), *attribution.content):
            assert 0 <= span.start < span.end <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        ", told the Gazette not according to not , confirmed said .",
        "According to , said Roke .",
        "“ , she said , ” denied that .",
        ", according to .",
    ],
)
def test_a_broken_sentence_gives_no_empty_content(text: str) -> None:
    assert all(len(part) for a in attributions_of(text) for part in a.content)
