from __future__ import annotations

from collections.abc import Sequence

from articles.batch_command import BatchCommand
from articles.jsonlines import Answer, BadLine, Record, each, text_of
from articles.services.encoder import get_encoder
from compare.analysis.alignment.similarity import sentence_similarity
from compare.wire import score


class Command(BatchCommand):
    help = (
        "Read pairs of sentences as JSON Lines ({id, a, b}); write the probability that the two "
        "report the same claim, by the function that aligns articles."
    )
    batch = 128

    def answers(self, records: Sequence[Record]) -> Sequence[Answer | BadLine]:
        checked = each(records, texts)
        good = [answer for answer in checked if not isinstance(answer, BadLine)]
        vectors = get_encoder().encode([answer[side] for answer in good for side in "ab"])
        rows = iter(zip(vectors[0::2], vectors[1::2], strict=True))
        return [
            answer
            if isinstance(answer, BadLine)
            else {
                "id": answer["id"],
                "similarity": score(sentence_similarity(answer["a"], answer["b"], *next(rows))),
            }
            for answer in checked
        ]


def texts(record: Record) -> Answer:
    return {"id": record.get("id"), "a": text_of(record, "a"), "b": text_of(record, "b")}
