"""The words by which events are found: one row for each text that is searched.

Triggers of the database write the rows (migration 0003_search), so that no writer can forget them:
a title, a summary, a headline, a body, and for each report the names of its outlet. They are
rebuildable, like vectors. A table of its own keeps long columns out of every query for articles.
"""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _


class Place(models.TextChoices):
    """Where words stand."""

    TITLE = "title", _("title of the event")
    SUMMARY = "summary", _("summary of the event")
    HEADLINE = "headline", _("headline")
    OUTLET = "outlet", _("outlet")
    BODY = "body", _("text of a report")


class SearchEntry(models.Model):
    event = models.ForeignKey(
        "articles.Event", null=True, on_delete=models.CASCADE, related_name="+"
    )  # None: the report stands in no event
    article = models.ForeignKey(
        "articles.Article", null=True, on_delete=models.CASCADE, related_name="+"
    )  # None: the event's own text
    place = models.CharField(max_length=8, choices=Place)
    language = models.CharField(max_length=12)  # PostgreSQL's text search configuration
    exact = SearchVectorField()  # the words as they are, without accents
    stems = SearchVectorField(null=True)  # their stems; None where no rules for the language are

    class Meta:
        verbose_name_plural = "search entries"
        constraints = [
            models.UniqueConstraint(
                fields=["event", "article", "place"],
                name="search_entry_unique",
                nulls_distinct=False,
            ),
        ]
        indexes = [
            GinIndex(fields=["exact"], name="search_entry_exact"),
            GinIndex(fields=["stems"], name="search_entry_stems"),
            models.Index(
                fields=["language"],
                name="search_entry_language",
                condition=models.Q(stems__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_place_display()} {self.pk}"


__all__ = ["Place", "SearchEntry"]
