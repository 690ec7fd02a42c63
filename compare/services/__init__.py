"""The only writers of what we say about articles; views, tasks, commands and the admin call them."""

from __future__ import annotations
