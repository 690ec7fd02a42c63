"""Where the embedded servers keep their data and their sockets.

The path of a Unix socket is limited to about a hundred bytes. A clone in a deep folder would exceed
that, so the sockets then move to a short folder below /tmp whose name is derived from the data
folder's path: every process of one installation computes the same one, whatever its TMPDIR.
"""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from config.embedded.errors import EmbeddedServerError

LONGEST_SOCKET_PATH = 103  # bytes: sun_path of macOS, the shortest, without its closing zero
SHORT_FOLDER = Path("/tmp")
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
        return SHORT_FOLDER / f"variorum-{os.geteuid()}-{digest}"

    @property
    def postgres_sockets(self) -> Path:
        return self.sockets / "postgres"

    @property
    def redis_socket(self) -> Path:
        return self.sockets / "redis" / "redis.sock"


def make_data_folder(places: Places) -> None:
    """Create the data folder closed to others; one that is there keeps the rights it was given."""
    places.data.mkdir(mode=0o700, parents=True, exist_ok=True)


def make_private(folder: Path, *, mode: int, owner: int | None = None) -> None:
    """Create a folder that is ours alone; refuse one that somebody else has put there."""
    folder.mkdir(mode=mode, exist_ok=True)
    status = folder.lstat()
    if not stat.S_ISDIR(status.st_mode) or status.st_uid not in (os.geteuid(), owner):
        raise EmbeddedServerError(f"{folder} belongs to somebody else; remove it.")
    folder.chmod(mode)
