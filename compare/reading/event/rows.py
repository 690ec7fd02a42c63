"""What the database holds of an event, as the pages of the event ask for it: five queries.

Rows of one event are equal where all is equal that its pages are made from, so that what was worked
out of them once serves every later request until something changes. They are read whole each time:
of sixty reports some ten thousand links. So the database packs what there is much of, and
nothing is unpacked that is at hand already.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import Expression, F, Func, Model, TextField, Value

from articles.models import Article, Event
from articles.models import Sentence as SentenceRow
from articles.text.units import Sentence
from articles.work import Status
from compare.models import Comparison, PassagePair
from compare.reading.voices import packed_voices

Packed = tuple[tuple[int, str], ...]  # rows of one report or comparison as text, by its key
BETWEEN_VALUES, BETWEEN_ROWS = " ", "\n"


@dataclass(frozen=True, slots=True)
class EventRows:
    """All rows the pages of an event are made from; `articles` stand in reading order.

    `values` are what is read of articles and outlets, and stand for them where rows are compared.
    """

    articles: tuple[Article, ...] = field(compare=False)
    values: tuple[tuple[Any, ...], ...]
    sentences: Packed
    voices: Packed
    comparisons: tuple[tuple[int, int, int, str], ...]  # key, left, right, how much is shared
    links: Packed


@dataclass(frozen=True, slots=True)
class LinkRow:
    """One link of a comparison as it is stored."""

    left_start: int
    left_end: int
    right_start: int
    right_end: int
    probability: float
    kind: str
    moved: bool


def rows_of(event: Event) -> EventRows:
    """Read the rows of the reports that are prepared, and of their newest finished comparisons."""
    ready = Article.objects.of_event(event).filter(status=Status.READY)
    articles = tuple(ready.select_related("outlet").defer("vector").in_reading_order())
    keys = [article.pk for article in articles]
    comparisons = tuple(_newest_comparisons(event, keys))
    return EventRows(
        articles,
        tuple(_values(a) + (_values(a.outlet) if a.outlet else ()) for a in articles),
        _sentences(keys),
        packed_voices(keys),
        comparisons,
        _links([pk for pk, *_ in comparisons]),
    )


def _values(row: Model) -> tuple[Any, ...]:
    names = (f.attname for f in row._meta.concrete_fields)
    found = (row.__dict__[name] for name in names if name in row.__dict__)  # others are deferred
    return tuple(tuple(value) if isinstance(value, list) else value for value in found)


def _newest_comparisons(
    event: Event, reports: Sequence[int]
) -> Iterator[tuple[int, int, int, str]]:
    rows = (
        Comparison.objects.of_event(event)
        .filter(status=Status.READY, left__in=reports, right__in=reports)
        .order_by("left_id", "right_id", "-pk")
        .distinct("left_id", "right_id")
    )
    yield from rows.values_list("pk", "left_id", "right_id", "reuse")


def _sentences(reports: Sequence[int]) -> Packed:
    rows = SentenceRow.objects.filter(article__in=reports).values_list("article")
    each = _packed(F("start"), F("end"), F("paragraph__position"), F("boilerplate"))
    return tuple(rows.annotate(packed=each).order_by("article"))


def sentences_from(packed: str) -> tuple[Sentence, ...]:
    """Unpack the sentences of one report."""
    found = (line.split(BETWEEN_VALUES) for line in packed.split(BETWEEN_ROWS))
    return tuple(Sentence(int(s), int(e), int(n), residue == "t") for s, e, n, residue in found)


def _links(comparisons: Sequence[int]) -> Packed:
    rows = PassagePair.objects.filter(comparison__in=comparisons, similarity__isnull=False)
    sides = (F("left_start"), F("left_end"), F("right_start"), F("right_end"))
    each = _packed(*sides, F("similarity"), F("kind"), F("moved"))
    return tuple(rows.values_list("comparison").annotate(packed=each).order_by("comparison"))


def links_from(packed: str) -> Iterator[LinkRow]:
    """Unpack the links of one comparison."""
    for line in packed.split(BETWEEN_ROWS):
        a, b, c, d, probability, kind, moved = line.split(BETWEEN_VALUES)
        yield LinkRow(int(a), int(b), int(c), int(d), float(probability), kind, moved == "t")


def _packed(*values: Expression | F) -> StringAgg:
    """Return rows as lines in the order of their positions; PostgreSQL writes floats exactly."""
    line = Func(Value(BETWEEN_VALUES), *values, function="concat_ws", output_field=TextField())
    return StringAgg(line, delimiter=BETWEEN_ROWS, order_by=["position"])
