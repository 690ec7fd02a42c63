"""What kind of source some words name, by the definitions of `source_kinds`."""

from __future__ import annotations

import pytest

from compare.analysis.results import SourceKind
from tests.compare.analysis.attribution.helpers import attributions_of


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("Ida Roke, 44, an engineer from Brakk,", SourceKind.NAMED),
        ("the Herald’s columnist Ida Roke", SourceKind.NAMED),
        ("Radio host Ida Roke", SourceKind.NAMED),
        ("Brandt’s campaign", SourceKind.NAMED),
        ("the Harbour Ministry", SourceKind.NAMED),
        ("police in Brakk", SourceKind.NAMED),
        ("one delegate, party chairwoman Ida Roke,", SourceKind.NAMED),
        ("Ida Roke and two of her aides", SourceKind.NAMED),
        (
            "some members, such as former harbour master Ilse Brandt and Tomas Brell,",
            SourceKind.NAMED,
        ),
        ("several officials, including Ida Roke,", SourceKind.NAMED),
        ("three aides, among them Ida Roke,", SourceKind.NAMED),
        ("several officials, including one from the Harbour Ministry,", SourceKind.UNNAMED),
        ("some voters, including Norland Democrats,", SourceKind.UNNAMED),
        ("some officials, such as the aides of Ida Roke,", SourceKind.UNNAMED),
        ("officials in Brakk, Norland,", SourceKind.UNNAMED),
        ("some Republicans", SourceKind.UNNAMED),
        ("Republicans", SourceKind.UNNAMED),
        ("investors", SourceKind.UNNAMED),
        ("people briefed on the talks", SourceKind.UNNAMED),
        ("nine in 10", SourceKind.UNNAMED),
        ("60 percent of the voters", SourceKind.UNNAMED),
        ("an aide close to Brandt", SourceKind.UNNAMED),
        ("a Bergen Herald poll", SourceKind.DOCUMENT),
        ("the Bergen/Brakk Poll", SourceKind.DOCUMENT),
        ("an Oxhill report", SourceKind.DOCUMENT),
        ("A study by the Bergen Herald", SourceKind.DOCUMENT),
        ("State Department cables", SourceKind.DOCUMENT),
        ("a High Court ruling", SourceKind.DOCUMENT),
        ("an investigation by the Bergen Herald", SourceKind.OUTLET),
        ("state television", SourceKind.OUTLET),
        ("a local newspaper", SourceKind.OUTLET),
        ("Reuters", SourceKind.OUTLET),
        ("ProPublica", SourceKind.OUTLET),
        ("the Norland senator", SourceKind.PRONOUN),
        ("the minister", SourceKind.PRONOUN),
        ("the newspaper", SourceKind.PRONOUN),
        ("another", SourceKind.PRONOUN),
    ],
)
def test_a_source_is_classified_as_it_is_written(source: str, kind: SourceKind) -> None:
    (attribution,) = attributions_of(f"But {source} said the pier is safe.")
    assert attribution.source_kind is kind


def test_a_group_that_opens_a_sentence_is_no_name() -> None:
    (attribution,) = attributions_of("Investors said the pier is safe.")
    assert attribution.source_kind is SourceKind.UNNAMED


def test_a_standpoint_is_the_source_of_what_its_sentence_quotes() -> None:
    text = "For Roke, the verdict was “a gift to every careless owner”."
    (attribution,) = attributions_of(text)
    assert attribution.source is not None
    assert attribution.source.slice(text) == "Roke"
    assert attribution.source_kind is SourceKind.NAMED


def test_a_standpoint_without_a_quotation_is_the_outlets_own_view() -> None:
    assert attributions_of("For Roke, the verdict was a heavy blow.") == ()
