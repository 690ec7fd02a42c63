"""Measure how many flags of each kind are right, as it is stored with a release and shown to readers.

What readers meet are whole reports, so a kind's figure is that of its flags on whole reports, judged one by
one (`judged`), where enough of them were judged. Else it is measured on easier things, and its
name says so: editorialising by BASIL's annotators, who left much unmarked that counts as wrong
here (a lower bound); lost sources on pairs of sentences that share a claim, many of them chosen for having
lost a source; the other kinds on texts of our own, in one order of each pair.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from articles.text.spans import Span
from compare.analysis.compare import compare_documents
from compare.analysis.messages import Message, gettext_noop, message
from compare.analysis.messages import as_json as as_stored
from compare.analysis.results import Flag, FlagKind, Side
from compare.analysis.version import ANALYSIS_VERSION
from compare.evaluation import basil, judged, omission, quotations
from compare.evaluation.corpora import MissingData, Place
from compare.evaluation.matching import FoundFlag, matches
from compare.evaluation.sample_event import event_pairs
from compare.evaluation.seed_pair import SeedPair, read_pair

MIN_FLAGS = 10  # of fewer a share says nothing
MIN_JUDGED = 20  # flags on whole reports; of fewer the easier data say more
DIGITS = 3

WHOLE_REPORTS = gettext_noop("whole reports and excerpts of one event: %(corpora)s")
BASIL = gettext_noop(
    "%(n)s reports of the BASIL corpus, compared in each event’s three pairs (a lower bound: its "
    "annotators marked less than the definition here)"
)
SHIFTS = gettext_noop(
    "%(n)s pairs of single sentences that share a claim, chosen to hold many lost sources (on whole "
    "reports too few are raised to tell)"
)
QUOTATIONS = gettext_noop("our own gold texts: %(n)s quotations in two versions")
FIGURES = gettext_noop("our own gold texts: %(n)s pairs of passages")
OWN_REPORTS = gettext_noop("our own gold texts: %(n)s pairs of reports, all but one written by us")


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What each flag of a kind that was raised on some data counts: 1 right, 0 wrong, or between."""

    kind: str
    data: Message
    right: tuple[float, ...]


def measured_kinds(place: Place) -> Iterator[Verdicts]:
    """Yield the verdicts on every kind for which there are data, from the first that have enough."""
    judges: tuple[Callable[[Place], Iterator[Verdicts]], ...] = (
        whole_reports,
        editorialising,
        lost_sources,
        certainty,
        altered_quotations,
        changed_figures,
    )
    done: set[str] = set()
    for judge in judges:
        try:
            for found in judge(place):
                if found.kind not in done:
                    done.add(found.kind)
                    yield found
        except MissingData as missing:
            place.say(str(missing))


def as_json(verdicts: Iterator[Verdicts], *, on: date) -> dict[str, Any]:
    """Return what the release's file holds; kinds with too few flags are left out."""
    kinds = {
        found.kind: {
            "precision": round(sum(found.right) / len(found.right), DIGITS),
            "n": len(found.right),
            "data": as_stored(found.data),
            "date": on.isoformat(),
        }
        for found in verdicts
        if len(found.right) >= MIN_FLAGS
    }
    return {"analysis_version": ANALYSIS_VERSION, "kinds": dict(sorted(kinds.items()))}


# --- by kind -----------------------------------------------------------------------------------


def whole_reports(place: Place) -> Iterator[Verdicts]:
    """Yield the kinds of which people judged enough flags; border cases count half.

    Where enough were judged when the rules were done, only those: the rules were mended by the others.
    """
    raised = judged.raised_flags(place)
    corpora = ", ".join(sorted({one.pair.corpus for one in raised}))
    for kind in judged.kinds():
        of_kind = judged.of_kind(raised, kind)
        fresh = judged.worths(one for one in of_kind if one.is_fresh)
        worths = fresh if len(fresh) >= MIN_JUDGED else judged.worths(of_kind)
        if len(worths) >= MIN_JUDGED:
            yield Verdicts(kind, message(WHOLE_REPORTS, corpora=corpora), worths)


def editorialising(place: Place) -> Iterator[Verdicts]:
    """Judge each flag once, though both comparisons of a report may raise it; then by form."""
    lines = basil.read_lines(place)
    data = message(BASIL, n=str(len({line.report for line in lines})))
    slanted: dict[tuple[str, Span, str], bool] = {}
    for line in lines:
        for flag in line.of(FlagKind.EDITORIALISING):
            key = (line.report, flag.span, flag.rule)
            slanted[key] = slanted.get(key, False) or line.slanted
    kind = FlagKind.EDITORIALISING.value
    yield Verdicts(kind, data, tuple(slanted.values()))
    for form in ("wording", "commentary"):
        right = tuple(
            is_right for key, is_right in slanted.items() if key[2].startswith(f"{form}.")
        )
        yield Verdicts(f"{kind}.{form}", data, right)


def lost_sources(place: Place) -> Iterator[Verdicts]:
    """Judge by the side only: omitted and weakened are hard to tell apart in single sentences."""
    pairs = omission.raised(place, "shifts", place.judged(omission.SHIFT_FILE))
    for kind in (FlagKind.ATTRIBUTION_OMITTED, FlagKind.ATTRIBUTION_WEAKENED):
        right = tuple(f.side in p.wanted for p in pairs for f in p.flags if f.kind is kind)
        yield Verdicts(kind.value, message(SHIFTS, n=str(len(pairs))), right)


def certainty(place: Place) -> Iterator[Verdicts]:
    """Judge by the sample event, each pair in one order, and by the pair of real reports."""
    kind = FlagKind.CERTAINTY_RAISED
    right: list[bool] = []
    pairs = event_pairs(place.document)[::2]  # every second is the same in the other order
    for pair in pairs:
        for flag in of_kind(compare_documents(pair.left, pair.right).flags, kind):
            found = FoundFlag(flag.kind, flag.side, flag.span)
            right.append(any(matches(found, gold) for gold in pair.flags))
    seed = read_pair(place)
    for flag in of_kind(seed.result.flags, kind):
        right.append(flag.side is Side.RIGHT and hardened(seed, flag))
    yield Verdicts(kind.value, message(OWN_REPORTS, n=str(len(pairs) + 1)), tuple(right))


def of_kind(flags: Iterable[Flag], kind: FlagKind) -> list[Flag]:
    return [flag for flag in flags if flag.kind is kind]


def hardened(pair: SeedPair, flag: Flag) -> bool:
    """Tell whether a flag stands on words that were judged to raise the certainty."""
    for position, row in pair.rows.items():
        unit = pair.right.sentences[position].span
        for entry in row["certainty"]:
            start = pair.right.text.index(entry["right"], unit.start)
            span = Span(start, start + len(entry["right"]))
            if entry["direction"] == "raised" and span.overlaps(flag.span):
                return True
    return False


def altered_quotations(place: Place) -> Iterator[Verdicts]:
    """Judge by what the rule says became of the quotation."""
    kind = FlagKind.QUOTE_ALTERED
    found = quotations.raised(place, "quotations", kind)
    right = tuple(
        quotations.answer((flag,)) == record["label"] for record, flags in found for flag in flags
    )
    yield Verdicts(kind.value, message(QUOTATIONS, n=str(len(found))), right)


def changed_figures(place: Place) -> Iterator[Verdicts]:
    kind = FlagKind.FIGURE_CHANGED
    found = quotations.raised(place, "figures", kind)
    right = tuple(quotations.touches(flag, record) for record, flags in found for flag in flags)
    yield Verdicts(kind.value, message(FIGURES, n=str(len(found))), right)
