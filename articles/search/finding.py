"""Which events hold what was asked for, in what order, and the lines that show it.

An event holds a word when it stands anywhere in the event or its reports, in that form or, by the
rules of the text's language, in another ("ferries" finds "ferry"); words in a row have to stand so
in one text, letter for letter. Each term is a set of events found by index in one go, so that a word
in ten thousand bodies costs no look into the bodies.

Order: a word in the title weighs more than one in a headline, a summary or an outlet's name, and that
more than one in a body; of equals the newest event comes first. Rejected: `ts_rank` over all texts,
which has to unpack each of them and prefers long reports to apt ones.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db import connection
from django.db.models import (
    BooleanField,
    Case,
    ExpressionWrapper,
    F,
    Func,
    IntegerField,
    Max,
    Q,
    QuerySet,
    TextField,
    Value,
    When,
)
from django.db.models.expressions import RawSQL
from django.db.models.functions import Left

from articles.models import OPENING, Article, Event, Place, SearchEntry
from articles.search.asking import Asked, Term
from articles.search.marking import Piece, excerpt, first_letter, marked, places_of, words_in

WEIGHT = Case(
    When(place=Place.TITLE, then=5), When(place=Place.BODY, then=1), default=3
)  # of a word by its place
MOST_HEADLINES = 2  # shown of one event
_LANGUAGES = """
WITH RECURSIVE found(language) AS (
  SELECT min(language) FROM articles_searchentry WHERE stems IS NOT NULL
  UNION ALL
  SELECT (SELECT min(language) FROM articles_searchentry
          WHERE stems IS NOT NULL AND language > found.language)
  FROM found WHERE found.language IS NOT NULL
)
SELECT language FROM found WHERE language IS NOT NULL
"""
_BY_WEIGHT = """
SELECT number, weight, array_agg(event) FROM ({}) AS found(number, event, weight)
GROUP BY number, weight ORDER BY weight
"""
_SAME_WORDS = """
SELECT word, term FROM unnest(%s::text[], %s::text[]) AS asked(word, term)
WHERE to_tsvector('simple', articles_bare(articles_plain(word)))
      @@ phraseto_tsquery('simple', articles_bare(articles_plain(term)))
   OR EXISTS (
     SELECT 1 FROM unnest(%s::text[]) AS language
     WHERE to_tsvector(language::regconfig, articles_plain(word))
           @@ phraseto_tsquery(language::regconfig, articles_plain(term))
   )
"""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that shows what was found; `article` is None for the event's own summary."""

    article: Article | None
    pieces: tuple[Piece, ...]
    is_headline: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """What a list shows of one event: its title and outlets with marks, and lines of its texts."""

    title: tuple[Piece, ...]
    outlets: Mapping[str, tuple[Piece, ...]]
    lines: tuple[Line, ...] = ()


class Search:
    """One question to the texts (two queries: the languages they are in, the events of each term)."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.languages = _languages() if asked else ()
        self._held = self._weights() if asked else {}
        self._relevance = Counter[int]()
        for term in asked.wanted:
            self._relevance.update(self._held[term])

    def among(self, events: QuerySet[Event]) -> QuerySet[Event]:
        """Keep the events that hold what was asked for."""
        if not self.asked:
            return events
        return events.filter(reduce(or_, map(self._all_of, self.asked.alternatives)))

    def relevance(self, event: int) -> int:
        """Return by how much an event is to come before others."""
        return self._relevance[event]

    def shown(
        self, events: Sequence[Event], outlets: Mapping[int, Iterable[str]]
    ) -> dict[int, Shown]:
        """Show where it stands in events of one page (three queries)."""
        chosen = self._texts(events)
        articles = _articles(text for texts in chosen.values() for text in texts)
        marks = _Marks(self.asked.wanted, self.languages)
        for event in events:
            marks.read(event.title, event.summary, *outlets.get(event.pk, ()))
        for article in articles.values():
            marks.read(article.headline, article.shown_body)
        marks.ask()
        return {
            event.pk: Shown(
                marks.in_full(event.title),
                {name: marks.in_full(name) for name in outlets.get(event.pk, ())},
                tuple(_lines(event, chosen.get(event.pk, []), articles, marks)),
            )
            for event in events
        }

    def _weights(self) -> dict[Term, dict[int, int]]:
        """Return the events in which each term stands, with the weight of its best place."""
        terms = list(dict.fromkeys(term for group in self.asked.alternatives for term in group))
        # a union of plain sets: an OR of them would have every text unpacked to be looked at again
        first, *others = (
            SearchEntry.objects.filter(condition, event__isnull=False)
            .values_list(Value(number, output_field=IntegerField()), "event")
            .annotate(weight=Max(WEIGHT))
            for number, term in enumerate(terms)
            for condition in self._forms(term)
        )
        sql, values = first.union(*others, all=True).query.sql_with_params()
        held: dict[Term, dict[int, int]] = {term: {} for term in terms}
        with connection.cursor() as cursor:  # lists instead of thousands of rows
            cursor.execute(_BY_WEIGHT.format(sql), values)
            for number, weight, events in cursor.fetchall():
                held[terms[number]] |= dict.fromkeys(events, weight)
        return held

    def _all_of(self, terms: Sequence[Term]) -> Q:
        held = [set(self._held[term]) for term in terms if not term.unwanted]
        unwanted = {event for term in terms if term.unwanted for event in self._held[term]}
        if not held:
            return ~Q(pk__in=_these(unwanted))
        return Q(pk__in=_these(set.intersection(*held) - unwanted))

    def _holds(self, term: Term) -> Q:
        return reduce(or_, self._forms(term))

    def _forms(self, term: Term) -> list[Q]:
        """Return the conditions of which one has to hold for a text to hold a term."""
        exact = Q(exact=_phrase(_bare(term.text), "simple"))
        if len(term.words) > 1:
            return [exact]
        return [
            exact,
            *(
                Q(language=language, stems=_phrase(_plain(term.text), language))
                for language in self.languages
            ),
        ]

    def _texts(self, events: Iterable[Event]) -> dict[int, list[tuple[int | None, str]]]:
        """Choose the texts to show of each event: the summary, headlines, one body."""
        held = [
            ExpressionWrapper(self._holds(term), output_field=BooleanField())
            for term in self.asked.wanted
        ]
        if not held:
            return {}
        rows = (
            SearchEntry.objects.filter(
                reduce(or_, map(self._holds, self.asked.wanted)),
                event__in=list(events),
                place__in=[Place.SUMMARY, Place.HEADLINE, Place.BODY],
            )
            .order_by("article_id")
            .values_list("event", "article", "place", *held)
        )
        found: dict[int, list[tuple[int, int | None, str]]] = defaultdict(list)
        for event, article, place, *terms in rows:
            found[event].append((-sum(terms), article, place))
        return {event: _chosen(sorted(texts, key=_most)) for event, texts in found.items()}


def _most(text: tuple[int, int | None, str]) -> tuple[int, int]:
    return text[0], text[1] or 0


def _chosen(texts: list[tuple[int, int | None, str]]) -> list[tuple[int | None, str]]:
    def of(place: Place, most: int) -> list[tuple[int | None, str]]:
        return [(article, place.value) for _, article, at in texts if at == place][:most]

    return [*of(Place.SUMMARY, 1), *of(Place.HEADLINE, MOST_HEADLINES), *of(Place.BODY, 1)]


def _articles(texts: Iterable[tuple[int | None, str]]) -> dict[int, Any]:
    """Read the articles of texts; `shown_body` is empty where only the headline is shown."""
    known = [(pk, place) for pk, place in texts if pk is not None]
    bodies = [pk for pk, place in known if place == Place.BODY]
    rows = (
        Article.objects.filter(pk__in={pk for pk, _ in known})
        .select_related("outlet")
        .defer("body", "vector")
        .annotate(
            opening=Left("body", OPENING),
            shown_body=Case(
                When(pk__in=bodies, then=F("body")), default=Value(""), output_field=TextField()
            ),
        )
    )
    return {article.pk: article for article in rows}


class _Marks:
    """Asks the database once which of the words shown are those asked for, in any form."""

    def __init__(self, terms: Sequence[Term], languages: Sequence[str]) -> None:
        self._terms = [term.words for term in terms]
        self._languages = list(languages)
        self._asked = {word for words in self._terms for word in words}
        self._texts: dict[str, list[tuple[str, int, int]]] = {}  # read once, looked at twice
        self._same: dict[str, set[str]] = defaultdict(set)

    def read(self, *texts: str) -> None:
        for text in texts:
            self._texts[text] = list(words_in(text))

    def ask(self) -> None:
        by_letter = defaultdict(list)
        for word in self._asked:
            by_letter[first_letter(word)].append(word)
        words = {word for found in self._texts.values() for word, _, _ in found}
        pairs = [(word, term) for word in words for term in by_letter.get(first_letter(word), ())]
        if not pairs:
            return
        with connection.cursor() as cursor:
            columns = [list(side) for side in zip(*pairs, strict=True)]
            cursor.execute(_SAME_WORDS, [*columns, self._languages])
            for word, term in cursor.fetchall():
                self._same[word].add(term)

    def places(self, text: str) -> list[tuple[int, int]]:
        return places_of(self._texts[text], self._terms, same=self._same)

    def in_full(self, text: str) -> tuple[Piece, ...]:
        return marked(text, self.places(text))

    def around(self, text: str) -> tuple[Piece, ...]:
        return excerpt(text, self.places(text))


def _lines(
    event: Event,
    texts: Iterable[tuple[int | None, str]],
    articles: Mapping[int, Any],
    marks: _Marks,
) -> Iterable[Line]:
    for pk, place in texts:
        article = articles.get(pk) if pk is not None else None
        if article is None:
            pieces = marks.around(event.summary)
        elif place == Place.HEADLINE:
            pieces = marks.in_full(article.headline)
        else:
            pieces = marks.around(article.shown_body)
        if any(piece.found for piece in pieces):
            yield Line(article, pieces, is_headline=place == Place.HEADLINE)


def _these(events: Iterable[int]) -> RawSQL:
    return RawSQL("SELECT unnest(%s::bigint[])", [sorted(events)])


def _languages() -> tuple[str, ...]:
    with connection.cursor() as cursor:
        cursor.execute(_LANGUAGES)
        return tuple(language for (language,) in cursor.fetchall())


def _plain(text: str) -> Func:
    return Func(Value(text), function="articles_plain", output_field=TextField())


def _bare(text: str) -> Func:
    return Func(_plain(text), function="articles_bare", output_field=TextField())


def _phrase(text: Func, language: str) -> SearchQuery:
    return SearchQuery(text, config=language, search_type="phrase")


__all__ = ["Line", "Search", "Shown"]
