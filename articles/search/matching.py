"""Where a term stands, asked of the database: its forms, the events that hold it, texts to show.

A text holds a word when the word stands in it as it is or, by the rules of the text's language, in
another form ("ferries" finds "ferry"); words in a row have to stand so, letter for letter. The forms
of all terms are made once. Languages whose rules make the same of a word share a form, and a word
that a language leaves out, such as "the", has none there: few questions are left to be asked.

Every form is a set found by index alone. Rejected: one condition with OR over all forms of a term,
for which every text has to be unpacked to be looked at again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from django.db import connection

from articles.search.asking import Term

_FORMS = """
WITH RECURSIVE asked AS MATERIALIZED (
  SELECT number - 1 AS number, is_word, articles_plain(term) AS plain
  FROM unnest(%s::text[], %s::boolean[]) WITH ORDINALITY AS given(term, is_word, number)
), found(language) AS (
  SELECT min(language) FROM articles_searchentry WHERE stems IS NOT NULL
  UNION ALL
  SELECT (SELECT min(language) FROM articles_searchentry
          WHERE stems IS NOT NULL AND language > found.language)
  FROM found WHERE found.language IS NOT NULL
)
SELECT number, '', phraseto_tsquery('simple', articles_bare(plain))::text FROM asked
UNION ALL
SELECT number, language, phraseto_tsquery(language::regconfig, plain)::text
FROM asked, found WHERE is_word AND language IS NOT NULL
"""
_WEIGHT = "CASE place WHEN 'title' THEN 5 WHEN 'body' THEN 1 ELSE 3 END"  # of a word by its place
_STANDS = """
SELECT {number}, event_id, {weight} FROM articles_searchentry
WHERE {condition} AND event_id IS NOT NULL
"""
_BY_WEIGHT = """
SELECT number, weight, array_agg(event) FROM (
  SELECT number, event, max(weight) FROM ({stands}) AS found(number, event, weight)
  GROUP BY number, event
) AS best(number, event, weight)
GROUP BY number, weight
"""  # lists instead of thousands of rows
_TEXTS = """
SELECT event_id, article_id, place, held FROM (
  SELECT event_id, article_id, place, {held} AS held FROM articles_searchentry
  WHERE event_id = ANY(%s::bigint[]) AND place IN ('summary', 'headline', 'body')
) AS texts WHERE held > 0
ORDER BY held DESC, article_id
"""


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a term: the words as they are, or their stems by the rules of some languages."""

    query: str  # a `tsquery`
    languages: tuple[str, ...] = ()  # empty: the words as they are, in texts of all languages

    @property
    def condition(self) -> str:
        if not self.languages:
            return "exact @@ %s::tsquery"
        return "(stems @@ %s::tsquery AND language = ANY(%s::text[]))"

    @property
    def values(self) -> list[str | list[str]]:
        return [self.query, list(self.languages)] if self.languages else [self.query]


@dataclass(frozen=True, slots=True)
class HeldText:
    """A text of an event that holds something asked for; `article` is None for its summary."""

    article: int | None
    place: str


Forms = Mapping[Term, Sequence[Form]]


def forms_of(terms: Sequence[Term]) -> Forms:
    """Return the forms of each term in the texts that are here (one query)."""
    if not terms:
        return {}
    by_query: dict[tuple[int, str, bool], list[str]] = defaultdict(list)
    with connection.cursor() as cursor:
        texts, words = [term.text for term in terms], [len(term.words) == 1 for term in terms]
        cursor.execute(_FORMS, [texts, words])
        for number, language, query in cursor.fetchall():
            if query:
                by_query[number, query, bool(language)].append(language)
    forms: dict[Term, list[Form]] = {term: [] for term in terms}
    for (number, query, is_stem), languages in by_query.items():
        forms[terms[number]].append(Form(query, tuple(languages) if is_stem else ()))
    return forms


def languages_of(forms: Forms) -> list[str]:
    """Return the languages by whose rules a term has a form."""
    every = chain.from_iterable(forms.values())
    return sorted({language for form in every for language in form.languages})


def events_of(forms: Forms) -> dict[Term, dict[int, int]]:
    """Return the events in which each term stands, with the weight of its best place (one query)."""
    terms = list(forms)
    held: dict[Term, dict[int, int]] = {term: {} for term in terms}
    stands = [
        (_STANDS.format(number=number, weight=_WEIGHT, condition=form.condition), form.values)
        for number, term in enumerate(terms)
        for form in forms[term]
    ]
    if not stands:
        return held
    with connection.cursor() as cursor:
        union = " UNION ALL ".join(sql for sql, _ in stands)
        values = list(chain.from_iterable(values for _, values in stands))
        cursor.execute(_BY_WEIGHT.format(stands=union), values)
        for number, weight, events in cursor.fetchall():
            held[terms[number]] |= dict.fromkeys(events, weight)
    return held


def texts_of(
    forms: Forms, wanted: Iterable[Term], events: Iterable[int]
) -> dict[int, list[HeldText]]:
    """Return the texts of events that hold what is wanted, those with most of it first (one query)."""
    asked = [forms[term] for term in wanted if forms[term]]
    if not asked:
        return {}
    held = " + ".join(
        f"(coalesce({' OR '.join(form.condition for form in term)}, false))::int" for term in asked
    )
    values = [value for term in asked for form in term for value in form.values]
    found: dict[int, list[HeldText]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(_TEXTS.format(held=held), [*values, list(events)])
        for event, article, place, _ in cursor.fetchall():
            found[event].append(HeldText(article, place))
    return found


__all__ = ["Form", "Forms", "HeldText", "events_of", "forms_of", "languages_of", "texts_of"]
