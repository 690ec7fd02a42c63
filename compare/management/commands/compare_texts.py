from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from articles.batch_command import BatchCommand
from articles.jsonlines import Answer, BadLine, Record, each, language_of, text_of, time_of
from articles.services.encoder import get_encoder
from compare.analysis.compare import TooLong, compare_documents
from compare.analysis.documents import Document
from compare.plain_texts import PlainText, documents_from_texts
from compare.wire import comparison_json


class Command(BatchCommand):
    help = (
        "Read pairs of texts as JSON Lines ({id, left: {text, headline?, outlet?, published_at?}, "
        "right: {…}}); write their links, what only one has, and the flags."
    )

    def answers(self, records: Sequence[Record]) -> Sequence[Answer | BadLine]:
        pairs = each(records, plain_texts)
        good = [text for pair in pairs if not isinstance(pair, BadLine) for text in pair]
        documents = iter(documents_from_texts(good, get_encoder()))
        return [
            pair
            if isinstance(pair, BadLine)
            else compared(record.get("id"), next(documents), next(documents))
            for record, pair in zip(records, pairs, strict=True)
        ]


def plain_texts(record: Record) -> tuple[PlainText, PlainText]:
    return plain_text(record, "left"), plain_text(record, "right")


def plain_text(record: Record, side: str) -> PlainText:
    given: Any = record.get(side)
    if not isinstance(given, Mapping):
        raise BadLine(f"“{side}” has to be an object with a “text”")
    try:
        return PlainText(
            text_of(given, "text"),
            language=language_of(given),
            headline=text_of(given, "headline", default=None),
            outlet=text_of(given, "outlet", default=None),
            published_at=time_of(given, "published_at"),
        )
    except BadLine as bad:
        raise BadLine(f"{side}: {bad}") from None


def compared(identifier: Any, left: Document, right: Document) -> Answer | BadLine:
    try:
        result = compare_documents(left, right)
    except TooLong as error:
        return BadLine(str(error))
    return {"id": identifier, **comparison_json(left, right, result)}
