from __future__ import annotations

from collections.abc import Sequence

from articles.batch_command import BatchCommand
from articles.jsonlines import Answer, BadLine, Record, each, language_of, text_of
from articles.services.encoder import get_encoder
from compare.analysis.compare import analyse_document
from compare.documents import document_from_text
from compare.wire import analysis_json


class Command(BatchCommand):
    help = (
        "Read texts as JSON Lines ({id, text, headline?, language?}); write each one's sentences "
        "with own voice, editorialising, wording and attributions."
    )

    def answers(self, records: Sequence[Record]) -> Sequence[Answer | BadLine]:
        return each(records, analysed)


def analysed(record: Record) -> Answer:
    document = document_from_text(
        text_of(record, "text"),
        get_encoder(),
        language=language_of(record),
        headline=text_of(record, "headline", default=None),
    )
    return {"id": record.get("id"), **analysis_json(document, analyse_document(document))}
