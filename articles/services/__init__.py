"""The only writers of what was published; views, tasks, commands and the admin call them."""

from __future__ import annotations
