"""How articles are grouped into events, fitted on ECB+ and Wikinews (see NOTICE) by fit_grouping.py."""

from __future__ import annotations

INTERCEPT = 1.8
VECTORS = 9.8
WORDS = 18.6
LENGTH = -0.9
WEEKDAY = 0.5
SAME_EVENT = 0.3
FEW_NATS = 2.5
