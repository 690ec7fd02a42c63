"""Run the program over the gold: figures by name, and every error in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from compare.analysis.compare import RULED_KINDS, analyse_document, compare_documents
from compare.analysis.results import Attribution, ComparisonResult, Flag, FlagKind
from compare.evaluation import matching, quotations
from compare.evaluation.links import linked
from compare.evaluation.matching import FoundFlag, Score, SpokenClaim
from compare.evaluation.sample_event import EventPair, event_pairs
from compare.evaluation.scores import average_precision
from tests.gold.material import (
    Desk,
    gold_claims,
    read_lines,
    spans_of,
)
from tests.gold.reports import measured_reports

LIKELY = 0.5  # a probability of editorialising from which a sentence counts as marked
OMITTED = {"omitted_a": "left", "omitted_b": "right"}
WEAKENED = {"weakened_a": "left", "weakened_b": "right"}


@dataclass(slots=True)
class Report:
    """Figures by name (larger is better), counts by name (smaller is better), errors by rule."""

    scores: dict[str, Score] = field(default_factory=dict)
    figures: dict[str, float] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    errors: dict[str, list[str]] = field(default_factory=dict)

    def add(self, name: str, score: Score) -> None:
        self.scores[name] = self.scores.get(name, Score()) + score

    def wrong(self, rule: str, words: str) -> None:
        listed = self.errors.setdefault(rule, [])
        if words not in listed:
            listed.append(words)

    def all_figures(self) -> dict[str, float]:
        """Return precision and recall of every score, and the single figures, to 3 places."""
        out = dict(self.figures)
        for name, score in self.scores.items():
            out[f"{name}.precision"] = score.precision
            out[f"{name}.recall"] = score.recall
        return {name: round(value, 3) for name, value in sorted(out.items())}


def measure(desk: Desk) -> Report:
    report = Report()
    measure_event(desk, report)
    measure_moved(desk, report)
    measure_short_reports(desk, report)
    measure_omissions(desk, report)
    measure_quotations(desk, report)
    measure_figures(desk, report)
    measure_editorialising(desk, report)
    measure_attributions(desk, report)
    return report


# --- pairs of reports --------------------------------------------------------------------------


def measure_event(desk: Desk, report: Report) -> None:
    report.counts |= {
        "flags on faithful and independent reports": 0,
        "flags on sentences that must have none": 0,
        "relations said wrongly": 0,
    }
    for pair in event_pairs(desk.document):
        result = compare_documents(pair.left, pair.right)
        score_event_links(pair, result, report)
        score_event_flags(pair, result.flags, report)
        relation = result.relation
        if relation.reuse not in pair.reuse or relation.derived not in (None, pair.derived):
            report.counts["relations said wrongly"] += 1
            report.wrong("relation", f"{pair.title}: {relation}")


def score_event_links(pair: EventPair, result: ComparisonResult, report: Report) -> None:
    found = linked(result)
    report.add("links", matching.score_links(found, pair.sure, pair.optional))
    right = {key: moved for key, moved in found.items() if key in pair.sure}
    report.add(
        "links moved",
        matching.score_links(
            {key for key, moved in right.items() if moved}, pair.moved & right.keys()
        ),
    )
    for i, j in sorted(found.keys() - pair.sure - pair.optional):
        report.wrong("links: not in gold", paired_words(pair, i, j))
    for i, j in sorted(pair.sure - found.keys()):
        report.wrong("links: missed", paired_words(pair, i, j))


def paired_words(pair: EventPair, i: int, j: int) -> str:
    return f"{pair.title}: {pair.left.sentence_text(i)} || {pair.right.sentence_text(j)}"


def score_event_flags(pair: EventPair, flags: tuple[Flag, ...], report: Report) -> None:
    found = [FoundFlag(flag.kind, flag.side, flag.span) for flag in flags]
    for kind in sorted({*RULED_KINDS, *(flag.kind for flag in flags)}):
        gold = [g for g in pair.flags if g.kind == kind]
        mine = [f for f in found if f.kind == kind]
        report.add(f"flags {kind}", matching.score_flags(mine, gold))
        for missed in matching.missed_flags(mine, gold):
            document = pair.left if gold[missed].side == "left" else pair.right
            report.wrong(
                f"flags: missed {kind}",
                f"{pair.title}: {gold[missed].span.slice(document.text)}",
            )
    if not pair.flags:
        report.counts["flags on faithful and independent reports"] += len(flags)
    for n in matching.wrong_flags(found, pair.flags):
        report.wrong(f"flags: false {flags[n].kind}", told(pair, flags[n]))
        if on_never(pair, flags[n]):
            report.counts["flags on sentences that must have none"] += 1


def told(pair: EventPair, flag: Flag) -> str:
    evidence = f" <- {flag.evidence.quote}" if flag.evidence else ""
    name = pair.names[0] if flag.side == "left" else pair.names[1]
    return f"{pair.title}, {flag.rule} {flag.score:.2f}: on {name}: {flag.quote}{evidence}"


def on_never(pair: EventPair, flag: Flag) -> bool:
    document = pair.left if flag.side == "left" else pair.right
    return any(
        side == flag.side and document.sentences[position].span.overlaps(flag.span)
        for side, position in pair.never
    )


def measure_short_reports(desk: Desk, report: Report) -> None:
    for kind, score, words in measured_reports(desk):
        report.add(f"reports {kind}", score)
        for said in words:
            report.wrong(f"reports: {kind}", said)


def measure_moved(desk: Desk, report: Report) -> None:
    for entry in read_lines("moved.jsonl"):
        left, right = ("\n\n".join(entry[side]) for side in ("left", "right"))
        result = compare_documents(desk.document(left), desk.document(right))
        found = linked(result)
        sure = {(i, j) for i, j in entry["links"]}
        moved = {(i, j) for i, j in entry["moved"]}
        report.add("moved: links", matching.score_links(found, sure))
        marked = {key for key, is_moved in found.items() if is_moved}
        report.add("moved: marks", matching.score_links(marked, moved))
        for i, j in sorted(marked ^ moved):
            report.wrong("moved", f"{entry['id']}: {entry['left'][i]} || {entry['right'][j]}")


def measure_omissions(desk: Desk, report: Report) -> None:
    for entry in read_lines("omissions.jsonl"):
        left = desk.document(entry["a"], outlet=entry.get("outlet_a"))
        flags = compare_documents(left, desk.document(entry["b"])).flags
        for kind, sides in (
            (FlagKind.ATTRIBUTION_OMITTED, OMITTED),
            (FlagKind.ATTRIBUTION_WEAKENED, WEAKENED),
        ):
            found = {flag.side.value for flag in flags if flag.kind is kind}
            wanted = {sides[entry["label"]]} if entry["label"] in sides else set()
            hit = len(found & wanted)
            report.add(f"pairs {kind}", Score(len(found), hit, len(wanted), hit))
            words = f"{entry['id']} {entry['label']}: {entry['a']} || {entry['b']}"
            if found - wanted:
                report.wrong(f"pairs: false {kind}", words)
            if wanted - found:
                report.wrong(f"pairs: missed {kind}", words)


def measure_quotations(desk: Desk, report: Report) -> None:
    """Measure what is said to have become of each shared quotation; found and wanted are changes."""
    entries = read_lines("quotations.jsonl")
    right = 0
    for entry in entries:
        flags = flags_of(desk, entry, FlagKind.QUOTE_ALTERED)
        said, label = quotations.answer(flags), entry["label"]
        right += said == label
        found, wanted = int(bool(flags)), int(label != quotations.UNCHANGED)
        hit = int(said == label and wanted)
        report.add("quotations changed", Score(found, hit, wanted, hit))
        if said != label:
            words = f"{entry['id']} {label}, found {said}: {entry['left']} || {entry['right']}"
            report.wrong("quotations", words)
    report.figures["quotations.accuracy"] = right / len(entries)


def measure_figures(desk: Desk, report: Report) -> None:
    for entry in read_lines("figures.jsonl"):
        flags = flags_of(desk, entry, FlagKind.FIGURE_CHANGED)
        good = sum(quotations.touches(flag, entry) for flag in flags)
        hit = sum(any(quotations.on(f, entry, pair) for f in flags) for pair in entry["changed"])
        report.add("figures changed", Score(len(flags), good, len(entry["changed"]), hit))
        if good < len(flags) or hit < len(entry["changed"]):
            said = [flag.explanation for flag in flags]
            report.wrong("figures", f"{entry['id']}: {entry['left']} || {entry['right']} {said}")


def flags_of(desk: Desk, entry: dict[str, Any], kind: FlagKind) -> tuple[Flag, ...]:
    """Compare the two texts of a line; return the flags of one kind."""
    result = compare_documents(desk.document(entry["left"]), desk.document(entry["right"]))
    return tuple(flag for flag in result.flags if flag.kind is kind)


# --- single texts ------------------------------------------------------------------------------


def measure_editorialising(desk: Desk, report: Report) -> None:
    probabilities: list[float] = []
    truth: list[bool] = []
    for entry in read_lines("editorialising.jsonl"):
        analysis = analyse_document(desk.document(entry["text"]))
        probabilities.append(max(analysis.editorialising))
        truth.append(bool(entry["quotes"]))
        words = [word.span for line in analysis.wording for word in line]
        gold = spans_of(entry["text"], entry["quotes"])
        right = sum(any(word.overlaps(g) for g in gold) for word in words)
        hit = sum(any(word.overlaps(g) for word in words) for g in gold)
        report.add("wording", Score(len(words), right, len(gold), hit))
        if truth[-1] != (probabilities[-1] >= LIKELY):
            report.wrong("editorialising", f"{probabilities[-1]:.2f} {entry['text']}")
        if right < len(words):
            report.wrong("wording: false", f"{[w.slice(entry['text']) for w in words]}")
    report.figures["sentences editorialising.average precision"] = average_precision(
        probabilities, list(map(int, truth))
    )
    report.add("sentences editorialising", matching.score_threshold(probabilities, truth, LIKELY))


def measure_attributions(desk: Desk, report: Report) -> None:
    for entry in read_lines("attributions.jsonl"):
        text, gold = entry["text"], gold_claims(entry)
        found = [spoken(a) for a in analyse_document(desk.document(text)).attributions]
        report.add("attributions", matching.score_claims(found, gold))
        report.add("attribution sources", matching.score_sources(found, gold))
        report.add("attribution kinds", matching.score_kinds(found, gold))
        score = matching.score_claims(found, gold)
        if score.hit < score.wanted or score.right < score.found:
            report.wrong("attributions", f"{text} => {list(in_words(text, found))}")
        elif matching.score_kinds(found, gold).precision < 1:
            report.wrong("attribution kinds", f"{text} => {list(in_words(text, found))}")


def spoken(attribution: Attribution) -> SpokenClaim:
    return SpokenClaim(
        content=attribution.content,
        source=attribution.source,
        kind=attribution.effective_kind.value,
    )


def in_words(text: str, claims: Iterable[SpokenClaim]) -> Iterable[str]:
    for claim in claims:
        source = "-" if claim.source is None else claim.source.slice(text)
        yield f"{source} ({claim.kind}): {' + '.join(c.slice(text) for c in claim.content)}"


# --- in words ----------------------------------------------------------------------------------


def table(report: Report) -> str:
    """Set the figures out in lines of text."""
    lines = [f"{'':<36}{'precision':>10}{'recall':>8}{'F1':>7}{'found':>7}{'wanted':>8}"]
    lines += [
        f"{name:<36}{s.precision:>10.3f}{s.recall:>8.3f}{s.f1:>7.3f}{s.found:>7}{s.wanted:>8}"
        for name, s in sorted(report.scores.items())
    ]
    lines += [f"{name:<46}{value:.3f}" for name, value in sorted(report.figures.items())]
    lines += [f"{name:<46}{count}" for name, count in sorted(report.counts.items())]
    return "\n".join(lines)


def errors(report: Report) -> str:
    return "\n".join(
        f"\n{rule} ({len(listed)})\n" + "\n".join(f"  {words}" for words in listed)
        for rule, listed in sorted(report.errors.items())
    )
