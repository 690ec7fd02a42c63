"""Two reports on a bridge, compared, with what would go to the queue kept back."""

from __future__ import annotations

import pytest

from compare.models import Comparison
from tests.compare.bridge import bridge, keep_messages


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return the corrections that would have gone to the queue."""
    return keep_messages(monkeypatch)


@pytest.fixture
def made(sent: list[int], fake_encoder: None) -> Comparison:
    return bridge()
