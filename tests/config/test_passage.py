from __future__ import annotations

import errno
import os
import pwd
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from config.embedded import passage
from config.embedded.errors import EmbeddedServerError

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root starts it as another user")
STRANGER = 54321  # a user id that nobody has


@pytest.fixture
def user() -> pwd.struct_passwd:
    return pwd.getpwnam("nobody")


@pytest.fixture
def closed() -> Iterator[Path]:
    """A folder that only root may enter, with one inside that is open."""
    with tempfile.TemporaryDirectory(prefix="variorum-test-", dir="/tmp") as name:
        (Path(name) / "inside").mkdir(mode=0o755)
        yield Path(name)


def passes(folder: Path, uid: int) -> bool:
    return passage.may_pass(folder, uid=uid, gid=uid)


def test_a_folder_of_ours_is_opened_for_passing_only(closed, user):
    passage.let_pass(closed / "inside", uid=user.pw_uid, gid=user.pw_gid, own=[closed])
    assert closed.stat().st_mode & 0o777 == 0o701
    assert passes(closed / "inside", user.pw_uid)


def test_above_ours_one_user_alone_is_let_through_and_that_is_said(closed, user, caplog):
    try:
        passage.write_list(closed, passage.read_list(closed))
    except OSError:
        pytest.skip("this file system has no access lists")
    inside = closed / "inside"
    passage.let_pass(inside, uid=user.pw_uid, gid=user.pw_gid, own=[inside])
    assert passes(inside, user.pw_uid)
    assert not passes(inside, STRANGER)
    assert closed.stat().st_mode & 0o707 == 0o700
    assert str(closed) in caplog.text
    caplog.clear()
    passage.let_pass(inside, uid=user.pw_uid, gid=user.pw_gid, own=[inside])
    assert caplog.text == ""


def test_without_access_lists_the_start_is_refused_with_a_hint(closed, user, monkeypatch):
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOTSUP, "Operation not supported")

    monkeypatch.setattr(passage, "write_list", refuse)
    with pytest.raises(EmbeddedServerError, match="set VARIORUM_DATA"):
        passage.let_pass(closed, uid=user.pw_uid, gid=user.pw_gid, own=[])
    assert closed.stat().st_mode & 0o777 == 0o700
