"""What the analysis gives back: frozen values, spans in code points of each side's text."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from articles.text.spans import Span
from compare.analysis.messages import Message


class Side(StrEnum):
    LEFT = "left"
    RIGHT = "right"

    @property
    def other(self) -> Side:
        return Side.RIGHT if self is Side.LEFT else Side.LEFT


# --- attribution -------------------------------------------------------------------------------


class SourceKind(StrEnum):
    NAMED = "named"
    UNNAMED = "unnamed"
    DOCUMENT = "document"
    OUTLET = "outlet"
    PRONOUN = "pronoun"


class CueStrength(StrEnum):
    """How far the outlet stands behind what the cue introduces, weakest commitment last but one."""

    NEUTRAL = "neutral"  # say, tell, write, according to
    FACTIVE = "factive"  # reveal, confirm, admit, acknowledge
    DISTANCED = "distanced"  # claim, allege, insist, reportedly
    PRIVATE = "private"  # believe, fear, expect, hope


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks: `span` with the marks, `inner` without.

    `scare` is true for scare quotes (a word or two held at a distance), which are own voice.
    """

    span: Span
    inner: Span
    scare: bool = False


@dataclass(frozen=True, slots=True)
class Attribution:
    """A claim marked as somebody's other than the outlet's.

    `source` is None for agentless and adverbial cues, `cue` for a bare quotation. `content` may be
    discontinuous and may run over several sentences. `source_kind` is as written (a pronoun stays
    "pronoun"); `resolved_kind` and `resolved_source` say what a pronoun or "the source" stands for
    (None: not known). `carried` marks an attribution taken over from an earlier sentence.
    """

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    source_kind: SourceKind
    direct: bool = False
    strength: CueStrength = CueStrength.NEUTRAL
    resolved_kind: SourceKind | None = None
    resolved_source: Span | None = None
    carried: bool = False

    @property
    def effective_kind(self) -> SourceKind:
        return self.source_kind if self.resolved_kind is None else self.resolved_kind


# --- one text ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Wording:
    """Loaded words in the outlet's own voice; `score` in [0, 1]; `reason` names the word group."""

    span: Span
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class TextAnalysis:
    """All that is said of one text alone.

    `own_voice`, `editorialising` and `wording` are parallel to the document's sentences.
    `editorialising[i]` is the probability in [0, 1] that the outlet itself evaluates, interprets or
    predicts in sentence i.
    """

    quotations: tuple[Quotation, ...]
    attributions: tuple[Attribution, ...]
    own_voice: tuple[tuple[Span, ...], ...]
    editorialising: tuple[float, ...]
    wording: tuple[tuple[Wording, ...], ...]


# --- two texts ---------------------------------------------------------------------------------


class LinkKind(StrEnum):
    VERBATIM = "verbatim"
    NEAR_VERBATIM = "near-verbatim"
    PARAPHRASE = "paraphrase"
    PARTIAL = "partial"


@dataclass(frozen=True, slots=True)
class Link:
    """Two passages that report at least one same claim.

    Passages are half-open ranges of sentence positions. A sentence may stand in several links.
    `similarity` in [0, 1] is the probability that both report the same claim. `moved`: out of order.
    """

    left_start: int
    left_end: int
    right_start: int
    right_end: int
    similarity: float
    kind: LinkKind
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Alignment:
    """The whole mapping; `only_left` and `only_right` are sentence positions without a link."""

    links: tuple[Link, ...]
    only_left: tuple[int, ...]
    only_right: tuple[int, ...]


class EditKind(StrEnum):
    BOTH = "both"
    ONLY_LEFT = "only left"
    ONLY_RIGHT = "only right"


@dataclass(frozen=True, slots=True)
class Edit:
    """One piece of a word-level diff; the span on a side that lacks the piece is None."""

    kind: EditKind
    left: Span | None
    right: Span | None


class FlagKind(StrEnum):
    EDITORIALISING = "editorialising"
    ATTRIBUTION_OMITTED = "attribution_omitted"
    ATTRIBUTION_WEAKENED = "attribution_weakened"
    CERTAINTY_RAISED = "certainty_raised"
    QUOTE_ALTERED = "quote_altered"
    FIGURE_CHANGED = "figure_changed"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words on the other side that a flag rests on."""

    side: Side
    span: Span
    quote: str


@dataclass(frozen=True, slots=True)
class Flag:
    """One mark: `quote == text[span]` on `side`; `score` in [0, 1], larger is surer.

    `rule` is "module.rule" in lower case; `message` explains the flag in a sentence, `explanation`
    is its English. `link` indexes the alignment's links (None: no link).
    """

    kind: FlagKind
    side: Side
    span: Span
    quote: str
    score: float
    rule: str
    message: Message
    evidence: Evidence | None = None
    link: int | None = None

    @property
    def explanation(self) -> str:
        return str(self.message)


class Reuse(StrEnum):
    VERBATIM = "verbatim"
    REWRITE = "rewrite"
    PARTIAL = "partial"
    INDEPENDENT = "independent"


@dataclass(frozen=True, slots=True)
class Relation:
    """How two texts hang together; `derived` is the side written from the other (None: not known)."""

    same_event: float
    reuse: Reuse
    derived: Side | None = None


@dataclass(frozen=True, slots=True)
class ComparisonResult:
    """Everything `compare_documents` finds; flags ordered by side, then by place in the text.

    `not_analysed` names the flag kinds that have no rules for the language of a side.
    """

    alignment: Alignment
    relation: Relation
    left: TextAnalysis
    right: TextAnalysis
    flags: tuple[Flag, ...]
    not_analysed: tuple[FlagKind, ...] = field(default=())
