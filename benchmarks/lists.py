"""How fast the list of events, its search and its filters are, and the page of an outlet.

On 2,000 made-up events with 10,000 reports of 400 words in four languages, all compared within
their events. Words are drawn as they are in texts: a few everywhere, most of them rarely.
"""

from __future__ import annotations

import hashlib
import random
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import combinations, pairwise
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection
from django.test import Client

from articles.models import Article, Event, Outlet
from articles.work import Status
from benchmarks.figures import Figure
from compare.models import Comparison, Flag, FlagKind, Review, Side, Verdict
from config.embedded.sharing import owning_postgres

EVENTS, REPORTS_EACH, OUTLETS = 2_000, 5, 120
WORDS = 400  # of a report
FLAGS_EACH = 3  # of a comparison
MOST_MS = 150
RUNS = 40
SYLLABLES = {
    "en": "ba con der est fal gor hin jor kel lum mar nor pel quin ros sal tor und ver wes",
    "de": "ab bern dorf ein fels grund haus ing kamm land markt neu ober platz rein see tal",
    "fa": "با دا را کا نا می خو شه ند ست گر ار ان ای تر مه زا فر",
    "ru": "ба во го да же за ка ло мо на по ре со ту фе хо це",
}


def run() -> list[Figure]:
    with owning_postgres(settings.PLACES):
        call_command("migrate", verbosity=0)
        chance = random.Random(3)
        vocabularies = {code: vocabulary(code, chance) for code in SYLLABLES}
        started = time.perf_counter()
        fill(chance, vocabularies)
        filled = time.perf_counter() - started
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        return [
            Figure(
                f"writing {EVENTS:,} events with {EVENTS * REPORTS_EACH:,} reports and their words",
                f"{filled:.0f} s",
            ),
            *figures(vocabularies),
        ]


def vocabulary(code: str, chance: random.Random) -> list[str]:
    parts = SYLLABLES[code].split()
    words = {"".join(chance.choices(parts, k=chance.randint(1, 4))) for _ in range(8_000)}
    return sorted(words, key=lambda word: (len(word), word))


def text_of(words: Sequence[str], number: int, chance: random.Random) -> str:
    """Draw words by Zipf's law, in sentences of fifteen."""
    drawn = [words[min(int(len(words) ** chance.random()), len(words)) - 1] for _ in range(number)]
    parts = [drawn[at : at + 15] for at in range(0, number, 15)]
    return "\n".join(f"{' '.join(part).capitalize()}." for part in parts)


def fill(chance: random.Random, vocabularies: dict[str, list[str]]) -> None:
    outlets = Outlet.objects.bulk_create(
        Outlet(name=f"Outlet {number}", slug=f"outlet-{number}") for number in range(OUTLETS)
    )
    english = vocabularies["en"]
    events = Event.objects.bulk_create(
        Event(
            title=text_of(english, 6, chance)[:200],
            slug=f"event-{number}",
            summary=text_of(english, 20, chance),
            happened_on=date(2019, 1, 1) + timedelta(days=number),
        )
        for number in range(EVENTS)
    )
    articles = Article.objects.bulk_create(
        reports(events, outlets, vocabularies, chance), batch_size=500
    )
    compare_all(articles, chance)


def reports(
    events: Sequence[Event],
    outlets: Sequence[Outlet],
    vocabularies: dict[str, list[str]],
    chance: random.Random,
) -> Iterator[Article]:
    codes = ["en"] * 7 + ["de", "fa", "ru"]
    for event in events:
        words = vocabularies[chance.choice(codes)]
        code = next(code for code, known in vocabularies.items() if known is words)
        for outlet in chance.sample(outlets, REPORTS_EACH):
            body = text_of(words, WORDS, chance)
            yield Article(
                event=event,
                outlet=outlet,
                headline=text_of(words, 8, chance)[:500],
                body=body,
                body_sha256=hashlib.sha256(body.encode()).hexdigest(),
                language=code,
                published_at=datetime(2019, 1, 1, tzinfo=UTC) + timedelta(days=event.pk),
                status=Status.READY,
            )


def compare_all(articles: Sequence[Article], chance: random.Random) -> None:
    pairs = [
        pair
        for at in range(0, len(articles), REPORTS_EACH)
        for pair in combinations(articles[at : at + REPORTS_EACH], 2)
    ]
    made = Comparison.objects.bulk_create(
        (
            Comparison(left=left, right=right, encoder="e", analysis_version="1", status="ready")
            for left, right in pairs
        ),
        batch_size=2_000,
    )
    flags = Flag.objects.bulk_create(
        (
            Flag(
                comparison=comparison,
                side=chance.choice(Side.values),
                kind=chance.choice(FlagKind.values),
                rule="made.up",
                start=at * 40,
                end=at * 40 + 20,
                quote="q",
                score=0.9,
                explanation="e",
            )
            for comparison in made
            if chance.random() < 0.8
            for at in range(FLAGS_EACH)
        ),
        batch_size=2_000,
    )
    reviewer, _ = get_user_model().objects.get_or_create(username="lists-bench")
    verdicts = [*[Verdict.CONFIRMED] * 3, Verdict.DISMISSED, Verdict.UNSURE]
    Review.objects.bulk_create(
        (
            Review(flag=flag, reviewer=reviewer, verdict=chance.choice(verdicts))
            for flag in flags
            if chance.random() < 0.4
        ),
        batch_size=2_000,
    )


def figures(vocabularies: dict[str, list[str]]) -> list[Figure]:
    english, persian = vocabularies["en"], vocabularies["fa"]
    common, rare = english[:40], english[400:460]
    questions: dict[str, list[dict[str, str]]] = {
        "list of events, any page": [{"page": str(page)} for page in range(1, 101, 5)],
        "list, search for one common word": [{"q": word} for word in common],
        "list, search for a rare word": [{"q": word} for word in rare],
        "list, three common words": [
            {"q": " ".join(common[at : at + 3])} for at in range(0, 39, 3)
        ],
        "list, a phrase of two common words": [
            {"q": f'"{one} {other}"'} for one, other in pairwise(common)
        ],
        "list, eight common words with OR and minus": [
            {"q": f"{' OR '.join(common[at : at + 6])} {common[at + 7]} -{common[at + 8]}"}
            for at in range(20)
        ],
        "list, Persian words": [{"q": word} for word in persian[:60]],
        "list, flagged with one kind": [{"flagged": kind} for kind in FlagKind.values],
        "list, compared and without flags": [{"flagged": "none"}],
        "list, search with all filters": [
            {
                "q": word,
                "outlet": f"outlet-{number}",
                "flagged": "any",
                "since": "2019-03-01",
                "until": "2024-01-01",
            }
            for number, word in enumerate(common)
        ],
    }
    client = Client(HTTP_HOST="localhost")
    found = [
        _figure(name, client, [f"/?{urlencode(query)}" for query in queries])
        for name, queries in questions.items()
    ]
    outlets = [f"/outlets/outlet-{number}/" for number in range(0, OUTLETS, 4)]
    return [*found, _figure("page of an outlet with some 80 reports", client, outlets)]


def _figure(name: str, client: Client, addresses: Sequence[str]) -> Figure:
    taken = []
    for address in addresses[:3]:
        client.get(address)
    for number in range(RUNS):
        address = addresses[number % len(addresses)]
        started = time.perf_counter()
        answer = client.get(address)
        taken.append((time.perf_counter() - started) * 1000)
        if answer.status_code != 200:
            raise RuntimeError(f"{address} answered {answer.status_code}")
    taken.sort()
    p95 = taken[int(len(taken) * 0.95)]
    return Figure(
        f"{name}, p95 of {RUNS}",
        f"{p95:.0f} ms (median {taken[len(taken) // 2]:.0f} ms)",
        f"< {MOST_MS} ms",
        p95 < MOST_MS,
    )
