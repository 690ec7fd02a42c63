"""Every task, its parts, and the floor and target of each figure.

Floors were measured with simple baselines: tf-idf or plain cosine for alignment, 45 cue verbs and
quotation marks for attribution, a frozen encoder with a linear head for editorialising, the best
threshold on cosines for events.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from compare.evaluation import attribution
from compare.evaluation.corpora import MissingData, Place
from compare.evaluation.figures import Figure, Measured


@dataclass(frozen=True, slots=True)
class Part:
    """One data set of a task, and what measures it."""

    data: str
    measure: Callable[[Place], Measured]


@dataclass(frozen=True, slots=True)
class Goal:
    floor: float | None
    target: float
    at_most: bool = False


TASKS: dict[str, tuple[Part, ...]] = {
    attribution.TASK: (
        Part("PolNeAR train", attribution.measure_train),
        Part("PolNeAR dev", attribution.measure_dev),
    ),
}

# By data set and figure; those of a train part are measured without a target.
GOALS: dict[tuple[str, str], Goal] = {
    ("PolNeAR dev", attribution.SENTENCES): Goal(0.79, 0.88),
    ("PolNeAR dev", attribution.OWN_SENTENCES): Goal(0.71, 0.78),
    ("PolNeAR dev", "cue tokens F1"): Goal(0.35, 0.70),
    ("PolNeAR dev", "source tokens F1"): Goal(0.21, 0.70),
    ("PolNeAR dev", "content tokens F1"): Goal(0.73, 0.87),
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
    return replace(found, figures=tuple(with_goal(figure) for figure in found.figures))


def with_goal(figure: Figure) -> Figure:
    goal = GOALS.get((figure.data, figure.name))
    if goal is None:
        return figure
    return replace(figure, floor=goal.floor, target=goal.target, at_most=goal.at_most)
