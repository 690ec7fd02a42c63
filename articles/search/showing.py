"""The lines that show where something was found, with the words marked, for one page of a list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Case, F, TextField, Value, When
from django.db.models.functions import Left

from articles.models import OPENING, Article, Event, Place
from articles.search.asking import Term
from articles.search.marking import Piece, excerpt, first_letter, marked, places_of, words_in
from articles.search.matching import HeldText

MOST_HEADLINES = 2  # shown of one event
_SAME_WORDS = """
WITH words AS MATERIALIZED (
  SELECT word, letter, articles_plain(word) AS plain
  FROM unnest(%s::text[], %s::text[]) AS given(word, letter)
), asked AS MATERIALIZED (
  SELECT term, letter, articles_plain(term) AS plain
  FROM unnest(%s::text[], %s::text[]) AS given(term, letter)
), languages AS (
  SELECT language FROM unnest(%s::text[]) AS given(language)
), forms AS MATERIALIZED (
  SELECT word, letter, '' AS language, to_tsvector('simple', articles_bare(plain)) AS form
  FROM words
  UNION ALL
  SELECT word, letter, language, to_tsvector(language::regconfig, plain) FROM words, languages
), wanted AS MATERIALIZED (
  SELECT term, letter, '' AS language, phraseto_tsquery('simple', articles_bare(plain)) AS query
  FROM asked
  UNION ALL
  SELECT term, letter, language, phraseto_tsquery(language::regconfig, plain)
  FROM asked, languages
)
SELECT DISTINCT word, term FROM forms JOIN wanted USING (letter, language) WHERE form @@ query
"""  # what is costly, to read a word by the rules of a language, is done once for each


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


def shown_events(
    events: Sequence[Event],
    outlets: Mapping[int, Iterable[str]],
    texts: Mapping[int, Sequence[HeldText]],
    *,
    wanted: Sequence[Term],
    languages: Sequence[str],
) -> dict[int, Shown]:
    """Show events with the names of their outlets and the texts that hold something (two queries)."""
    chosen = {event: _chosen(found) for event, found in texts.items()}
    articles = _articles(text for found in chosen.values() for text in found)
    marks = _Marks(wanted, languages)
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


def _chosen(texts: Sequence[HeldText]) -> list[HeldText]:
    """Choose the summary, headlines and one body, of each the texts that hold most."""

    def of(place: Place, most: int) -> list[HeldText]:
        return [text for text in texts if text.place == place][:most]

    return [*of(Place.SUMMARY, 1), *of(Place.HEADLINE, MOST_HEADLINES), *of(Place.BODY, 1)]


def _articles(texts: Iterable[HeldText]) -> dict[int, Any]:
    """Read the articles of texts; `shown_body` is empty where only the headline is shown."""
    known = [(text.article, text.place) for text in texts if text.article is not None]
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
        self._asked = {
            word: first_letter(word) for word in sorted({w for words in self._terms for w in words})
        }
        self._texts: dict[str, list[tuple[str, int, int]]] = {}  # read once, looked at twice
        self._same: dict[str, set[str]] = defaultdict(set)

    def read(self, *texts: str) -> None:
        for text in texts:
            self._texts[text] = list(words_in(text))

    def ask(self) -> None:
        letters = set(self._asked.values())
        every = {word for found in self._texts.values() for word, _, _ in found}
        words = {word: letter for word in every if (letter := first_letter(word)) in letters}
        if not words:
            return
        with connection.cursor() as cursor:
            columns = [list(half) for of in (words, self._asked) for half in (of, of.values())]
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
    event: Event, texts: Iterable[HeldText], articles: Mapping[int, Any], marks: _Marks
) -> Iterator[Line]:
    for text in texts:
        article = articles.get(text.article) if text.article is not None else None
        is_headline = text.place == Place.HEADLINE
        if article is None:
            pieces = marks.around(event.summary)
        elif is_headline:
            pieces = marks.in_full(article.headline)
        else:
            pieces = marks.around(article.shown_body)
        if any(piece.found for piece in pieces):
            yield Line(article, pieces, is_headline=is_headline)


__all__ = ["Line", "Shown", "shown_events"]
