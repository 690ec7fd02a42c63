"""Coefficients of `similarity`, fitted on ECB+ (see NOTICE) by benchmarks/fit_similarity.py."""

from __future__ import annotations

INTERCEPT = -2.9301
COSINE = 2.2078
COVERED = 0.6609
MUTUAL = 1.8002
SHARED = 2.0735
USUAL_LOGIT = -2.5758  # of two sentences of different events
