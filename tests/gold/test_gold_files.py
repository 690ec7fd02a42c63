"""The gold itself: every quoted piece stands in its text, and every name is one we use."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from compare.analysis.changes.quotes.quote_changes import QuoteChange
from compare.analysis.results import FlagKind, Reuse, SourceKind
from compare.evaluation.sample_event import SAMPLE, read_event
from tests.gold.material import gold_claims, read_lines

LABELS = {
    "omitted_a",
    "omitted_b",
    "weakened_a",
    "weakened_b",
    "kept",
    "none",
    "different",
}


def test_the_sample_reports_have_between_250_and_600_words() -> None:
    for path in SAMPLE.glob("*.txt"):
        assert 250 <= len(re.findall(r"\w+(?:’\w+)?", path.read_text(encoding="utf-8"))) <= 600


def test_every_gold_sentence_stands_once_in_its_report() -> None:
    for name, sentences in read_event()["sentences"].items():
        text = (SAMPLE / f"{name}.txt").read_text(encoding="utf-8")
        for sentence in sentences.values():
            assert text.count(sentence) == 1, sentence


def test_every_pair_of_reports_is_judged_once() -> None:
    pairs = [frozenset((pair["left"], pair["right"])) for pair in read_event()["pairs"]]
    names = list(read_event()["sentences"])
    assert len(pairs) == len(set(pairs)) == len(names) * (len(names) - 1) // 2


def test_every_gold_flag_quotes_its_sentence_and_its_evidence() -> None:
    event = read_event()
    for pair in event["pairs"]:
        for flag in pair["flags"]:
            name, other = pair[flag["side"]], pair["right" if flag["side"] == "left" else "left"]
            assert FlagKind(flag["kind"])
            assert flag["quote"] in event["sentences"][name][flag["sentence"]]
            other_text = (SAMPLE / f"{other}.txt").read_text(encoding="utf-8")
            assert flag.get("evidence", "") in other_text
            assert not {flag["sentence"]} & set(pair["never"])


def test_links_and_relations_use_known_names() -> None:
    event = read_event()
    for pair in event["pairs"]:
        assert {Reuse(reuse) for reuse in pair["reuse"]}
        for link in pair["links"]:
            assert link["left"] in event["sentences"][pair["left"]]
            assert link["right"] in event["sentences"][pair["right"]]


def test_attributions_quote_their_text_and_use_known_kinds() -> None:
    kinds = {kind.value for kind in SourceKind} | {None}
    for entry in read_lines("attributions.jsonl"):
        for claim in gold_claims(entry):
            assert claim.kind in kinds
            assert claim.content and all(len(part) for part in claim.content)
        cues = [claim["cue"] for claim in entry["attributions"] if claim["cue"] is not None]
        assert all(cue in entry["text"] for cue in cues)


def test_editorialising_has_as_many_plain_sentences_as_loaded_ones() -> None:
    entries = read_lines("editorialising.jsonl")
    assert all(quote in entry["text"] for entry in entries for quote in entry["quotes"])
    loaded = sum(bool(entry["quotes"]) for entry in entries)
    assert loaded >= 30 and len(entries) - loaded >= 30


def test_omissions_have_known_labels() -> None:
    assert {entry["label"] for entry in read_lines("omissions.jsonl")} == LABELS


def test_each_label_of_a_quotation_is_a_quarter_of_them() -> None:
    labels = Counter(entry["label"] for entry in read_lines("quotations.jsonl"))
    assert set(labels) == {change.value for change in QuoteChange}
    assert min(labels.values()) >= 0.22 * labels.total() and labels.total() >= 60


def test_changed_figures_stand_in_their_texts_and_as_many_pairs_have_none() -> None:
    entries = read_lines("figures.jsonl")
    for entry in entries:
        for one, two in entry["changed"]:
            assert one in entry["left"] and two in entry["right"], entry["id"]
    changed = sum(bool(entry["changed"]) for entry in entries)
    assert changed >= 25 and len(entries) - changed >= 25


def test_flags_of_short_reports_quote_their_side_and_many_reports_have_none() -> None:
    entries = read_lines("reports.jsonl")
    for entry in entries:
        for flag in entry["flags"]:
            assert FlagKind(flag["kind"])
            assert entry[flag["side"]]["text"].count(flag["quote"]) == 1, entry["id"]
    sure = [[f for f in entry["flags"] if not f.get("optional")] for entry in entries]
    assert len(entries) >= 25 and sum(not flags for flags in sure) >= 8


def test_moved_paragraphs_are_links() -> None:
    for entry in read_lines("moved.jsonl"):
        links = [tuple(link) for link in entry["links"]]
        assert {tuple(link) for link in entry["moved"]} <= set(links)
        assert all(i < len(entry["left"]) and j < len(entry["right"]) for i, j in links)


def identifiers() -> Iterator[str]:
    names = (
        "attributions",
        "editorialising",
        "omissions",
        "moved",
        "quotations",
        "figures",
        "reports",
    )
    for name in names:
        for entry in read_lines(f"{name}.jsonl"):
            yield entry["id"]


def test_identifiers_are_unique() -> None:
    found = list(identifiers())
    assert len(found) == len(set(found))


@pytest.mark.parametrize("name", ["agency", "rewrite", "independent", "short"])
def test_residue_is_not_in_the_gold(name: str) -> None:
    residue = ("Scroll to Top", "Share this article", "date 2025")
    sentences = read_event()["sentences"][name].values()
    assert not any(piece in sentence for sentence in sentences for piece in residue)
