"""Coefficients of `relation`, fitted on ECB+ (see NOTICE) by benchmarks/fit_events.py."""

from __future__ import annotations

INTERCEPT = -4.6867
COUNTERPART = 3.2615
VOCABULARY = 10.2446
