"""Bring the rows of a comparison to a new result and lose no review.

Requirements. A flag that is found again keeps its row, and with it its address and its reviews: the
same side, kind, rule and span are the same flag. One that is found no longer goes, unless somebody
reviewed it: then it stays, marked as withdrawn. Links that are found again keep their rows too.
Where only some passages are concerned, flags elsewhere stay as they are, but for what the change
itself brings about there (one flag a pair may stand at the next passage now).

The caller holds the comparison under a lock. A flag's row is locked before its reviews are read: a
review that is being written meanwhile is seen, or finds the flag gone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from django.db.models import F
from django.utils import timezone

from articles.text.spans import Span
from compare.analysis.messages import as_json
from compare.analysis.results import Alignment, Link
from compare.analysis.results import Flag as FoundFlag
from compare.models import Comparison, Flag, LinkDecision, PairKind, PassagePair, Review

OUT_OF_THE_WAY = 10_000_000  # positions in use while rows change theirs
BATCH = 500
FOUND_AGAIN = [
    *("pair", "quote", "evidence_side", "evidence_start", "evidence_end", "evidence_quote"),
    *("score", "explanation", "message", "withdrawn_at", "withdrawn_for"),
]

FlagKey = tuple[str, str, str, int, int]
Ranges = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Concern:
    """What a change of links concerns: passages of both sides, and flags it brings about elsewhere.

    `before` are the flags that the same analysis raised before the change.
    """

    passages: Mapping[str, Sequence[Span]]
    before: AbstractSet[FlagKey] = field(default=frozenset())

    def covers(self, flag: Flag) -> bool:
        return any(span.overlaps(own) for side, span in flag.places for own in self.passages[side])

    def brings_about(self, key: FlagKey) -> bool:
        """Tell of a flag that is found now whether the change is why."""
        return key not in self.before


def key_of(flag: Flag) -> FlagKey:
    return flag.side, flag.kind, flag.rule, flag.start, flag.end


def key_of_found(flag: FoundFlag) -> FlagKey:
    return flag.side.value, flag.kind.value, flag.rule, flag.span.start, flag.span.end


# --- links -------------------------------------------------------------------------------------


def settle_pairs(comparison: Comparison, alignment: Alignment) -> list[PassagePair]:
    """Write the alignment; return its rows in order, links first (so `links[i]` is row i)."""
    there = {ranges_of(pair): pair.pk for pair in comparison.pairs.all()}
    wanted = pair_rows(comparison, alignment)
    kept: list[PassagePair] = []
    added: list[PassagePair] = []
    for row in wanted:
        row.pk = there.pop(ranges_of(row), None)
        (added if row.pk is None else kept).append(row)
    comparison.pairs.filter(pk__in=there.values()).delete()
    if kept:
        comparison.pairs.update(position=F("position") + OUT_OF_THE_WAY)
        PassagePair.objects.bulk_update(
            kept, ["position", "similarity", "kind", "moved"], batch_size=BATCH
        )
    PassagePair.objects.bulk_create(added, batch_size=BATCH)
    return wanted


def ranges_of(pair: PassagePair | Link) -> Ranges:
    return pair.left_start, pair.left_end, pair.right_start, pair.right_end


def pair_rows(comparison: Comparison, alignment: Alignment) -> list[PassagePair]:
    """Links first, in the alignment's order (so `links[i]` is row i), then what only one side has."""
    rows = [link_row(comparison, i, link) for i, link in enumerate(alignment.links)]
    for kind, positions in (
        (PairKind.ONLY_LEFT, alignment.only_left),
        (PairKind.ONLY_RIGHT, alignment.only_right),
    ):
        for start, end in runs(positions):
            mine = (start, end, 0, 0) if kind == PairKind.ONLY_LEFT else (0, 0, start, end)
            rows.append(
                PassagePair(
                    comparison=comparison,
                    position=len(rows),
                    left_start=mine[0],
                    left_end=mine[1],
                    right_start=mine[2],
                    right_end=mine[3],
                    kind=kind,
                )
            )
    return rows


def link_row(comparison: Comparison, position: int, link: Link) -> PassagePair:
    return PassagePair(
        comparison=comparison,
        position=position,
        left_start=link.left_start,
        left_end=link.left_end,
        right_start=link.right_start,
        right_end=link.right_end,
        similarity=link.similarity,
        kind=link.kind.value,
        moved=link.moved,
    )


def runs(positions: Iterable[int]) -> list[tuple[int, int]]:
    """Return consecutive positions as half-open ranges."""
    out: list[tuple[int, int]] = []
    for position in positions:
        if out and out[-1][1] == position:
            out[-1] = (out[-1][0], position + 1)
        else:
            out.append((position, position + 1))
    return out


# --- flags -------------------------------------------------------------------------------------


def settle_flags(
    comparison: Comparison,
    found: Sequence[FoundFlag],
    pairs: list[PassagePair],
    *,
    concern: Concern | None = None,
    decisions: Sequence[LinkDecision] = (),
) -> None:
    """Write flags, all of them or those a change of links concerns.

    `decisions`, taken back ones too, are what a flag may have been withdrawn for.
    """
    wanted = {key_of_found(flag): flag_row(comparison, flag, pairs) for flag in found}
    again: list[Flag] = []
    gone: list[Flag] = []
    for row in comparison.flags.select_for_update(of=("self",)).order_by("pk"):
        new = wanted.pop(key_of(row), None)
        here = concern is None or concern.covers(row) or (new is not None and concern.covers(new))
        if new is None:
            if here or (concern is not None and key_of(row) in concern.before):
                gone.append(row)
        elif here or row.withdrawn_at is not None:
            new.pk = row.pk
            again.append(new)
    withdraw([flag for flag in gone if flag.raised_by_id is None], decisions)
    Flag.objects.bulk_update(again, FOUND_AGAIN, batch_size=BATCH)
    Flag.objects.bulk_create(
        (
            flag
            for key, flag in wanted.items()
            if concern is None or concern.covers(flag) or concern.brings_about(key)
        ),
        batch_size=BATCH,
    )


def withdraw(gone: Sequence[Flag], decisions: Sequence[LinkDecision]) -> None:
    """Delete flags that nobody reviewed and mark the others, unless they are marked already."""
    reviewed = set(Review.objects.filter(flag__in=gone).values_list("flag_id", flat=True))
    Flag.objects.filter(pk__in=[flag.pk for flag in gone if flag.pk not in reviewed]).delete()
    now = timezone.now()
    marked = [flag for flag in gone if flag.pk in reviewed and flag.withdrawn_at is None]
    for flag in marked:
        flag.withdrawn_at = now
        flag.withdrawn_for = cause_of(flag, decisions)
    if marked:
        Flag.objects.bulk_update(marked, ["withdrawn_at", "withdrawn_for"], batch_size=BATCH)


def cause_of(flag: Flag, decisions: Sequence[LinkDecision]) -> LinkDecision | None:
    """Return the decision, made or taken back, for which a change of links took a flag away.

    That is the last one about all the passages that the flag speaks of, or else about one of them.
    """
    touching = [decision for decision in decisions if decision.meets(flag.places, every=False)]
    if not touching and len(decisions) == 1:
        return decisions[0]
    return max(
        touching,
        key=lambda d: (d.meets(flag.places), d.taken_back_at or d.made_at, d.pk),
        default=None,
    )


def flag_row(comparison: Comparison, flag: FoundFlag, pairs: Sequence[PassagePair]) -> Flag:
    evidence = flag.evidence
    return Flag(
        comparison=comparison,
        pair=None if flag.link is None else pairs[flag.link],
        side=flag.side.value,
        kind=flag.kind.value,
        rule=flag.rule,
        start=flag.span.start,
        end=flag.span.end,
        quote=flag.quote,
        evidence_side="" if evidence is None else evidence.side.value,
        evidence_start=None if evidence is None else evidence.span.start,
        evidence_end=None if evidence is None else evidence.span.end,
        evidence_quote="" if evidence is None else evidence.quote,
        score=flag.score,
        explanation=flag.explanation,
        message=as_json(flag.message),
    )
