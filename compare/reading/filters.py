"""What a reader asked to see, as it stands in the page's address."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from compare.models import FlagKind, Side
from compare.reading.landing import Place
from compare.reading.states import ReviewState

SCORES = ("0.5", "0.6", "0.7", "0.8", "0.9")  # the least score that a reader may ask for


@dataclass(frozen=True, slots=True)
class View:
    """The choices of one reader; `kind`, `side`, `state` and `score` are empty where all are shown.

    `side` is the stored side of the flagged text, whichever column `swap` puts it in, so that a
    link keeps its meaning. `score` is the least score shown. With `voices` the page shows who says
    what, and keeps quiet about changed words.
    """

    kind: str = ""
    side: str = ""
    state: str = ""
    score: str = ""
    flag: int | None = None
    swap: bool = False
    voices: bool = False
    edits: bool = True
    fold: bool = True
    earlier: bool = False  # stay with an earlier analysis though there is a newer one
    place: Place = field(
        default_factory=Place
    )  # where a change of links led; links on the page lead on from there

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> View:
        """Read what is understood, and pass over the rest."""
        flag = query.get("flag", "")
        return cls(
            kind=_one_of(query.get("kind"), FlagKind.values),
            side=_one_of(query.get("side"), Side.values),
            state=_one_of(query.get("state"), ReviewState.values),
            score=_one_of(query.get("score"), SCORES),
            flag=int(flag) if flag.isascii() and flag.isdigit() and len(flag) < 19 else None,
            swap=query.get("swap") == "1",
            voices=query.get("voices") == "1",
            edits=query.get("edits") != "off",
            fold=query.get("fold") != "off",
            earlier=query.get("earlier") == "1",
            place=Place.from_query(query),
        )

    def with_(self, **changes: object) -> View:
        return replace(self, **changes)  # type: ignore[arg-type]

    def query(self) -> str:
        """Write the address that asks for this view; defaults are left out."""
        parts = {
            "kind": self.kind,
            "side": self.side,
            "state": self.state,
            "score": self.score,
            "flag": "" if self.flag is None else str(self.flag),
            "swap": "1" if self.swap else "",
            "voices": "1" if self.voices else "",
            "edits": "" if self.edits else "off",
            "fold": "" if self.fold else "off",
            "earlier": "1" if self.earlier else "",
        }
        return "?" + urlencode({name: value for name, value in parts.items() if value})

    @property
    def is_filtered(self) -> bool:
        return bool(self.kind or self.side or self.state or self.score)

    @property
    def shows_edits(self) -> bool:
        return self.edits and not self.voices

    def shows(self, *, kind: str, side: str, state: str, score: float) -> bool:
        return (
            self.kind in ("", kind)
            and self.side in ("", side)
            and self.state in ("", state)
            and score >= float(self.score or 0)
        )


def _one_of(value: str | None, allowed: Collection[str]) -> str:
    return value if value is not None and value in allowed else ""
