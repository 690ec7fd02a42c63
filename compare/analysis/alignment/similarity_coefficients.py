"""Coefficients of `similarity`, fitted on ECB+ (see NOTICE) by benchmarks/fit_similarity.py."""

from __future__ import annotations

INTERCEPT = -2.9704
COSINE = 2.3959
COVERED = 0.4353
MUTUAL = 2.0997
SHARED = 1.7565
USUAL_LOGIT = -2.7550  # of two sentences of different events
