"""Coefficients of `relation`, fitted on ECB+ (see NOTICE) by benchmarks/fit_events.py."""

from __future__ import annotations

INTERCEPT = -4.6927
COUNTERPART = 3.0691
VOCABULARY = 9.9364
