"""What we say about what was published: comparisons, passage pairs, flags and people's reviews."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models import Article, Event
from articles.text.spans import Span
from articles.visibility import Reader, may_see_hidden, open_to_all
from articles.work import Status, Work, WorkQuerySet
from compare.analysis.results import FlagKind as FlagKindValue
from compare.analysis.results import LinkKind, Reuse
from compare.analysis.results import Side as SideValue
from compare.analysis.version import ANALYSIS_VERSION
from compare.link_models import Correction, LinkDecision


class Side(models.TextChoices):
    LEFT = SideValue.LEFT.value, pgettext_lazy("side", "left")
    RIGHT = SideValue.RIGHT.value, pgettext_lazy("side", "right")


class FlagKind(models.TextChoices):
    EDITORIALISING = FlagKindValue.EDITORIALISING.value, _("Editorialising")
    ATTRIBUTION_OMITTED = FlagKindValue.ATTRIBUTION_OMITTED.value, _("Attribution omitted")
    ATTRIBUTION_WEAKENED = FlagKindValue.ATTRIBUTION_WEAKENED.value, _("Attribution weakened")
    CERTAINTY_RAISED = FlagKindValue.CERTAINTY_RAISED.value, _("Certainty raised")
    QUOTE_ALTERED = FlagKindValue.QUOTE_ALTERED.value, _("Quote altered")
    FIGURE_CHANGED = FlagKindValue.FIGURE_CHANGED.value, _("Figure changed")


class PairKind(models.TextChoices):
    VERBATIM = LinkKind.VERBATIM.value, pgettext_lazy("passages", "verbatim")
    NEAR_VERBATIM = LinkKind.NEAR_VERBATIM.value, pgettext_lazy("passages", "nearly verbatim")
    PARAPHRASE = LinkKind.PARAPHRASE.value, pgettext_lazy("passages", "paraphrase")
    PARTIAL = LinkKind.PARTIAL.value, pgettext_lazy("passages", "partly the same")
    ONLY_LEFT = "only-left", pgettext_lazy("passages", "only on the left")
    ONLY_RIGHT = "only-right", pgettext_lazy("passages", "only on the right")


class ReuseKind(models.TextChoices):
    VERBATIM = Reuse.VERBATIM.value, pgettext_lazy("relation", "near-verbatim")
    REWRITE = Reuse.REWRITE.value, pgettext_lazy("relation", "a rewrite")
    PARTIAL = Reuse.PARTIAL.value, pgettext_lazy("relation", "partial reuse")
    INDEPENDENT = Reuse.INDEPENDENT.value, pgettext_lazy("relation", "independent reporting")


class ComparisonQuerySet(WorkQuerySet):
    def of_event(self, event: Event) -> ComparisonQuerySet:
        return self.filter(left__event=event, right__event=event)

    def of_article(self, article: Article) -> ComparisonQuerySet:
        return self.filter(Q(left=article) | Q(right=article))

    def visible_to(self, reader: Reader) -> ComparisonQuerySet:
        """Leave out what has a side in a hidden event, for those who may not see it."""
        if may_see_hidden(reader):
            return self
        return self.filter(*(open_to_all(f"{side}__event") for side in Side.values))

    def stale(self) -> ComparisonQuerySet:
        """Finished, unreviewed ones that read a side before it last changed, if they can run again."""
        reviewed = Review.objects.filter(flag__comparison=OuterRef("pk"))
        unchanged = Q(
            left_changed_at=F("left__changed_at"), right_changed_at=F("right__changed_at")
        )
        return self.filter(
            ~unchanged,
            ~Exists(reviewed),
            status__in=[Status.READY, Status.FAILED],
            left__status=Status.READY,
            right__status=Status.READY,
            left__encoder=F("encoder"),
            right__encoder=F("encoder"),
            left__event=F("right__event"),
        )

    def with_articles(self) -> ComparisonQuerySet:
        return self.select_related("left__outlet", "right__outlet", "left__event", "right__event")


class Comparison(Work):
    left = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="comparisons_as_left")
    right = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="comparisons_as_right"
    )
    encoder = models.CharField(max_length=200)
    analysis_version = models.CharField(max_length=20)
    added_at = models.DateTimeField(auto_now_add=True)
    left_changed_at = models.DateTimeField(
        null=True, editable=False
    )  # of the article as it was read
    right_changed_at = models.DateTimeField(null=True, editable=False)
    same_event = models.FloatField(null=True, editable=False)  # probability in [0, 1]
    reuse = models.CharField(max_length=12, choices=ReuseKind, blank=True, editable=False)
    derived = models.CharField(max_length=5, choices=Side, blank=True, editable=False)
    not_analysed = models.JSONField(default=list, editable=False)  # flag kinds without rules here
    timings = models.JSONField(default=dict, editable=False)  # milliseconds by step

    objects = ComparisonQuerySet.as_manager()

    class Meta:
        ordering = ["-added_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["left", "right", "encoder", "analysis_version"], name="comparison_unique"
            ),
            models.CheckConstraint(condition=Q(left__lt=F("right")), name="comparison_left_first"),
        ]
        indexes = [models.Index(fields=["status", "sent_at"], name="comparison_work")]

    def __str__(self) -> str:
        return f"{self.left.outlet_name} / {self.right.outlet_name}"

    def get_absolute_url(self) -> str:
        return reverse("compare:comparison", args=[self.pk])

    @property
    def is_present(self) -> bool:
        """Whether it was made by the analysis and the encoder in use now; else it stays as it is."""
        encoders = {self.left.encoder, self.right.encoder, self.encoder}
        return self.analysis_version == ANALYSIS_VERSION and len(encoders) == 1

    @property
    def both(self) -> tuple[Article, Article]:
        return self.left, self.right

    def article(self, side: str) -> Article:
        return self.left if side == Side.LEFT else self.right


class PassagePair(models.Model):
    """One link of the alignment, or a passage that only one side has (the other range is empty).

    Ranges are half-open sentence positions.
    """

    comparison = models.ForeignKey(Comparison, on_delete=models.CASCADE, related_name="pairs")
    position = models.PositiveIntegerField()
    left_start = models.PositiveIntegerField()
    left_end = models.PositiveIntegerField()
    right_start = models.PositiveIntegerField()
    right_end = models.PositiveIntegerField()
    similarity = models.FloatField(null=True)
    kind = models.CharField(max_length=14, choices=PairKind)
    moved = models.BooleanField(default=False)

    class Meta:
        ordering = ["comparison", "position"]
        constraints = [
            models.UniqueConstraint(fields=["comparison", "position"], name="pair_position_unique"),
            models.CheckConstraint(
                condition=Q(left_start__lte=F("left_end")) & Q(right_start__lte=F("right_end")),
                name="pair_ranges_ordered",
            ),
            models.CheckConstraint(
                condition=Q(left_start__lt=F("left_end")) | Q(right_start__lt=F("right_end")),
                name="pair_not_both_empty",
            ),
        ]

    @property
    def is_link(self) -> bool:
        return self.kind not in (PairKind.ONLY_LEFT, PairKind.ONLY_RIGHT)


class ArticleVoices(models.Model):
    """Who speaks where in an article, as one version of the analysis found it.

    Written with every comparison of the article and rebuildable like vectors; `found` is what
    `compare.voices` writes and reads.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="voices")
    analysis_version = models.CharField(max_length=20)
    article_changed_at = models.DateTimeField(editable=False)  # of the article as it was read
    found = models.JSONField(editable=False)

    class Meta:
        verbose_name_plural = "article voices"
        constraints = [
            models.UniqueConstraint(fields=["article", "analysis_version"], name="voices_unique")
        ]

    def __str__(self) -> str:
        return f"Voices in {self.article}"


class Verdict(models.TextChoices):
    CONFIRMED = "confirmed", pgettext_lazy("verdict", "confirmed")
    DISMISSED = "dismissed", pgettext_lazy("verdict", "dismissed")
    UNSURE = "unsure", pgettext_lazy("verdict", "unsure")


class FlagQuerySet(models.QuerySet["Flag"]):
    def standing(self) -> FlagQuerySet:
        """Leave out flags that were withdrawn: the program no longer raises them."""
        return self.filter(withdrawn_at=None)

    def visible_to(self, reader: Reader) -> FlagQuerySet:
        if may_see_hidden(reader):
            return self
        return self.filter(*(open_to_all(f"comparison__{side}__event") for side in Side.values))

    def awaiting_review(self) -> FlagQuerySet:
        return self.standing().filter(~Exists(Review.objects.filter(flag=OuterRef("pk"))))

    def in_text_order(self) -> FlagQuerySet:
        return self.order_by("side", "start", "end", "pk")

    def with_articles(self) -> FlagQuerySet:
        return self.select_related(
            "comparison__left__outlet",
            "comparison__right__outlet",
            "comparison__left__event",
            "comparison__right__event",
        )


class Flag(models.Model):
    comparison = models.ForeignKey(Comparison, on_delete=models.CASCADE, related_name="flags")
    pair = models.ForeignKey(
        PassagePair, null=True, blank=True, on_delete=models.SET_NULL, related_name="flags"
    )
    side = models.CharField(max_length=5, choices=Side)
    kind = models.CharField(max_length=24, choices=FlagKind)
    rule = models.CharField(max_length=60)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    evidence_side = models.CharField(max_length=5, choices=Side, blank=True)
    evidence_start = models.PositiveIntegerField(null=True, blank=True)
    evidence_end = models.PositiveIntegerField(null=True, blank=True)
    evidence_quote = models.TextField(blank=True)
    score = models.FloatField()
    explanation = models.TextField()  # in English, as `message` tells it
    message = models.JSONField(null=True, editable=False)  # see `analysis.messages`; None: not kept
    raised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )  # None: the program
    withdrawn_at = models.DateTimeField(null=True, editable=False)  # kept for its reviews
    withdrawn_for = models.ForeignKey(
        LinkDecision, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )  # None: not found again for another reason

    objects = FlagQuerySet.as_manager()

    class Meta:
        ordering = ["comparison", "side", "start"]
        constraints = [
            models.UniqueConstraint(
                fields=["comparison", "side", "kind", "rule", "start", "end"], name="flag_unique"
            ),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="flag_not_empty"),
        ]
        indexes = [models.Index(fields=["kind"], name="flag_kind")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.quote[:60]}"

    def get_absolute_url(self) -> str:
        return f"{self.comparison.get_absolute_url()}?flag={self.pk}#flag-{self.pk}"

    @property
    def article(self) -> Article:
        return self.comparison.article(self.side)

    @property
    def places(self) -> list[tuple[str, Span]]:
        """The flagged words and those they are held against, each with its side."""
        places = [(self.side, Span(self.start, self.end))]
        if self.evidence_side and self.evidence_start is not None and self.evidence_end is not None:
            places.append((self.evidence_side, Span(self.evidence_start, self.evidence_end)))
        return places


class Review(models.Model):
    flag = models.ForeignKey(
        Flag, on_delete=models.PROTECT, related_name="reviews"
    )  # nothing that people said goes with what they said it of
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="reviews"
    )
    verdict = models.CharField(max_length=10, choices=Verdict)
    comment = models.TextField(blank=True)
    added_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["flag", "added_at"]
        constraints = [models.UniqueConstraint(fields=["flag", "reviewer"], name="review_unique")]

    def __str__(self) -> str:
        return f"{self.reviewer}: {self.get_verdict_display()}"


__all__ = [
    "ArticleVoices",
    "Comparison",
    "ComparisonQuerySet",
    "Correction",
    "Flag",
    "FlagKind",
    "FlagQuerySet",
    "LinkDecision",
    "PairKind",
    "PassagePair",
    "ReuseKind",
    "Review",
    "Side",
    "Verdict",
]
