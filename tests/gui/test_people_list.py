"""What the left column lists."""

from dataclasses import replace

from smmp_core.network.unreached import Unreached
from smmp_gui.adapter import Person
from smmp_gui.people_list import GroupRow, PersonRow, _nobody, is_near


def test_presence_and_proof_are_said() -> None:
    def line(online: bool, verified: bool, met: bool = True) -> str:
        return PersonRow(Person("ab" * 32, "Ada", online, verified, met=met)).line

    assert line(True, True) == "Connected · verified"
    assert line(True, False) == "Connected · not compared yet"
    assert line(False, True) == "Away · verified"
    assert line(False, False) == "Away · not compared yet"
    assert line(False, False, met=False) == "Not connected · name only claimed"
    why = Unreached("10.0.0.5:4711", "silent", "10.0.0.5:4711 does not answer: a firewall there may block SMMP.")
    seen = PersonRow(Person("ab" * 32, "Ada", False, False, met=False, unreached=why))
    assert seen.line == "Does not answer · name only claimed"
    assert seen.tip == f"\u2068Ada\u2069 was seen on this network. {why.says}"
    assert seen.spoken.endswith(why.says)
    assert replace(seen, person=replace(seen.person, met=True, verified=True)).line == "Does not answer · verified"


def test_who_has_gone_is_not_nearby() -> None:
    def near(online: bool, verified: bool, met: bool) -> bool:
        return is_near(Person("ab" * 32, "Ada", online, verified, met=met))

    assert near(True, False, True)
    assert near(False, False, False)
    assert near(False, True, True)
    assert not near(False, False, True)


def test_nobody_there_is_not_the_same_as_unable_to_look() -> None:
    there, unable = _nobody("working", None), _nobody("no_multicast", "Multicast cannot be sent here.")
    off, nowhere = _nobody("off", "Off."), _nobody("no_network", "No network is connected.")
    assert there.title == "Nobody there yet"
    assert unable.title == "Cannot look around"
    assert unable.words.startswith("Multicast cannot be sent here.")
    assert off.title == "Not looking around"
    assert nowhere.title == "Not on a network"
    assert "see you only once" in _nobody("hidden", None).words
    assert len({there.icon, unable.icon, off.icon}) == 3


def test_a_group_is_read_out_with_what_matters() -> None:
    row = GroupRow("ab" * 16, "Ops", "Bob: hi", "10:42", 3, "Waiting for Ada")
    assert row.spoken == "Group Ops, 3 unread, Waiting for Ada. 10:42 Bob: hi"
    assert ".." not in replace(row, state="Waiting for J. R.").spoken
    assert ".." not in PersonRow(Person("ab" * 32, "J. R.", True, True)).spoken
