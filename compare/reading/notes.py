"""The margin notes of a comparison page, and the choices that filter them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from articles.text.spans import Span
from compare.analysis.results import Side
from compare.models import Flag, FlagKind, Review
from compare.reading.explained import explained
from compare.reading.filters import SCORES, View
from compare.reading.head import SIDE_LABELS
from compare.reading.material import Found, Material
from compare.reading.states import ReviewState, state_of
from compare.reading.wording import FLAG_WORDS


@dataclass(frozen=True, slots=True)
class Note:
    """One flag as the page shows it; `number` counts flags down the page, shown or not."""

    found: Found
    number: int
    row: int
    label: str
    word: str
    outlet: str
    other_outlet: str
    explanation: str
    state: ReviewState
    state_label: str
    own: Review | None
    is_current: bool
    shown: bool
    outside_filter: bool
    evidence_beside: bool  # it stands in the row of the note
    repeats_evidence: bool  # the note above it in the row rests on the same words
    evidence_anchor: int  # the first shown flag that rests on the same words
    evidence_is_current: bool
    query: str

    @property
    def flag(self) -> Flag:
        return self.found.flag

    @property
    def pk(self) -> int:
        return self.flag.pk

    @property
    def slug(self) -> str:
        return self.flag.kind.replace("_", "-")

    @property
    def side(self) -> Side:
        return self.found.side

    @property
    def reviews(self) -> tuple[Review, ...]:
        return self.found.reviews

    @property
    def has_evidence(self) -> bool:
        return self.found.evidence is not None

    @property
    def is_reviewed(self) -> bool:
        return self.state != ReviewState.AWAITING

    @property
    def is_dismissed(self) -> bool:
        return self.state == ReviewState.DISMISSED


def notes_of(
    material: Material, view: View, *, row_of: Callable[[Side, int], int], reviewer: int | None
) -> tuple[Note, ...]:
    """Return all notes from the top of the page to its foot; `reviewer` sees their own verdict.

    `row_of` says in which row a character of a side stands. A label stands behind the words it marks,
    and that of a mark within another before the other's: numbers ascend as labels are read.
    """
    placed = sorted(
        ((row_of(found.side, found.flag.start), found) for found in material.flags),
        key=lambda pair: (pair[0], pair[1].side, *_behind(pair[1].flag)),
    )
    names = {side: material.text(side).article.outlet_name for side in Side}
    labels, states = _kinds(), {state: str(state.label) for state in ReviewState}
    words = {kind: str(word) for kind, word in FLAG_WORDS.items()}
    notes: list[Note] = []
    above: Note | None = None
    anchors: dict[tuple[Side, Span] | None, int] = {}
    current = next((f.evidence for f in material.flags if f.flag.pk == view.flag), None)
    for number, (row, found) in enumerate(placed, start=1):
        flag = found.flag
        state = state_of([review.verdict for review in found.reviews])
        passes = view.shows(kind=flag.kind, side=flag.side, state=state, score=flag.score)
        is_current = flag.pk == view.flag
        if passes or is_current:
            anchors.setdefault(found.evidence, flag.pk)
        repeats = above is not None and (above.row, above.found.evidence) == (row, found.evidence)
        note = Note(
            found=found,
            number=number,
            row=row,
            label=labels[flag.kind],
            word=words[flag.kind],
            outlet=names[found.side],
            other_outlet=names[found.side.other],
            explanation=explained(flag, swapped=view.swap),
            state=state,
            state_label=states[state],
            own=next((r for r in found.reviews if r.reviewer_id == reviewer), None),
            is_current=is_current,
            shown=passes or is_current,
            outside_filter=is_current and not passes,
            evidence_beside=_stands_in(row, found.evidence, row_of),
            repeats_evidence=repeats,
            evidence_anchor=anchors.get(found.evidence, flag.pk),
            evidence_is_current=current is not None and found.evidence == current,
            query=view.with_(flag=flag.pk).query(),
        )
        notes.append(note)
        above = note if note.shown else above
    return tuple(notes)


def _behind(flag: Flag) -> tuple[int, int, int]:
    return flag.end, -flag.start, flag.pk


def _stands_in(
    row: int, evidence: tuple[Side, Span] | None, row_of: Callable[[Side, int], int]
) -> bool:
    return evidence is not None and row_of(evidence[0], evidence[1].start) == row


@dataclass(frozen=True, slots=True)
class Choice:
    """One value to filter by; `count` is what choosing it would show."""

    label: str
    count: int
    query: str
    is_current: bool
    slug: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of one filter, "all" first."""

    name: str
    title: str
    choices: tuple[Choice, ...]

    @property
    def matters(self) -> bool:
        """Tell whether there is something to choose, or a choice to take back."""
        if not self.choices[0].is_current:
            return True
        return len(self.choices) > (1 if self.name == "score" else 2)


def facets_of(material: Material, view: View, notes: Sequence[Note]) -> tuple[Facet, ...]:
    """Return the filters by kind, side, state and score; each counts under the others."""
    outlets = {
        material.text(side).stored.value: _("%(side)s: %(outlet)s")
        % {"side": SIDE_LABELS[side], "outlet": material.text(side).article.outlet_name}
        for side in Side
    }
    return (
        _facet(("kind", _("Flags by kind")), _("All kinds"), _kinds(), view, notes),
        _facet(("side", _("Flags by side")), _("Both sides"), outlets, view, notes),
        _facet(("state", _("Flags by state")), _("Any state"), _states(), view, notes),
        _score_facet(view, notes),
    )


def _kinds() -> dict[str, str]:
    return {value: str(label) for value, label in FlagKind.choices}


def _states() -> dict[str, str]:
    return {value: str(label).capitalize() for value, label in ReviewState.choices}


def _facet(
    name: tuple[str, str], every: str, labels: dict[str, str], view: View, notes: Sequence[Note]
) -> Facet:
    field, title = name
    unfiltered = view.with_(**{field: "", "flag": None})
    counts = Counter(value[field] for value in map(_values, notes) if unfiltered.shows(**value))
    current = getattr(view, field)
    choices = [Choice(every, counts.total(), unfiltered.query(), not current)]
    choices += [
        Choice(
            str(label),
            counts[value],
            unfiltered.with_(**{field: value}).query(),
            current == value,
            value.replace("_", "-"),
        )
        for value, label in labels.items()
        if counts[value] or current == value
    ]
    return Facet(field, title, tuple(choices))


def _score_facet(view: View, notes: Sequence[Note]) -> Facet:
    """Return the filter by least score; a threshold that parts nothing is left out."""
    unfiltered = view.with_(score="", flag=None)
    scores = [note.flag.score for note in notes if unfiltered.shows(**_values(note))]
    choices = [Choice(_("Any score"), len(scores), unfiltered.query(), not view.score)]
    for least in SCORES:
        count = sum(score >= float(least) for score in scores)
        if least == view.score or 0 < count < choices[-1].count:
            label = _("Score from %(least)s") % {"least": number_format(float(least))}
            query = unfiltered.with_(score=least).query()
            choices.append(Choice(label, count, query, view.score == least))
    return Facet("score", _("Flags by score"), tuple(choices))


def _values(note: Note) -> dict[str, Any]:
    flag = note.flag
    return {"kind": flag.kind, "side": flag.side, "state": note.state, "score": flag.score}
