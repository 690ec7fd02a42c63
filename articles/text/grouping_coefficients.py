"""How articles are grouped into events, fitted on ECB+ (see NOTICE) by benchmarks/fit_grouping.py."""

from __future__ import annotations

INTERCEPT = -8.9
VECTORS = 5.8
WORDS = 14.7
PHRASES = 15.9
SAME_EVENT = 0.42
FEW_NATS = 2.5
