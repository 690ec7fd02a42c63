from __future__ import annotations


class CannotServe(Exception):
    """The site cannot be served; the message says why and what to do."""


class EmbeddedServerError(CannotServe):
    """An embedded server does not start."""
