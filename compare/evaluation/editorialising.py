"""Measure where an outlet is said to evaluate, interpret or predict: sentences judged one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from compare.analysis.compare import analyse_document
from compare.analysis.documents import Document
from compare.analysis.results import FlagKind
from compare.evaluation.corpora import Place, Record, of_split
from compare.evaluation.figures import Figure, Measured, Mistake, worst
from compare.evaluation.scores import auc, average_precision, counted, macro_f1
from compare.evaluation.seed_pair import measure_flags
from compare.plain_texts import ASSUMED_LANGUAGE, PlainText

TASK = "editorialising"
MACRO_F1 = "macro-F1"
AP = "average precision"
LIKELY = 0.5  # the probability from which a sentence counts as the outlet's own view


@dataclass(frozen=True, slots=True)
class Scored:
    """One text of a corpus with its label and the highest probability of its sentences."""

    text: str
    label: int
    score: float
    english: bool


def measure_newssd(place: Place, split: str) -> Measured:
    found = of_split(place.corpus("newssd_eng/sentences.jsonl"), split)
    labels = [record["label"] for record in found]
    return answered(f"NewsSD-ENG {split}", score(place, "newssd", found, labels))


def measure_checkthat(place: Place, year: str) -> Measured:
    found = of_split(place.corpus("checkthat_en/sentences.jsonl"), f"ct{year}_test")
    labels = [record["label"] for record in found]
    return answered(f"CheckThat 20{year} test", score(place, "checkthat", found, labels))


def measure_mpqa(place: Place) -> Measured:
    found = of_split(place.corpus("mpqa12/sentences.jsonl"), "dev")
    labels = [record["meta"]["own_voice"] for record in found]
    return ranked("MPQA dev, own voice", score(place, "mpqa", found, labels))


measure_newssd_train = partial(measure_newssd, split="train")
measure_newssd_dev = partial(measure_newssd, split="dev")
measure_newssd_test = partial(measure_newssd, split="test")
measure_checkthat_2023 = partial(measure_checkthat, year="23")
measure_checkthat_2024 = partial(measure_checkthat, year="24")


def measure_seed_pair(place: Place) -> Measured:
    return measure_flags(place, TASK, (FlagKind.EDITORIALISING,), judged="editorialising")


def score(place: Place, name: str, found: list[Record], labels: Sequence[int]) -> list[Scored]:
    """Analyse each sentence as a text of its own."""
    texts = [record["text"] for record in found]
    documents = place.documents(name, [PlainText(text) for text in texts])
    return [
        Scored(text, int(label), probability(document), document.language == ASSUMED_LANGUAGE)
        for text, label, document in zip(texts, labels, documents, strict=True)
    ]


def probability(document: Document) -> float:
    return max(analyse_document(document).editorialising, default=0.0)


def answered(data: str, scored: list[Scored]) -> Measured:
    """Return the figure of yes and no answers."""
    labels = [one.label for one in scored]
    answers = [int(one.score >= LIKELY) for one in scored]
    value = macro_f1(answers, labels)
    detail = f"{counted(answers, labels).words}; {also(scored)}"
    wrong, missed = (
        worst([Mistake(m.weight, m.words) for m, s in listed if (s >= LIKELY) == answer])
        for listed, answer in zip(as_mistakes(scored), (True, False), strict=True)
    )
    return Measured(
        (Figure(TASK, data, MACRO_F1, len(scored), value, detail),),
        {"wrong": wrong, "missed": missed},
    )


def ranked(data: str, scored: list[Scored]) -> Measured:
    """Return the figure of the order that the probabilities put sentences in."""
    value = average_precision([one.score for one in scored], [one.label for one in scored])
    wrong, missed = (worst([m for m, _ in listed]) for listed in as_mistakes(scored))
    return Measured(
        (Figure(TASK, data, AP, len(scored), value, also(scored)),),
        {"ranked high": wrong, "ranked low": missed},
    )


def also(scored: list[Scored]) -> str:
    labels, scores = [one.label for one in scored], [one.score for one in scored]
    said = (
        f"{sum(labels)} positive; AUC {auc(scores, labels):.3f}, "
        f"AP {average_precision(scores, labels):.3f}"
    )
    foreign = sum(not one.english for one in scored)
    return f"{said}; {foreign} not taken for English" if foreign else said


def as_mistakes(
    scored: list[Scored],
) -> tuple[list[tuple[Mistake, float]], list[tuple[Mistake, float]]]:
    """Return the negatives, highest score first, and the positives, lowest score first."""
    negatives = [(Mistake(one.score, one.text), one.score) for one in scored if not one.label]
    positives = [(Mistake(1 - one.score, one.text), one.score) for one in scored if one.label]
    return negatives, positives
