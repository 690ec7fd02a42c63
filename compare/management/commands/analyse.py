from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from articles.batch_command import BatchCommand
from articles.jsonlines import Answer, BadLine, Record, each, language_of, text_of
from articles.services.encoder import get_encoder
from compare.analysis.compare import analyse_document
from compare.analysis.documents import Document
from compare.plain_texts import PlainText, documents_from_texts
from compare.wire import analysis_json


class Command(BatchCommand):
    help = (
        "Read texts as JSON Lines ({id, text, headline?, language?}); write each one's sentences "
        "with own voice, editorialising, wording and attributions."
    )

    def answers(self, records: Sequence[Record]) -> Sequence[Answer | BadLine]:
        texts = each(records, plain_text)
        good = [text for text in texts if isinstance(text, PlainText)]
        documents = iter(documents_from_texts(good, get_encoder()))
        return [
            text if isinstance(text, BadLine) else analysed(record.get("id"), next(documents))
            for record, text in zip(records, texts, strict=True)
        ]


def plain_text(record: Record) -> PlainText:
    return PlainText(
        text_of(record, "text"),
        language=language_of(record),
        headline=text_of(record, "headline", default=None),
    )


def analysed(identifier: Any, document: Document) -> Answer:
    return {"id": identifier, **analysis_json(document, analyse_document(document))}
