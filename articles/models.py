"""What was published: outlets, events, articles and the units of their bodies."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.indexes import OpClass
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy
from pgvector.django import HnswIndex, VectorField

from articles.search_models import Place, SearchEntry
from articles.text.boilerplate import leading_date
from articles.text.names import one_line
from articles.text.spans import Span
from articles.visibility import Reader, may_see_hidden, open_to_all
from articles.work import Status, Work, WorkQuerySet

OPENING = 120  # characters of a body that are enough to name it by
TITLE = 80  # characters
INDEXED_DIMENSIONS = 384  # the default encoder's; another encoder works, without this index


def in_alphabet(name: str) -> models.Func:
    """Return what to order by where people look for a name: neither case nor accents count."""
    plain = models.Func(name, function="articles_plain", output_field=models.TextField())
    return models.Func(plain, function="articles_bare", output_field=models.TextField())


class OutletQuerySet(models.QuerySet["Outlet"]):
    def in_alphabet(self) -> OutletQuerySet:
        return self.order_by(in_alphabet("name"), "name", "pk")

    def with_reports(self) -> OutletQuerySet:
        return self.filter(Exists(Article.objects.filter(outlet=OuterRef("pk"))))

    def visible_to(self, reader: Reader) -> OutletQuerySet:
        """Leave out outlets known from hidden events only, for those who may not see these."""
        if may_see_hidden(reader):
            return self
        its = Article.objects.filter(outlet=OuterRef("pk"))
        return self.filter(~Exists(its) | Exists(its.visible_to(reader)))


class Outlet(models.Model):
    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=140, allow_unicode=True)
    homepage = models.URLField(max_length=500, blank=True)
    aliases = models.JSONField(
        default=list,
        blank=True,
        help_text=gettext_lazy("Other names under which texts credit this outlet."),
    )

    objects = OutletQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["slug"], name="outlet_slug_unique")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("articles:outlet", args=[self.slug])

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)


class EventQuerySet(models.QuerySet["Event"]):
    def visible_to(self, reader: Reader) -> EventQuerySet:
        """Leave hidden events out for those who may not see them."""
        return self if may_see_hidden(reader) else self.filter(is_hidden=False)


class Event(models.Model):
    title = models.CharField(max_length=200)
    slug = models.SlugField(max_length=220, allow_unicode=True)
    happened_on = models.DateField(null=True, blank=True)
    summary = models.TextField(blank=True)
    is_fictional = models.BooleanField(
        default=False, help_text=gettext_lazy("Made up for demonstration; said so on every page.")
    )
    is_hidden = models.BooleanField(
        default=False,
        help_text=gettext_lazy(
            "Only staff and reviewers see it, its reports and what is said of them."
        ),
    )
    added_at = models.DateTimeField(auto_now_add=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["-happened_on", "-added_at"]
        constraints = [models.UniqueConstraint(fields=["slug"], name="event_slug_unique")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("articles:event", args=[self.slug])


def _first_words(text: str) -> str:
    """Return the first words of a text, without a date that a crawler put before them."""
    dated = leading_date(text[:OPENING])
    words = one_line(text[dated[1].end if dated else 0 : OPENING])
    if len(words) <= TITLE and len(text) < OPENING:
        return words
    return f"{words[:TITLE].rpartition(' ')[0] or words[:TITLE]} …"


class ArticleQuerySet(WorkQuerySet):
    def of_event(self, event: Event) -> ArticleQuerySet:
        return self.filter(event=event)

    def visible_to(self, reader: Reader) -> ArticleQuerySet:
        """Leave out what stands in a hidden event, for those who may not see it."""
        if may_see_hidden(reader):
            return self
        return self.filter(open_to_all("event"))

    def in_reading_order(self) -> ArticleQuerySet:
        return self.order_by(F("published_at").asc(nulls_last=True), "pk")

    def encoded_by(self, encoder: str) -> ArticleQuerySet:
        return self.filter(status=Status.READY, encoder=encoder)


class Article(Work):
    event = models.ForeignKey(
        Event, null=True, blank=True, on_delete=models.PROTECT, related_name="articles"
    )
    outlet = models.ForeignKey(
        Outlet, null=True, blank=True, on_delete=models.PROTECT, related_name="articles"
    )  # None: not known
    headline = models.CharField(max_length=500, blank=True)
    byline = models.CharField(max_length=300, blank=True)
    url = models.URLField(max_length=1000, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    published_time_known = models.BooleanField(default=True)  # False: only the date is
    language = models.CharField(max_length=8, blank=True)  # ISO 639-1
    body = models.TextField()
    body_sha256 = models.CharField(max_length=64, editable=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(
        default=timezone.now, editable=False
    )  # of what analysis reads
    encoder = models.CharField(max_length=200, blank=True, editable=False)
    vector = VectorField(null=True, editable=False)  # of headline and lead
    vector_dimensions = models.PositiveSmallIntegerField(null=True, editable=False)
    wants_event = models.BooleanField(default=False)  # the uploader asked for a suggestion
    suggested_event = models.ForeignKey(
        Event, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    suggestion_score = models.FloatField(null=True, editable=False)  # probability in [0, 1]

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ["-added_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["outlet", "url", "body_sha256"],
                name="article_unique",
                nulls_distinct=False,
            ),
            models.CheckConstraint(condition=~Q(body=""), name="article_body_not_empty"),
        ]
        indexes = [
            models.Index(fields=["status", "sent_at"], name="article_work"),
            HnswIndex(
                OpClass(
                    Cast("vector", VectorField(dimensions=INDEXED_DIMENSIONS)),
                    name="vector_cosine_ops",
                ),
                condition=Q(vector_dimensions=INDEXED_DIMENSIONS, event__isnull=False),
                name="article_vector",
            ),
        ]

    def __str__(self) -> str:
        if self.headline:
            return self.headline
        if self.outlet_id is None or "outlet" not in self._state.fields_cache:
            return self.title
        return f"{self.outlet_name}: {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("articles:article", args=[self.pk])

    @property
    def title(self) -> str:
        """The headline, or the first words where none is known; never asks the database.

        Lists that leave the body out annotate `opening=Left("body", OPENING)`.
        """
        text = self.headline or _first_words(
            self.__dict__.get("body", self.__dict__.get("opening", ""))
        )
        return text or gettext("Article %(number)s") % {"number": self.pk}

    @property
    def outlet_name(self) -> str:
        return self.outlet.name if self.outlet else gettext("Unknown outlet")


class Unit(models.Model):
    """A paragraph or a sentence; its text is a slice of the article's body."""

    position = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    boilerplate = models.BooleanField(default=False)
    vector = VectorField(null=True)

    class Meta:
        abstract = True

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class Paragraph(Unit):
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="paragraphs")

    class Meta:
        ordering = ["article", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "position"], name="paragraph_position_unique"
            ),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="paragraph_not_empty"),
        ]

    @property
    def text(self) -> str:
        return self.article.body[self.start : self.end]


class Sentence(Unit):
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="sentences")
    paragraph = models.ForeignKey(Paragraph, on_delete=models.CASCADE, related_name="sentences")
    digest = models.UUIDField(
        db_index=True, editable=False
    )  # of the text: equal text, equal vector

    class Meta:
        ordering = ["article", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "position"], name="sentence_position_unique"
            ),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="sentence_not_empty"),
        ]

    @property
    def text(self) -> str:
        return self.article.body[self.start : self.end]


__all__ = [
    "Article",
    "Event",
    "Outlet",
    "Paragraph",
    "Place",
    "SearchEntry",
    "Sentence",
    "Status",
]
