"""What people decide about links by hand, and the work that follows from it.

A decision belongs to two articles, not to one comparison of them: it names its passages by their
place in the bodies, with the exact words, so that later runs and other versions of the analysis
find them again. Texts never change; a changed text is another article, to which decisions about the
earlier text are carried over where their words stand in it too.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from articles.text.spans import Span
from articles.work import Work, WorkQuerySet
from compare.analysis.results import Side


class DecisionKind(models.TextChoices):
    CUT = "cut", "cut"
    MADE = "made", "made"


class LinkDecisionQuerySet(models.QuerySet["LinkDecision"]):
    def standing(self) -> LinkDecisionQuerySet:
        return self.filter(taken_back_at=None)

    def between(self, left: int, right: int) -> LinkDecisionQuerySet:
        """The decisions about two articles, the left one first, in the order they were made in."""
        return self.filter(left=left, right=right).order_by("made_at", "pk")


class LinkDecision(models.Model):
    """Every link between two passages was cut, or one was made; kept for good, also taken back."""

    left = models.ForeignKey("articles.Article", on_delete=models.PROTECT, related_name="+")
    right = models.ForeignKey("articles.Article", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=4, choices=DecisionKind)
    left_start = models.PositiveIntegerField()
    left_end = models.PositiveIntegerField()
    left_quote = models.TextField()
    right_start = models.PositiveIntegerField()
    right_end = models.PositiveIntegerField()
    right_quote = models.TextField()
    note = models.TextField(blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="link_decisions"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    taken_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    taken_back_at = models.DateTimeField(null=True, blank=True)
    carried_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="carried_to"
    )  # the decision about an earlier text of one of the reports

    objects = LinkDecisionQuerySet.as_manager()

    class Meta:
        ordering = ["left", "right", "made_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=[
                    *("left", "right", "kind"),
                    *("left_start", "left_end", "right_start", "right_end"),
                ],
                condition=Q(taken_back_at=None),
                name="decision_stands_once",
            ),
            models.CheckConstraint(condition=Q(left__lt=F("right")), name="decision_left_first"),
            models.CheckConstraint(
                condition=Q(left_start__lt=F("left_end")) & Q(right_start__lt=F("right_end")),
                name="decision_passages_not_empty",
            ),
            models.CheckConstraint(
                condition=Q(taken_back_at=None, taken_back_by=None)
                | Q(taken_back_at__isnull=False, taken_back_by__isnull=False),
                name="decision_taken_back_by_somebody",
            ),
            models.UniqueConstraint(
                fields=["left", "right", "carried_from"], name="decision_carried_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.left_quote[:40]} / {self.right_quote[:40]}"

    @property
    def is_cut(self) -> bool:
        return self.kind == DecisionKind.CUT

    @property
    def stands(self) -> bool:
        return self.taken_back_at is None

    def span(self, side: str) -> Span:
        if side == Side.LEFT:
            return Span(self.left_start, self.left_end)
        return Span(self.right_start, self.right_end)

    def meets(self, places: Iterable[tuple[str, Span]], *, every: bool = True) -> bool:
        """Tell whether every place of two texts, or any, shares words with a passage of this."""
        shared = (span.overlaps(self.span(side)) for side, span in places)
        return all(shared) if every else any(shared)

    def quote(self, side: str) -> str:
        return self.left_quote if side == Side.LEFT else self.right_quote


class Correction(Work):
    """The work of bringing a finished comparison in line with the decisions about its links.

    One row a comparison, made with the first decision; it waits again whenever a decision is made
    or taken back. The comparison stays readable meanwhile.
    """

    comparison = models.OneToOneField(
        "compare.Comparison", on_delete=models.CASCADE, related_name="correction"
    )

    objects = WorkQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["status", "sent_at"], name="correction_work")]

    def __str__(self) -> str:
        return f"Correction of comparison {self.comparison_id}"
