"""Let the user that PostgreSQL runs as reach its files when root has started it.

PostgreSQL does not run as root, and a file is reached only through folders that one may pass. The
installation's own folders (the data folder, the programs) are opened for passing, not for listing.
A closed folder above them, say /root, is somebody else's: that one user, and nobody besides, is
let through by an entry in the folder's access list, and a warning says so. Where the file system
has no such lists the start is refused with a hint; opening the folder to everybody is never done.
"""

from __future__ import annotations

import logging
import os
import stat
import struct
import subprocess
from collections.abc import Sequence
from pathlib import Path

from config.embedded.errors import EmbeddedServerError

logger = logging.getLogger("config.embedded")

ACCESS_LIST = "system.posix_acl_access"  # acl(5); the form is Linux's posix_acl_xattr.h
VERSION, ENTRY = struct.Struct("<I"), struct.Struct("<HHI")
OWNER, USER, GROUP, MASK, OTHERS = 0x01, 0x02, 0x04, 0x10, 0x20
PASS = 0o1
NOBODY = 0xFFFFFFFF  # the entry is not about a named user

Entries = dict[tuple[int, int], int]  # (kind, who) → rights


def let_pass(folder: Path, *, uid: int, gid: int, own: Sequence[Path]) -> None:
    """Let a user pass `folder` and what is above it; what lies in one of `own` is ours to open."""
    for path in (*reversed(folder.parents), folder):
        mode = path.stat().st_mode
        if mode & stat.S_IXOTH or may_pass(path, uid=uid, gid=gid):
            continue
        if any(path.is_relative_to(ours) for ours in own):
            path.chmod(stat.S_IMODE(mode) | stat.S_IXOTH)
        else:
            _grant(path, uid)


def may_pass(folder: Path, *, uid: int, gid: int) -> bool:
    """Ask the kernel whether this user may enter a folder, wherever that right comes from."""
    probe = subprocess.run(
        ["/bin/sh", "-c", 'cd -- "$1"', "sh", str(folder)],
        user=uid,
        group=gid,
        extra_groups=[],
        cwd="/",
        capture_output=True,
        check=False,
    )
    return probe.returncode == 0


def _grant(folder: Path, uid: int) -> None:
    try:
        entries = read_list(folder)
        entries[USER, uid] = entries.get((USER, uid), 0) | PASS
        mask = entries.get((MASK, NOBODY), entries[GROUP, NOBODY])
        entries[MASK, NOBODY] = mask | PASS
        write_list(folder, entries)
    except (OSError, AttributeError) as error:  # macOS has no such call
        raise EmbeddedServerError(
            f"PostgreSQL does not run as root, and its user {uid} may not pass {folder}. "
            "Start as another user, or set VARIORUM_DATA to a folder that others may reach."
        ) from error
    logger.warning("%s is closed: the user %s of PostgreSQL alone may now pass it", folder, uid)


def read_list(folder: Path) -> Entries:
    """Return a folder's access list; one without a list has that of its mode."""
    try:
        raw = os.getxattr(folder, ACCESS_LIST)
    except OSError:
        mode = folder.stat().st_mode
        return {
            (OWNER, NOBODY): mode >> 6 & 7,
            (GROUP, NOBODY): mode >> 3 & 7,
            (OTHERS, NOBODY): mode & 7,
        }
    entries = ENTRY.iter_unpack(raw[VERSION.size :])
    return {(kind, who): rights for kind, rights, who in entries}


def write_list(folder: Path, entries: Entries) -> None:
    packed = b"".join(ENTRY.pack(kind, entries[kind, who], who) for kind, who in sorted(entries))
    os.setxattr(folder, ACCESS_LIST, VERSION.pack(2) + packed)
