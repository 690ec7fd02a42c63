"""Two made-up reports on a bridge, compared by the analysis itself with the readable encoder."""

from __future__ import annotations

import pytest

from articles.models import Article
from articles.services.prepare import prepare
from articles.services.upload import add_article, event_titled, outlet_named
from compare.models import Comparison, Correction, Flag
from compare.services.correct import correct
from compare.services.run import run
from compare.services.schedule import compare_with_event

LEFT = (
    "The mayor of Tarn, Ida Roke, opened the rebuilt river bridge on Monday.\n"
    "A senior engineer said the repairs had cost about nine million crowns.\n"
    "The harbour office said the old ferry would be sold in the autumn.\n"
    "Traders on the north bank were glad of the opening."
)
RIGHT = (
    "The mayor of Tarn, Ida Roke, opened the rebuilt river bridge on Monday.\n"
    "The repairs had cost about nine million crowns.\n"
    "The old ferry will be sold in the autumn.\n"
    "It was a shameful spectacle of vanity.\n"
    "Scroll to Top"
)
REPAIRS, FERRY = (1, 2), (2, 3)  # sentences, the same on both sides


def keep_messages(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Keep everything from the queue; return the corrections that would have gone there."""
    from articles.tasks import prepare_article
    from compare.tasks import correct_comparison, run_comparison

    ids: list[int] = []
    for task in (prepare_article, run_comparison):
        monkeypatch.setattr(task, "apply_async", lambda **_: None)
    monkeypatch.setattr(correct_comparison, "apply_async", lambda args, **_: ids.extend(args))
    return ids


def bridge(*, hidden: bool = False) -> Comparison:
    """Have both reports prepared and compared; needs the `fake_encoder`, and a queue that keeps."""
    event = event_titled("A bridge opens")
    if hidden:
        event.is_hidden = True
        event.save()
    for body, outlet in ((LEFT, "Tarn Courier"), (RIGHT, "North Bank News")):
        article = add_article(
            body=body, outlet=outlet_named(outlet), event=event, added_by=None, language="en"
        )
        assert prepare(article.pk)
    (comparison,) = compare_with_event(Article.objects.get(pk=article.pk))
    assert run(comparison.pk)
    return Comparison.objects.with_articles().get(pk=comparison.pk)


def omission(comparison: Comparison, words: str = "repairs") -> Flag:
    """Return the flag on the repairs, whose engineer the right report leaves out, or the ferry's."""
    return comparison.flags.get(kind="attribution_omitted", quote__contains=words)


def corrected(comparison: Comparison) -> None:
    """Do the work that decisions about a comparison's links brought."""
    assert correct(Correction.objects.get(comparison=comparison).pk)
