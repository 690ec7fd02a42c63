"""Reading the corpora that coefficients are fitted on; the fit_*.py scripts say what each is used for."""

from __future__ import annotations

from compare.evaluation.corpora import DEV_TOPICS, TEST_TOPICS, background_sentences, records
from compare.evaluation.vectors import encoded, key_of

__all__ = ["DEV_TOPICS", "TEST_TOPICS", "background_sentences", "encoded", "key_of", "records"]
