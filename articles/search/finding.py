"""Which events hold what was asked for, in what order, and the lines that show it.

An event holds a word when it stands anywhere in the event or its reports, in that form or, by the
rules of the text's language, in another ("ferries" finds "ferry"); words in a row have to stand so
in one text, letter for letter. Every condition is a set of events found by index, so that a word
in ten thousand bodies costs no look into the bodies.

Order: a word in the title weighs more than one in a headline, a summary or an outlet's name, and that
more than one in a body; of equals the newest event comes first. Rejected: `ts_rank` over all texts,
which has to unpack each of them and prefers long reports to apt ones.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.contrib.postgres.search import SearchQuery
from django.db import connection
from django.db.models import (
    BooleanField,
    Case,
    Expression,
    ExpressionWrapper,
    Func,
    IntegerField,
    Q,
    QuerySet,
    TextField,
    Value,
    When,
)

from articles.models import Article, Event, Place, SearchEntry
from articles.search.asking import Asked, Term
from articles.search.marking import Piece, excerpt, first_letter, marked, places_of, words_in

IN_TITLE, IN_HEAD = 4, 2  # weights of a word over one in a body
HEAD = (Place.SUMMARY, Place.HEADLINE, Place.OUTLET)
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
    """One question to the texts; knows the languages they are in (one query)."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.languages = _languages() if asked else ()

    def among(self, events: QuerySet[Event]) -> QuerySet[Event]:
        """Keep the events that hold what was asked for."""
        if not self.asked:
            return events
        return events.filter(reduce(or_, map(self._all_of, self.asked.alternatives)))

    def relevance(self) -> Expression:
        """Return the expression by which events are put in order, best first."""
        score: Expression = Value(0, output_field=IntegerField())
        for term in self.asked.wanted:
            score = score + Case(
                When(pk__in=self._holding(term).filter(place=Place.TITLE), then=IN_TITLE),
                When(pk__in=self._holding(term).filter(place__in=HEAD), then=IN_HEAD),
                default=0,
            )
        return score

    def shown(
        self, events: Sequence[Event], outlets: Mapping[int, Iterable[str]]
    ) -> dict[int, Shown]:
        """Show where it stands in events of one page (three queries)."""
        chosen = self._texts(events)
        bodies = (
            Article.objects.filter(
                pk__in={pk for texts in chosen.values() for pk, _ in texts if pk}
            )
            .select_related("outlet")
            .defer("vector")
        )
        articles = {article.pk: article for article in bodies}
        marks = _Marks(self.asked.wanted, self.languages)
        for event in events:
            marks.read(event.title, event.summary, *outlets.get(event.pk, ()))
        for article in articles.values():
            marks.read(article.headline, article.body)
        marks.ask()
        return {
            event.pk: Shown(
                marks.in_full(event.title),
                {name: marks.in_full(name) for name in outlets.get(event.pk, ())},
                tuple(_lines(event, chosen.get(event.pk, []), articles, marks)),
            )
            for event in events
        }

    def _all_of(self, terms: Sequence[Term]) -> Q:
        condition = Q()
        for term in terms:
            held = Q(pk__in=self._holding(term))
            condition &= ~held if term.unwanted else held
        return condition

    def _holding(self, term: Term) -> QuerySet[SearchEntry, int | None]:
        return SearchEntry.objects.filter(self._holds(term), event__isnull=False).values_list(
            "event", flat=True
        )

    def _holds(self, term: Term) -> Q:
        condition = Q(exact=_phrase(_bare(term.text), "simple"))
        if len(term.words) == 1:
            for language in self.languages:
                condition |= Q(language=language, stems=_phrase(_plain(term.text), language))
        return condition

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


class _Marks:
    """Asks the database once which of the words shown are those asked for, in any form."""

    def __init__(self, terms: Sequence[Term], languages: Sequence[str]) -> None:
        self._terms = [term.words for term in terms]
        self._languages = list(languages)
        self._asked = {word for words in self._terms for word in words}
        self._words: set[str] = set()
        self._same: set[tuple[str, str]] = set()

    def read(self, *texts: str) -> None:
        self._words.update(word for text in texts for word, _, _ in words_in(text))

    def ask(self) -> None:
        by_letter = defaultdict(list)
        for word in self._asked:
            by_letter[first_letter(word)].append(word)
        pairs = [(word, term) for word in self._words for term in by_letter[first_letter(word)]]
        if not pairs:
            return
        with connection.cursor() as cursor:
            words, terms = (list(side) for side in zip(*pairs, strict=True))
            cursor.execute(_SAME_WORDS, [words, terms, self._languages])
            self._same = set(cursor.fetchall())

    def places(self, text: str) -> list[tuple[int, int]]:
        return places_of(text, self._terms, same=lambda word, term: (word, term) in self._same)

    def in_full(self, text: str) -> tuple[Piece, ...]:
        return marked(text, self.places(text))

    def around(self, text: str) -> tuple[Piece, ...]:
        return excerpt(text, self.places(text))


def _lines(
    event: Event,
    texts: Iterable[tuple[int | None, str]],
    articles: Mapping[int, Article],
    marks: _Marks,
) -> Iterable[Line]:
    for pk, place in texts:
        article = articles.get(pk) if pk is not None else None
        if article is None:
            pieces = marks.around(event.summary)
        elif place == Place.HEADLINE:
            pieces = marks.in_full(article.headline)
        else:
            pieces = marks.around(article.body)
        if any(piece.found for piece in pieces):
            yield Line(article, pieces, is_headline=place == Place.HEADLINE)


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
