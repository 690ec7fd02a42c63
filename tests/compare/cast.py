"""Two short reports of one made-up event, compared by hand, for the comparison pages' tests."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime

from django.utils.text import slugify

from articles.models import Article, Event, Outlet, Paragraph, Sentence
from articles.work import Status
from compare.models import Comparison, Flag, FlagKind, PairKind, PassagePair, Side

ENCODER = "by hand"

LEFT = (
    ("The ferry 🚢 to Oxley will stop in May, the harbour office said.",),
    (
        "The office said the engine is forty years old.",
        "It expects the repair to take a month.",
    ),
    ("Two fishermen have offered their boats.",),
    ("Advertisement",),
    ("The fare stays at three crowns, according to the timetable.",),
)
RIGHT = (
    ("The fare stays at three crowns.",),
    ("In a shocking move, the ferry to Oxley will stop in May.",),
    (
        "The engine is forty years old and the repair will take a month.",
        "Islanders are <b>furious</b> & “abandoned”, one could say.",
    ),
)


def event(title: str = "Ferry to Oxley stops", *, fictional: bool = True) -> Event:
    slug = slugify(title, allow_unicode=True)
    return Event.objects.get_or_create(
        slug=slug, defaults={"title": title, "is_fictional": fictional}
    )[0]


def article(
    paragraphs: Sequence[Sequence[str]],
    *,
    outlet: str,
    of: Event | None = None,
    headline: str = "",
    hour: int | None = None,
    language: str = "en",
    residue: Sequence[str] = ("Advertisement",),
) -> Article:
    """Write a prepared article; a paragraph is given as its sentences."""
    body = "\n\n".join(" ".join(sentences) for sentences in paragraphs)
    made = Article.objects.create(
        event=of,
        outlet=Outlet.objects.get_or_create(
            slug=slugify(outlet, allow_unicode=True), defaults={"name": outlet}
        )[0],
        headline=headline or f"{outlet} reports",
        byline=f"By {outlet}’s staff",
        published_at=None if hour is None else datetime(2025, 4, 1, hour, 30, tzinfo=UTC),
        language=language,
        body=body,
        body_sha256=hashlib.sha256(body.encode()).hexdigest(),
        encoder=ENCODER,
        status=Status.READY,
    )
    _write_units(made, paragraphs, residue)
    return made


def _write_units(
    made: Article, paragraphs: Sequence[Sequence[str]], residue: Sequence[str]
) -> None:
    position = at = 0
    rows = []
    for number, sentences in enumerate(paragraphs):
        end = at + len(" ".join(sentences))
        paragraph = Paragraph.objects.create(article=made, position=number, start=at, end=end)
        for text in sentences:
            rows.append(
                Sentence(
                    article=made,
                    paragraph=paragraph,
                    position=position,
                    start=at,
                    end=at + len(text),
                    boilerplate=text in residue,
                    digest=uuid.uuid5(uuid.NAMESPACE_OID, text),
                )
            )
            position, at = position + 1, at + len(text) + 1
        at = end + 2
    Sentence.objects.bulk_create(rows)


def comparison(
    left: Article, right: Article, *, reuse: str = "rewrite", status: str = Status.READY
) -> Comparison:
    return Comparison.objects.create(
        left=left,
        right=right,
        encoder=ENCODER,
        analysis_version="1",
        reuse=reuse,
        status=status,
        same_event=0.9,
    )


def pair(
    of: Comparison,
    left: tuple[int, int],
    right: tuple[int, int],
    *,
    similarity: float | None = 0.8,
    kind: str = PairKind.PARAPHRASE,
    moved: bool = False,
) -> PassagePair:
    return PassagePair.objects.create(
        comparison=of,
        position=of.pairs.count(),
        left_start=left[0],
        left_end=left[1],
        right_start=right[0],
        right_end=right[1],
        similarity=similarity,
        kind=kind,
        moved=moved,
    )


def flag(
    of: Comparison,
    side: str,
    quote: str,
    *,
    kind: str = FlagKind.EDITORIALISING,
    evidence: str = "",
    explanation: str = "“shocking” is right’s own word; the left has none like it.",
    rule: str = "wording.loaded",
) -> Flag:
    """Raise a flag on the first place where `quote` stands, resting on words of the other side."""
    body = of.article(side).body
    other = Side.RIGHT if side == Side.LEFT else Side.LEFT
    start = body.index(quote)
    there = of.article(other).body.index(evidence) if evidence else None
    return Flag.objects.create(
        comparison=of,
        side=side,
        kind=kind,
        rule=rule,
        start=start,
        end=start + len(quote),
        quote=quote,
        evidence_side=other if evidence else "",
        evidence_start=there,
        evidence_end=None if there is None else there + len(evidence),
        evidence_quote=evidence,
        score=0.9,
        explanation=explanation,
    )


def ferry() -> Comparison:
    """Two reports on a ferry: one passage moved, one joined from two, three flags on the right."""
    of = event()
    made = comparison(
        article(LEFT, outlet="Harbour Gazette", of=of, headline="Ferry to stop in May", hour=8),
        article(RIGHT, outlet="Islander", of=of, headline="Islanders cut off!", hour=11),
    )
    pair(made, (0, 1), (1, 2), similarity=0.95, kind=PairKind.NEAR_VERBATIM)
    pair(made, (1, 2), (2, 3), similarity=0.85)
    pair(made, (2, 3), (2, 3), similarity=0.75, kind=PairKind.PARTIAL)
    pair(made, (5, 6), (0, 1), similarity=0.9, moved=True)
    pair(made, (3, 4), (0, 0), similarity=None, kind=PairKind.ONLY_LEFT)
    pair(made, (0, 0), (3, 4), similarity=None, kind=PairKind.ONLY_RIGHT)
    flag(made, Side.RIGHT, "shocking", evidence="The ferry 🚢 to Oxley will stop in May")
    flag(
        made,
        Side.RIGHT,
        "The engine is forty years old",
        kind=FlagKind.ATTRIBUTION_OMITTED,
        evidence="The office said the engine is forty years old",
        explanation="Left attributes this to “The office”; right states it as fact.",
        rule="omission.linked",
    )
    flag(
        made,
        Side.RIGHT,
        "engine is forty years old and the repair will take a month",
        kind=FlagKind.CERTAINTY_RAISED,
        evidence="It expects the repair to take a month",
        explanation="Left hedges with “expects”; right says “will”.",
        rule="certainty.hedge",
    )
    return made
