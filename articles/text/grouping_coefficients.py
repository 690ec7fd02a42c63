"""Coefficients of `resemblance` and thresholds of `grouping`, fitted on ECB+ (see NOTICE) by benchmarks/fit_grouping.py."""

from __future__ import annotations

INTERCEPT = -8.9
VECTORS = 5.9
WORDS = 14.4
PHRASES = 15.9
SAME_EVENT = 0.45
SUGGEST = 0.60
FEW_NATS = 2.5
