"""System checks that tell how to mend a misconfiguration."""

from __future__ import annotations
