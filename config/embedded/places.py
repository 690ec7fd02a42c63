"""Where the embedded servers keep their data and their sockets.

The path of a Unix socket may be at most 107 bytes long. A clone in a deep folder would exceed that,
so the sockets then move to a short folder in the temporary directory whose name is derived from the
data folder's path: every process of one installation computes the same one.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

LONGEST_SOCKET_PATH = 107  # bytes: sun_path of Linux without its closing zero
POSTGRES_SOCKET = ".s.PGSQL.5432"


@dataclass(frozen=True, slots=True)
class Places:
    """Name every file below one data folder; creates nothing."""

    data: Path

    @property
    def postgres(self) -> Path:
        return self.data / "postgres"

    @property
    def redis(self) -> Path:
        return self.data / "redis"

    @property
    def logs(self) -> Path:
        return self.data / "logs"

    @property
    def sockets(self) -> Path:
        """Return the folder of both servers' socket folders."""
        near = self.data / "run"
        longest = near / "postgres" / POSTGRES_SOCKET
        if len(os.fsencode(longest)) <= LONGEST_SOCKET_PATH:
            return near
        digest = hashlib.sha256(os.fsencode(self.data)).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"variorum-{os.geteuid()}-{digest}"

    @property
    def postgres_sockets(self) -> Path:
        return self.sockets / "postgres"

    @property
    def redis_socket(self) -> Path:
        return self.sockets / "redis" / "redis.sock"
