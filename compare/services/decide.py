"""Write what a reviewer decides about links, and queue what follows from it.

A decision is written once however often it is sent; a later one about the same sentences takes the
place of an earlier one, which stays in the history as taken back by who decided later. What is
decided about a text that has been corrected since holds in the corrected text too (`carry`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Article
from articles.models import Sentence as SentenceRow
from articles.services.queue import send_on_commit
from articles.text.spans import Span
from articles.text.units import Sentence
from articles.work import Status
from compare.analysis.results import Side
from compare.analysis.version import ANALYSIS_VERSION
from compare.decisions import as_positions, standing_decisions
from compare.link_models import DecisionKind
from compare.models import Comparison, Correction, LinkDecision
from compare.services.carry import carry_over, compared_later
from compare.services.conflicts import Seen, check_nobody_decided_since

MOST_LINKED = 12  # sentences a side; a longer passage is no longer one claim
MOST_CUT = 60
MOST_AT_ONCE = 50  # decisions of one step
MOST_NOTE = 2_000  # characters


STAYS_AS_IT_IS = gettext_lazy(
    "This comparison was made by an earlier version of the analysis and stays as it is. "
    "Change links in the newest comparison of the two reports."
)


class NoLink(ValidationError):
    """Nothing links the passages between which a link was to be cut."""


def decide(
    *,
    comparison: Comparison,
    kind: DecisionKind,
    left: range,
    right: range,
    reviewer: User,
    note: str = "",
    seen: Seen | None = None,
) -> LinkDecision | None:
    """Write one decision about the links between two passages; None where it stands already.

    Takes and raises what `decide_all` does.
    """
    sides = [left], [right]
    written = decide_all(
        comparison=comparison, kind=kind, passages=sides, reviewer=reviewer, note=note, seen=seen
    )
    return written[0] if written else None


def decide_all(
    *,
    comparison: Comparison,
    kind: DecisionKind,
    passages: tuple[Sequence[range], Sequence[range]],
    reviewer: User,
    note: str = "",
    seen: Seen | None = None,
) -> list[LinkDecision]:
    """Write a decision about each passage of the left with each of the right, all or none.

    `passages` are ranges of sentence positions, `seen` what there was to be seen when the reviewer
    decided. Returns the new decisions; what stands already is not written again. Raises
    `ValidationError` where the comparison or the passages do not allow it, `NoLink` where there is
    nothing at all to cut, `DecidedMeanwhile` where somebody else decided.
    """
    check_it_can_change(comparison)
    if len(passages[0]) * len(passages[1]) > MOST_AT_ONCE:
        raise ValidationError(
            _(
                "These are too many separate passages for one step. Tick fewer, and go on afterwards."
            )
        )
    note = note.replace("\0", "").strip()  # the database takes no NUL
    if len(note) > MOST_NOTE:
        raise ValidationError(_("A note has at most %(n)s characters.") % {"n": f"{MOST_NOTE:,}"})
    lefts, rights = sentences_of(comparison.left), sentences_of(comparison.right)
    most = MOST_CUT if kind is DecisionKind.CUT else MOST_LINKED
    both = list(product(passages[0] or [range(0)], passages[1] or [range(0)]))
    spans = [
        (passage(left, lefts, Side.LEFT, most), passage(right, rights, Side.RIGHT, most))
        for left, right in both
    ]
    with transaction.atomic():
        later = compared_later(comparison)
        corrections = locked_corrections([comparison, *later])
        if seen is not None:
            check_nobody_decided_since(
                seen, comparison.left_id, comparison.right_id, spans, reviewer
            )
        if kind is DecisionKind.CUT:
            spans = [spans[at] for at in those_linked(comparison, both)]
        written = [
            decision
            for decision, is_new in (
                written_once(comparison, kind, places, reviewer, note) for places in spans
            )
            if is_new
        ]
        if written:
            take_back_contained(written, lefts, rights)
            queue(corrections[comparison.pk])
            for other in later:
                if carry_over(other):
                    queue(corrections[other.pk])
    return written


def take_back(decision: LinkDecision, *, reviewer: User) -> bool:
    """Let a decision hold no longer; False where it had been taken back already."""
    concerned = Comparison.objects.filter(
        left=decision.left_id, right=decision.right_id, analysis_version=ANALYSIS_VERSION
    )
    with transaction.atomic():
        corrections = locked_corrections(concerned)
        changed = (
            LinkDecision.objects.standing()
            .filter(pk=decision.pk)
            .update(taken_back_by=reviewer, taken_back_at=timezone.now())
        )
        if changed:
            for correction in corrections.values():
                queue(correction)
    return bool(changed)


def retry_correction(comparison: Comparison) -> bool:
    """Queue a failed correction again; False when it had not failed."""
    with transaction.atomic():
        failed = Correction.objects.failed().filter(comparison=comparison).select_for_update()
        correction = failed.first()
        if correction is not None:
            queue(correction)
    return correction is not None


# --- what has to hold --------------------------------------------------------------------------


def check_it_can_change(comparison: Comparison) -> None:
    if not comparison.is_ready:
        raise ValidationError(_("The two reports are being compared; links can be changed after."))
    if not comparison.is_present:
        raise ValidationError(STAYS_AS_IT_IS)


def sentences_of(article: Article) -> list[Sentence]:
    rows = SentenceRow.objects.filter(article=article).order_by("position")
    return [
        Sentence(start, end, paragraph, boilerplate)
        for start, end, paragraph, boilerplate in rows.values_list(
            "start", "end", "paragraph__position", "boilerplate"
        )
    ]


def passage(positions: range, sentences: Sequence[Sentence], side: Side, most: int) -> Span:
    """Return where a passage stands in its body; raises `ValidationError` for what is none."""
    if not positions or positions.start < 0 or positions.stop > len(sentences):
        raise ValidationError(
            _("Choose at least one sentence on the left.")
            if side is Side.LEFT
            else _("Choose at least one sentence on the right.")
        )
    if len(positions) > most:
        raise ValidationError(_("Choose at most %(n)s sentences a side.") % {"n": most})
    if all(sentences[position].boilerplate for position in positions):
        raise ValidationError(_("What is left over from a web page is not compared."))
    return Span(sentences[positions.start].start, sentences[positions.stop - 1].end)


def those_linked(comparison: Comparison, both: Sequence[tuple[range, range]]) -> list[int]:
    """Return which of some passages are linked (one query); raises `NoLink` where none are."""
    links = list(
        comparison.pairs.filter(similarity__isnull=False).values_list(
            "left_start", "left_end", "right_start", "right_end"
        )
    )
    linked = [
        at
        for at, (left, right) in enumerate(both)
        if any(
            start < left.stop and left.start < end and first < right.stop and right.start < last
            for start, end, first, last in links
        )
    ]
    if not linked:
        raise NoLink(_("There is no link between these passages any more."))
    return linked


# --- writing -----------------------------------------------------------------------------------


def locked_corrections(comparisons: Iterable[Comparison]) -> dict[int, Correction]:
    """Return the corrections of comparisons, by these; one decision is written under each at a time.

    Everything that locks more than one row takes these first, in the order of their comparisons.
    """
    locked = {}
    for pk in sorted(comparison.pk for comparison in comparisons):
        Correction.objects.get_or_create(comparison_id=pk, defaults={"status": Status.READY})
        locked[pk] = Correction.objects.select_for_update().get(comparison=pk)
    return locked


def written_once(
    comparison: Comparison,
    kind: DecisionKind,
    places: tuple[Span, Span],
    reviewer: User,
    note: str,
) -> tuple[LinkDecision, bool]:
    """Return the standing decision about two passages, and whether it was written now."""
    left, right = places
    return LinkDecision.objects.get_or_create(
        left_id=comparison.left_id,
        right_id=comparison.right_id,
        kind=kind,
        left_start=left.start,
        left_end=left.end,
        right_start=right.start,
        right_end=right.end,
        taken_back_at=None,
        defaults={
            "left_quote": left.slice(comparison.left.body),
            "right_quote": right.slice(comparison.right.body),
            "note": note,
            "made_by": reviewer,
        },
    )


def take_back_contained(
    written: Sequence[LinkDecision], lefts: Sequence[Sentence], rights: Sequence[Sentence]
) -> None:
    """Take back the decisions that say nothing any more beside new ones: all theirs is decided."""
    new = [at for decision in written if (at := as_positions(decision, lefts, rights)) is not None]
    keys = {decision.pk for decision in written}
    over = []
    for earlier in standing_decisions(written[0].left_id, written[0].right_id):
        old = as_positions(earlier, lefts, rights)
        if old is not None and earlier.pk not in keys and any(old.cells <= at.cells for at in new):
            over.append(earlier.pk)
    LinkDecision.objects.filter(pk__in=over).update(
        taken_back_by=written[0].made_by, taken_back_at=timezone.now()
    )


def queue(correction: Correction) -> None:
    """Have a correction done; one that is being done starts over, for its claim is gone."""
    from compare.tasks import correct_comparison  # tasks call services, so not at the top

    Correction.objects.filter(pk=correction.pk).start_over()
    send_on_commit(correct_comparison, correction)
