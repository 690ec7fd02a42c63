from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from articles.batch_command import BatchCommand
from articles.jsonlines import Answer, BadLine, Record, each, language_of, text_of, time_of
from articles.services.encoder import get_encoder
from compare.analysis.compare import compare_documents
from compare.analysis.documents import Document
from compare.documents import document_from_text
from compare.wire import comparison_json


class Command(BatchCommand):
    help = (
        "Read pairs of texts as JSON Lines ({id, left: {text, headline?, outlet?, published_at?}, "
        "right: {…}}); write their links, what only one has, and the flags."
    )

    def answers(self, records: Sequence[Record]) -> Sequence[Answer | BadLine]:
        return each(records, compared)


def compared(record: Record) -> Answer:
    left, right = document_of_side(record, "left"), document_of_side(record, "right")
    return {
        "id": record.get("id"),
        **comparison_json(left, right, compare_documents(left, right)),
    }


def document_of_side(record: Record, side: str) -> Document:
    given: Any = record.get(side)
    if not isinstance(given, Mapping):
        raise BadLine(f"“{side}” has to be an object with a “text”")
    try:
        return document_from_text(
            text_of(given, "text"),
            get_encoder(),
            language=language_of(given),
            headline=text_of(given, "headline", default=None),
            outlet=text_of(given, "outlet", default=None),
            published_at=time_of(given, "published_at"),
        )
    except BadLine as bad:
        raise BadLine(f"{side}: {bad}") from None
