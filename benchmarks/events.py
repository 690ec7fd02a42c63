"""The pages of an event of many reports: how long the server takes, and how many queries.

The reports are put together here, with links and voices as the analysis writes them; nothing is
encoded. Every claim is told by about half of the reports, in one of four voices.
"""

from __future__ import annotations

import gzip
import hashlib
import random
import time
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import combinations

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Article, Event, Outlet, Paragraph, Sentence
from articles.work import Status
from benchmarks.figures import Figure
from compare.models import ArticleVoices, Comparison, Flag, FlagKind, PairKind, PassagePair, Side
from compare.reading.event.material import forget

OUTLETS, CLAIMS = 12, 60
MANY, MOST = 30, 60  # outlets that the pages still have to serve
MOST_EVENT_MS = 200
RUNS = 40
TELLERS = (
    ("The minister, Ilse Brandt,", "said", "named"),
    ("Officials", "said", "unnamed"),
    ("The inspection report", "says", "document"),
    ("", "", ""),
)
PAGES = (
    ("overview", "articles:event"),
    ("claims", "compare:event-claims"),
    ("sources", "compare:event-sources"),
    ("quotations", "compare:event-quotations"),
    ("pairs", "compare:event-pairs"),
)
NOUNS = [
    "bridge",
    "dam",
    "road",
    "ferry",
    "school",
    "market",
    "harbour",
    "mill",
    "orchard",
    "tower",
    "bank",
    "canal",
]
PLACES = ("beside", "above", "behind", "next to", "downstream of", "opposite")
WHEN = ("after", "although", "because", "while", "before", "since")
PEOPLE = [
    "farmers",
    "pupils",
    "sailors",
    "nurses",
    "tenants",
    "drivers",
    "bakers",
    "anglers",
    "masons",
    "clerks",
]
ACTS = ["praised", "ignored", "signed", "delivered", "burned", "framed", "copied", "recited"]
THINGS = ["petition", "letter", "poster", "ballot", "ledger", "charter", "banner", "invoice"]
VERBS = [
    "closed",
    "opened",
    "moved",
    "flooded",
    "repaired",
    "sold",
    "searched",
    "guarded",
    "emptied",
    "rebuilt",
]


def claim_text(number: int) -> str:
    rng = random.Random(number)
    noun, other = rng.sample(NOUNS, 2)
    return (
        f"the {noun} {rng.choice(PLACES)} the {other} was {rng.choice(VERBS)} "
        f"{rng.choice(WHEN)} {rng.randrange(10, 99)} {rng.choice(PEOPLE)} {rng.choice(ACTS)} "
        f"{rng.choice(THINGS)} number {number}"
    )


def write_event(title: str, *, outlets: int, claims: int, seed: int = 1) -> Event:
    """Write an event with its reports and all comparisons of them, finished."""
    rng = random.Random(seed)
    event = Event.objects.create(title=title, slug=title.lower().replace(" ", "-"))
    made = [_report(event, number, claims, rng) for number in range(outlets)]
    for (left, lefts), (right, rights) in combinations(made, 2):
        _compare(left, lefts, right, rights, rng)
    return event


def _report(
    event: Event, number: int, claims: int, rng: random.Random
) -> tuple[Article, dict[int, int]]:
    """Write one report; return it with the position of each claim that it tells."""
    told = [claim for claim in range(claims) if rng.random() < 0.5] or [0]
    sentences, voices = [], []
    start = 0
    for claim in told:
        source, cue, kind = rng.choice(TELLERS)
        content = claim_text(claim)
        if rng.random() < 0.15:
            content = f"“{content}”"
        frame = f"{source} {cue} " if source else ""
        text = f"{frame}{content}." if frame else f"{content[:1].upper()}{content[1:]}."
        voices.append((start, source, cue, kind, len(frame), content))
        sentences.append((start, start + len(text), text))
        start += len(text) + 2
    body = "\n\n".join(text for _, _, text in sentences)
    article = Article.objects.create(
        event=event,
        outlet=Outlet.objects.get_or_create(
            slug=f"bench-{number}",
            defaults={"name": f"The {NOUNS[number % 12].title()} Post {number}"},
        )[0],
        headline=f"{claim_text(told[0]).capitalize()[:60]}",
        published_at=datetime(2025, 4, 1, 6, tzinfo=UTC) + timedelta(minutes=40 * number),
        language="en",
        body=body,
        body_sha256=hashlib.sha256(f"{event.pk} {body}".encode()).hexdigest(),
        encoder="bench",
        status=Status.READY,
        finished_at=datetime(2025, 4, 2, tzinfo=UTC),
    )
    _write_units(article, sentences)
    _write_voices(article, sentences, voices)
    return article, {claim: position for position, claim in enumerate(told)}


def _write_units(article: Article, sentences: list[tuple[int, int, str]]) -> None:
    paragraphs = Paragraph.objects.bulk_create(
        Paragraph(article=article, position=n, start=start, end=end)
        for n, (start, end, _) in enumerate(sentences)
    )
    Sentence.objects.bulk_create(
        Sentence(
            article=article,
            paragraph=paragraph,
            position=n,
            start=start,
            end=end,
            digest=uuid.uuid5(uuid.NAMESPACE_OID, text),
        )
        for n, (paragraph, (start, end, text)) in enumerate(zip(paragraphs, sentences, strict=True))
    )


def _write_voices(
    article: Article,
    sentences: list[tuple[int, int, str]],
    voices: list[tuple[int, str, str, str, int, str]],
) -> None:
    attributions, quotations, own = [], [], []
    for (start, end, _), (_, source, cue, kind, frame, content) in zip(
        sentences, voices, strict=True
    ):
        inside = [start + frame, start + frame + len(content)]
        if content.startswith("“"):
            quotations.append(
                {"span": inside, "inner": [inside[0] + 1, inside[1] - 1], "scare": False}
            )
        own.append([] if source else [[start, end]])
        if source:
            attributions.append(
                {
                    "source": [start, start + len(source)],
                    "cue": [start + len(source) + 1, start + len(source) + 1 + len(cue)],
                    "content": [inside],
                    "source_kind": kind,
                    "direct": content.startswith("“"),
                    "strength": "neutral",
                    "resolved_kind": None,
                    "resolved_source": None,
                    "carried": False,
                }
            )
    ArticleVoices.objects.create(
        article=article,
        analysis_version="bench",
        article_changed_at=article.changed_at,
        found={"attributions": attributions, "quotations": quotations, "own_voice": own},
    )


def _compare(
    left: Article, lefts: dict[int, int], right: Article, rights: dict[int, int], rng: random.Random
) -> None:
    comparison = Comparison.objects.create(
        left=left,
        right=right,
        encoder="bench",
        analysis_version="bench",
        reuse="partial",
        status=Status.READY,
        same_event=0.9,
        derived=Side.RIGHT if rng.random() < 0.1 else "",
    )
    both = [claim for claim in lefts.keys() & rights.keys() if rng.random() < 0.85]
    PassagePair.objects.bulk_create(
        PassagePair(
            comparison=comparison,
            position=n,
            left_start=lefts[claim],
            left_end=lefts[claim] + 1,
            right_start=rights[claim],
            right_end=rights[claim] + 1,
            similarity=rng.uniform(0.5, 0.99),
            kind=PairKind.PARAPHRASE,
        )
        for n, claim in enumerate(sorted(both))
    )
    Flag.objects.bulk_create(
        Flag(
            comparison=comparison,
            side=Side.RIGHT,
            kind=rng.choice(FlagKind.values),
            rule="bench",
            start=n,
            end=n + 1,
            quote=right.body[n],
            score=0.5,
            explanation="",
        )
        for n in range(10)
    )


# --- measured ----------------------------------------------------------------------------------


def figures() -> list[Figure]:
    """Measure every page of an event with the site's database at hand."""
    found = list(_figures(OUTLETS, CLAIMS, target=True))
    for outlets in (MANY, MOST):
        found += _figures(outlets, CLAIMS, target=False)
    return found


def _figures(outlets: int, claims: int, *, target: bool) -> Iterator[Figure]:
    event = write_event(f"Bench {outlets} outlets", outlets=outlets, claims=claims)
    client = Client(HTTP_HOST="localhost")
    for name, view in PAGES:
        address = reverse(view, args=[event.slug])
        first, slow, page, queries = _served(client, address)
        yield Figure(
            f"{name} of an event of {outlets} outlets and {claims} claims at the server, p95 "
            f"({queries} queries, {len(gzip.compress(page)) / 1000:.0f} KB compressed, "
            f"{first:.0f} ms where nothing is at hand)",
            f"{slow:.0f} ms",
            f"< {MOST_EVENT_MS} ms" if target else "",
            slow < MOST_EVENT_MS if target else None,
        )


def _served(client: Client, address: str) -> tuple[float, float, bytes, int]:
    """Return the first time and the 95th percentile in ms, the page, and its number of queries."""
    with CaptureQueriesContext(connection) as made:
        answer = client.get(address)
    queries = len(made)
    if answer.status_code != 200:
        raise RuntimeError(f"{address} answered {answer.status_code}")
    taken = []
    forget()
    for _ in range(RUNS + 1):
        started = time.perf_counter()
        client.get(address)
        taken.append(time.perf_counter() - started)
    first, *again = taken
    slow = sorted(again)[int(len(again) * 0.95)]
    return first * 1000, slow * 1000, answer.content, queries
