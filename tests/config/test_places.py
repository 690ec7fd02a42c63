from __future__ import annotations

import os
from pathlib import Path

import pytest

from config.embedded.errors import EmbeddedServerError
from config.embedded.places import LONGEST_SOCKET_PATH, POSTGRES_SOCKET, Places, make_private

DEEP = Path("/a/folder") / ("with a long name " * 8)


def test_sockets_lie_in_the_data_folder():
    places = Places(Path("/srv/variorum/data"))
    assert places.postgres_sockets.is_relative_to(places.data)
    assert places.redis_socket.is_relative_to(places.data)


@pytest.mark.parametrize("data", [Path("/srv/data"), DEEP, DEEP / ("é" * 90)])
def test_socket_paths_are_never_too_long(data):
    places = Places(data)
    for socket in (places.postgres_sockets / POSTGRES_SOCKET, places.redis_socket):
        assert len(os.fsencode(socket)) <= LONGEST_SOCKET_PATH


def test_two_deep_data_folders_do_not_share_sockets():
    assert Places(DEEP / "one").sockets != Places(DEEP / "two").sockets
    assert Places(DEEP / "one").sockets == Places(DEEP / "one").sockets


def test_a_socket_folder_that_is_a_link_is_refused(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "run").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(EmbeddedServerError, match="somebody else"):
        make_private(tmp_path / "run", mode=0o700)
