"""The agreement's rows."""

from smmp_core.answers import GroupStatus, MemberStatus
from smmp_gui.members import member_rows
from tests.gui.build import ADA, BOB, ME, person


def test_the_majority_stands_out() -> None:
    here = (1, 0, 4)
    members = [
        MemberStatus(BOB, True, here, "cd" * 32, "differs", 70.0),
        MemberStatus(ADA, True, here, "ab" * 32, "agrees", 3.0),
        MemberStatus(ME, True, here, "ab" * 32, "agrees", 0.0),
        MemberStatus("ef" * 32, False, None, None, "unknown"),
    ]
    rows = member_rows(GroupStatus("aa" * 16, "Out of step", here, "ab" * 32, members, 1), person)
    assert [row.person.name for row in rows] == ["Noor", "Ada", "Bob", "efefefef"]
    assert [row.majority for row in rows] == [True, True, False, False]
    assert [row.heard for row in rows] == ["this computer", "just now", "1 min ago", "away"]
    assert rows[1].where == "1·0·4"
    assert len(rows[1].four_words.split()) == 4
    assert rows[0].four_words == rows[1].four_words != rows[2].four_words
    assert "differs" in rows[2].spoken
    assert "not verified" in rows[2].spoken


def test_one_alone_is_no_majority() -> None:
    status = GroupStatus("aa" * 16, "In step", None, None, [MemberStatus(ME, True, (1, 0, 0), "ab" * 32, "agrees")], 0)
    assert not member_rows(status, person)[0].majority
