"""Write what a reviewer decides about a link, and queue what follows from it.

A decision is written once however often it is sent; a later one about the same sentences takes the
place of an earlier one, which stays in the history as taken back by who decided later.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

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
from compare.services.conflicts import Seen, check_nobody_decided_since

MOST_LINKED = 12  # sentences a side; a longer passage is no longer one claim
MOST_CUT = 60
MOST_NOTE = 2_000  # characters


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
    """Write a decision about the links between two passages, given as sentence positions.

    `seen` is what there was to be seen when the reviewer decided. Returns None where the same
    decision stands already. Raises `ValidationError` where the comparison or the passages do not
    allow it, `NoLink` where there is nothing to cut, `DecidedMeanwhile` where somebody else did.
    """
    check_it_can_change(comparison)
    note = note.replace("\0", "").strip()  # the database takes no NUL
    if len(note) > MOST_NOTE:
        raise ValidationError(_("A note has at most %(n)s characters.") % {"n": f"{MOST_NOTE:,}"})
    lefts, rights = sentences_of(comparison.left), sentences_of(comparison.right)
    most = MOST_CUT if kind is DecisionKind.CUT else MOST_LINKED
    places = passage(left, lefts, Side.LEFT, most), passage(right, rights, Side.RIGHT, most)
    with transaction.atomic():
        correction = locked_correction(comparison)
        if seen is not None:
            both = comparison.left_id, comparison.right_id
            check_nobody_decided_since(seen, *both, places, reviewer)
        if kind is DecisionKind.CUT:
            check_there_is_a_link(comparison, left, right)
        decision, created = written_once(comparison, kind, places, reviewer, note)
        if not created:
            return None
        take_back_contained(decision, lefts, rights)
        queue(correction)
    return decision


def take_back(decision: LinkDecision, *, reviewer: User) -> bool:
    """Let a decision hold no longer; False where it had been taken back already."""
    concerned = Comparison.objects.filter(
        left=decision.left_id, right=decision.right_id, analysis_version=ANALYSIS_VERSION
    )
    with transaction.atomic():
        corrections = [locked_correction(comparison) for comparison in concerned.order_by("pk")]
        changed = (
            LinkDecision.objects.standing()
            .filter(pk=decision.pk)
            .update(taken_back_by=reviewer, taken_back_at=timezone.now())
        )
        if changed:
            for correction in corrections:
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
    encoders = {comparison.left.encoder, comparison.right.encoder, comparison.encoder}
    if comparison.analysis_version != ANALYSIS_VERSION or len(encoders) > 1:
        raise ValidationError(
            _(
                "This comparison was made by an earlier version of the analysis and stays as it "
                "is. Change links in the newest comparison of the two reports."
            )
        )


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


def check_there_is_a_link(comparison: Comparison, left: range, right: range) -> None:
    there = comparison.pairs.filter(
        left_start__lt=left.stop,
        left_end__gt=left.start,
        right_start__lt=right.stop,
        right_end__gt=right.start,
        similarity__isnull=False,
    )
    if not there.exists():
        raise NoLink(_("There is no link between these passages any more."))


# --- writing -----------------------------------------------------------------------------------


def locked_correction(comparison: Comparison) -> Correction:
    """Return a comparison's correction; one decision is written under it at a time.

    Everything that locks more than one row takes this one first.
    """
    correction, _created = Correction.objects.get_or_create(
        comparison=comparison, defaults={"status": Status.READY}
    )
    locked: Correction = Correction.objects.select_for_update().get(pk=correction.pk)
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
    decision: LinkDecision, lefts: Sequence[Sentence], rights: Sequence[Sentence]
) -> None:
    """Take back the decisions that say nothing any more beside a new one: all theirs is decided."""
    new = as_positions(decision, lefts, rights)
    if new is None:
        return
    over = []
    for earlier in standing_decisions(decision.left_id, decision.right_id):
        old = as_positions(earlier, lefts, rights)
        if earlier.pk != decision.pk and old is not None and old.cells <= new.cells:
            over.append(earlier.pk)
    LinkDecision.objects.filter(pk__in=over).update(
        taken_back_by=decision.made_by, taken_back_at=timezone.now()
    )


def queue(correction: Correction) -> None:
    """Have a correction done; one that is being done starts over, for its claim is gone."""
    from compare.tasks import correct_comparison  # tasks call services, so not at the top

    Correction.objects.filter(pk=correction.pk).update(
        status=Status.WAITING, error="", attempts=0, claim=None, not_before=None, sent_at=None
    )
    send_on_commit(correct_comparison, correction)
