from __future__ import annotations

import pytest


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", ["first", "after the tables were emptied"])
def test_the_reviewers_group_is_there(reviewer, editor, time):
    assert reviewer.has_perm("compare.add_review")
    assert not editor.has_perm("compare.add_review")
