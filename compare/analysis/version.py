"""The version of what the analysis says; a new one adds comparisons, it never rewrites old ones."""

from __future__ import annotations

ANALYSIS_VERSION = "5"
