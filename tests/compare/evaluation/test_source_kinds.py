from __future__ import annotations

from compare.evaluation.corpora import Place
from compare.evaluation.source_kinds import ACCURACY, AT_PLACES, DATA, FILE, measure_kinds
from tests.compare.evaluation.tiny import write

TEXT = "Officials said the bridge was safe. He said nobody had asked. It rained."


def test_a_kind_is_judged_as_written_where_its_source_is_found(tmp_path):
    data, labels = tmp_path / "data", tmp_path / "labels"
    write(data / "polnear" / "docs.jsonl", [{"doc_id": "made-up", "text": TEXT}])
    write(
        data / "meantime_wikinews" / "articles.jsonl",
        [{"id": "1", "paragraphs": ["A headline", "Mayor Rolf Adler said it rained."]}],
    )
    spans = [(0, 9, "unnamed"), (36, 38, "named"), (62, 64, "pronoun")]
    label = {"corpus": "polnear", "doc_id": "made-up"}
    write(
        labels / FILE,
        [
            *({**label, "start": start, "end": end, "kind": kind} for start, end, kind in spans),
            {"corpus": "meantime_wikinews", "doc_id": "1", "start": 11, "end": 27, "kind": "named"},
            {**label, "doc_id": "not here", "start": 0, "end": 3, "kind": "named"},
        ],
    )
    found = measure_kinds(Place(data=data, gold=tmp_path, labels=labels))
    figure, placed = found.figures
    assert (figure.data, figure.name, figure.n) == (DATA, ACCURACY, 3)
    assert figure.value == 2 / 3
    assert figure.detail == "2 of 3; 1 of 4 sources not found"
    assert (placed.data, placed.name, placed.n, placed.value) == (DATA, AT_PLACES, 4, 3 / 4)
    assert placed.detail == "3 of 4, found or not"
    assert placed.target == 0.9
    (mistake,) = found.mistakes["wrong"]
    assert mistake.words.startswith("named, found pronoun: ")
