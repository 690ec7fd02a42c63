"""Coefficients of `similarity`, fitted on ECB+ (see NOTICE) by benchmarks/fit_similarity.py."""

from __future__ import annotations

INTERCEPT = -3.3549
COSINE = 2.2689
COVERED = 0.4858
MUTUAL = 1.3479
SHARED = 1.3337
PLAIN = 1.4883
USUAL_LOGIT = -2.9696  # of two sentences of different events
