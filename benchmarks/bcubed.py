"""B-cubed: how well groups found agree with groups known."""

from __future__ import annotations

from compare.evaluation.scores import BCubed, b_cubed

__all__ = ["BCubed", "b_cubed"]
