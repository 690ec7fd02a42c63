"""Coefficients of `relation`, fitted on ECB+ (see NOTICE) by benchmarks/fit_events.py."""

from __future__ import annotations

INTERCEPT = -4.7083
COUNTERPART = 3.3418
VOCABULARY = 9.8385
