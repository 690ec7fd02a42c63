"""Every task, its parts, and the floor and target of each figure.

Floors were measured with simple baselines: tf-idf or plain cosine for alignment, 45 cue verbs and
quotation marks for attribution, a frozen encoder with a linear head for editorialising, the best
threshold on cosines for events.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from compare.evaluation import (
    alignment,
    attribution,
    basil,
    editorialising,
    events,
    judged,
    omission,
    quotations,
    seed_pair,
    source_kinds,
)
from compare.evaluation.corpora import MissingData, Place
from compare.evaluation.figures import Figure, Measured


@dataclass(frozen=True, slots=True)
class Part:
    """One data set of a task, and what measures it.

    Mistakes are read on train parts; where there is one, those of the other parts are not shown.
    """

    data: str
    measure: Callable[[Place], Measured]
    readable: bool = True


@dataclass(frozen=True, slots=True)
class Goal:
    floor: float | None
    target: float
    at_most: bool = False


TASKS: dict[str, tuple[Part, ...]] = {
    alignment.TASK: (
        Part("MRPC train", alignment.measure_mrpc),
        Part("ECB+ train", alignment.measure_ecb_train),
        Part("ECB+ dev", alignment.measure_ecb_dev, readable=False),
        Part(seed_pair.NAME, alignment.measure_seed_pair),
        Part(alignment.OUR_MOVED, alignment.measure_moved),
    ),
    attribution.TASK: (
        Part("PolNeAR train", attribution.measure_train),
        Part("PolNeAR dev", attribution.measure_dev, readable=False),
        Part(source_kinds.DATA, source_kinds.measure_kinds),
    ),
    omission.TASK: (
        Part(omission.SHIFTS, omission.measure_shifts),
        Part("PolNeAR ablation train", omission.measure_ablation_train),
        Part("PolNeAR ablation dev", omission.measure_ablation_dev, readable=False),
        Part(omission.OUR_OMISSIONS, omission.measure_our_omissions),
        Part(seed_pair.NAME, omission.measure_seed_pair),
    ),
    editorialising.TASK: (
        Part("NewsSD-ENG train", editorialising.measure_newssd_train),
        Part("NewsSD-ENG dev", editorialising.measure_newssd_dev, readable=False),
        Part("NewsSD-ENG test", editorialising.measure_newssd_test, readable=False),
        Part("CheckThat 2023 test", editorialising.measure_checkthat_2023),
        Part("CheckThat 2024 test", editorialising.measure_checkthat_2024),
        Part("MPQA dev, own voice", editorialising.measure_mpqa),
        Part(basil.DATA, basil.measure_basil),
        Part(seed_pair.NAME, editorialising.measure_seed_pair),
    ),
    events.TASK: (
        Part("ECB+ train", events.measure_ecb_train),
        Part("ECB+ dev", events.measure_ecb_dev, readable=False),
        Part("BASIL dev", events.measure_basil),
        Part("NeuS train", events.measure_neus_train),
        Part("NeuS val", events.measure_neus_val, readable=False),
    ),
    quotations.TASK: (
        Part(quotations.OUR_QUOTATIONS, quotations.measure_quotations),
        Part(quotations.OUR_FIGURES, quotations.measure_figures),
    ),
    judged.TASK: (Part(judged.DATA, judged.measure_flags),),
}

# By data set and figure; those of a train part are measured without a target.
GOALS: dict[tuple[str, str], Goal] = {
    ("MRPC train", alignment.AUC): Goal(0.75, 0.78),
    ("ECB+ dev", alignment.AUC): Goal(0.83, 0.86),
    (seed_pair.NAME, "links F1"): Goal(None, 0.80),
    (alignment.OUR_MOVED, alignment.MOVED): Goal(0.0, 0.95),
    (alignment.OUR_MOVED, alignment.MOVED_WRONG): Goal(None, 0, at_most=True),
    ("PolNeAR dev", attribution.SENTENCES): Goal(0.79, 0.88),
    ("PolNeAR dev", attribution.OWN_SENTENCES): Goal(0.71, 0.78),
    ("PolNeAR dev", "cue tokens F1"): Goal(0.35, 0.70),
    ("PolNeAR dev", "source tokens F1"): Goal(0.21, 0.70),
    ("PolNeAR dev", "content tokens F1"): Goal(0.73, 0.87),
    (source_kinds.DATA, source_kinds.ACCURACY): Goal(None, 0.90),
    (omission.SHIFTS, omission.PRECISION): Goal(None, 0.90),
    (omission.SHIFTS, omission.RECALL): Goal(None, 0.75),
    ("PolNeAR ablation dev", omission.ABLATION_RECALL): Goal(None, 0.90),
    ("PolNeAR ablation dev", omission.UNMODIFIED): Goal(None, 0.02, at_most=True),
    ("NewsSD-ENG test", editorialising.MACRO_F1): Goal(0.69, 0.75),
    ("CheckThat 2023 test", editorialising.MACRO_F1): Goal(0.726, 0.76),
    ("MPQA dev, own voice", editorialising.AP): Goal(0.50, 0.58),
    (basil.DATA, editorialising.AP): Goal(0.12, 0.24),
    (basil.DATA, basil.PRECISION): Goal(0.19, 0.35),
    (basil.DATA, basil.RECALL): Goal(None, 0.15),
    ("ECB+ dev", events.B_CUBED): Goal(0.86, 0.90),
    ("BASIL dev", events.B_CUBED): Goal(0.97, 0.98),
    ("NeuS val", events.B_CUBED): Goal(0.85, 0.89),
    (quotations.OUR_QUOTATIONS, quotations.ACCURACY): Goal(None, 0.95),
}


class UnknownTask(ValueError):
    """A task was asked for that there is not; the message names those there are."""


def measured(names: Sequence[str], place: Place) -> Iterator[tuple[str, Measured]]:
    """Yield what each part of the tasks named gives, of all tasks where none is named."""
    unknown = [name for name in names if name not in TASKS]
    if unknown:
        raise UnknownTask(
            f"There is no task “{unknown[0]}”. The tasks are: {', '.join(sorted(TASKS))}."
        )
    for task, parts in TASKS.items():
        if names and task not in names:
            continue
        for part in parts:
            yield f"{task}, {part.data}", of_part(task, part, place)


def of_part(task: str, part: Part, place: Place) -> Measured:
    """Measure one part; where its data are not there, return a row that says so."""
    try:
        found = part.measure(place)
    except MissingData as missing:
        return Measured((Figure(task, part.data, "", detail=str(missing)),))
    return Measured(
        tuple(with_goal(figure) for figure in found.figures),
        found.mistakes if part.readable else {},
    )


def with_goal(figure: Figure) -> Figure:
    goal = GOALS.get((figure.data, figure.name))
    if goal is None:
        return figure
    return replace(figure, floor=goal.floor, target=goal.target, at_most=goal.at_most)
