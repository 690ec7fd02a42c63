"""What `compare` does when `articles` says that something is ready."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.dispatch import receiver
from django.utils.translation import gettext

from articles.models import Article
from articles.signals import article_ready, before_recutting
from compare.models import Comparison, Flag, Review
from compare.services.schedule import compare_with_event, set_back


@receiver(article_ready, dispatch_uid="compare.compare_with_event")
def compare_when_ready(sender: type[Article], article: Article, **_: Any) -> None:
    article.refresh_from_db(fields=["status", "event", "encoder"])
    compare_with_event(article)


@receiver(before_recutting, dispatch_uid="compare.keep_what_was_reviewed")
def keep_what_was_reviewed(sender: type[Article], article: Article, **_: Any) -> None:
    """Refuse where there are verdicts: they rest on passages, and passages on sentences as cut.

    Otherwise take back what was compared. The caller's transaction holds both, and is rolled back
    by the refusal. Comparisons are locked before their flags, as everywhere, and the flags before
    their reviews are read: a verdict that is being written meanwhile is seen.
    """
    set_back(article)
    concerned = Comparison.objects.of_article(article)
    flags = Flag.objects.filter(comparison__in=concerned).order_by("pk")
    list(flags.select_for_update(of=("self",)).values_list("pk"))
    if Review.objects.filter(flag__comparison__in=concerned).exists():
        raise ValidationError(
            {
                "language": gettext(
                    "Flags of this report have been reviewed; with another language its "
                    "sentences would be cut anew and the verdicts lose their ground. Add the text "
                    "again with the right language instead."
                )
            }
        )
