"""Coefficients of `similarity`, fitted on ECB+ (see NOTICE) by benchmarks/fit_similarity.py."""

from __future__ import annotations

INTERCEPT = -2.8325
COSINE = 3.6279
COVERED = 1.0326
MUTUAL = 2.4270
USUAL_COSINE = 0.4211  # between unlinked sentences of one event
