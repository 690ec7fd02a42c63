"""The review desk: flags to review, decisions about links to look at, accounts to make reviewers."""

from __future__ import annotations

from compare.admin import flags, links, users

__all__ = ["flags", "links", "users"]
