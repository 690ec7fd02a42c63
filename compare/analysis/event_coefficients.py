"""Coefficients of `relation`, fitted on ECB+ (see NOTICE) by benchmarks/fit_similarity.py."""

from __future__ import annotations

INTERCEPT = -7.0030
COUNTERPART = 7.7500
VOCABULARY = 3.9000
