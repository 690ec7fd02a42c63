"""Keep who speaks where in an article, and read it again."""

from __future__ import annotations

from articles.models import Article
from compare.analysis.results import TextAnalysis
from compare.analysis.version import ANALYSIS_VERSION
from compare.models import ArticleVoices
from compare.voices import as_json, voices_of


def write_voices(article: Article, analysis: TextAnalysis) -> None:
    """Store what was found in an article, unless this version has read it as it is now.

    The caller holds a lock on the article, so that two comparisons of it do not both write.
    """
    there = ArticleVoices.objects.filter(article=article, analysis_version=ANALYSIS_VERSION)
    if there.filter(article_changed_at=article.changed_at).exists():
        return
    ArticleVoices.objects.update_or_create(
        article=article,
        analysis_version=ANALYSIS_VERSION,
        defaults={
            "article_changed_at": article.changed_at,
            "found": as_json(voices_of(analysis)),
        },
    )
