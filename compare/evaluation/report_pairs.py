"""Pairs of reports of one event from three public corpora, always the same ones, as users compare them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import combinations

from compare.analysis.documents import Document
from compare.analysis.results import Side
from compare.evaluation import basil
from compare.evaluation.corpora import MissingData, Place, Record, of_split
from compare.evaluation.events import split_of
from compare.plain_texts import PlainText

NEUS_EVENTS = 300  # the first of the train part; each has three excerpts
ECB_PAIRS = 300  # drawn from about 2,500 of the train topics

Ids = tuple[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class ReportPair:
    """Two reports of one event; `left_id` and `right_id` are the corpus's own names for them."""

    corpus: str
    left_id: str
    right_id: str
    left: Document
    right: Document

    def document(self, side: Side) -> Document:
        return self.left if side is Side.LEFT else self.right


def report_pairs(place: Place) -> list[ReportPair]:
    """Return the pairs of every corpus that is there; raise if none is."""
    found: list[ReportPair] = []
    for read in (basil_pairs, neus_pairs, ecb_pairs):
        try:
            found += read(place)
        except MissingData as missing:
            place.say(str(missing))
    if not found:
        raise MissingData("none of BASIL, NeuS and ECB+ is there")
    return found


def basil_pairs(place: Place) -> Iterator[ReportPair]:
    """Yield all pairs of BASIL's dev part: three outlets' whole reports of each event."""
    found = of_split(place.corpus("basil/articles.jsonl"), "dev")
    pairs = same_event(found, "event_id")
    return of_corpus(place, "BASIL", "basil_reports", found, pairs, basil.plain_text)


def neus_pairs(place: Place) -> Iterator[ReportPair]:
    """Yield all pairs of NeuS's first events: a headline and an excerpt from three outlets each."""
    part = of_split(place.corpus("neus_allsides/clusters.jsonl"), "train")
    events = set(list(dict.fromkeys(record["cluster_id"] for record in part))[:NEUS_EVENTS])
    found = [record for record in part if record["cluster_id"] in events]
    pairs = same_event(found, "cluster_id")
    return of_corpus(place, "NeuS", "flags_neus", found, pairs, excerpt)


def ecb_pairs(place: Place) -> Iterator[ReportPair]:
    """Yield pairs of ECB+'s train topics, drawn by the hash of their names."""
    whole = place.corpus("ecbplus/clusters.jsonl")
    part = of_split(({**record, "split": split_of(record)} for record in whole), "train")
    drawn = sorted(same_event(part, "cluster_id"), key=lambda ids: hashed("ECB+", *ids))
    pairs = sorted(drawn[:ECB_PAIRS])
    wanted = {name for pair in pairs for name in pair}
    found = [record for record in part if record["id"] in wanted]
    return of_corpus(place, "ECB+", "flags_ecb", found, pairs, bare_text)


def same_event(found: Sequence[Record], event: str) -> list[Ids]:
    """Return the names of every two records that agree in the field `event`."""
    by_event: dict[str, list[str]] = {}
    for record in found:
        by_event.setdefault(record[event], []).append(record["id"])
    return [pair for names in by_event.values() for pair in combinations(names, 2)]


def of_corpus(
    place: Place,
    corpus: str,
    kept: str,
    found: Sequence[Record],
    pairs: Sequence[Ids],
    plain_text: Callable[[Record], PlainText],
) -> Iterator[ReportPair]:
    documents = place.documents(kept, [plain_text(record) for record in found])
    by_id = {record["id"]: document for record, document in zip(found, documents, strict=True)}
    for left, right in pairs:
        yield ReportPair(corpus, left, right, by_id[left], by_id[right])


def excerpt(record: Record) -> PlainText:
    return PlainText(record["text"], headline=record["title"])


def bare_text(record: Record) -> PlainText:
    return PlainText(record["text"])


def hashed(*parts: object) -> str:
    """Return what draws by lot, the same on every machine."""
    return blake2b(" ".join(map(str, parts)).encode(), digest_size=8).hexdigest()
