"""Claim: a passive thief is shut out by the victim's and one more message; a resync lets him in, the heal not."""

import pytest

from smmp_core.protocol.frames import MESSAGE, RESYNC, ROUND1
from tests.attacks.team import Team
from tests.attacks.test_forward_secrecy import stolen
from tests.attacks.thief import Follower, Thief, shared_keys


class Listening:
    """A thief with member j's state who then reads the whole wire."""

    def __init__(self, team: Team, j: int) -> None:
        strand = team.strand(j)
        self.team, self.at = team, len(team.recorded(MESSAGE, RESYNC))
        self.follower = Follower(strand.epoch, strand.ratchet)
        self.j, self.state = j, stolen(team, j)

    def hears(self) -> list[bytes | None]:
        """What he reads of each message since he last listened."""
        frames = self.team.recorded(MESSAGE, RESYNC)
        new, self.at = frames[self.at :], len(frames)
        return [self.follower.read(frame) for frame in new if frame[0] == MESSAGE or self.follower.read(frame)]


def test_a_thief_reads_until_the_victim_and_then_another_has_spoken() -> None:
    """Future secrecy: full state of member 1 stolen, then everything on the wire is read.

    He follows while others speak (control: the attack works), through the victim's message and the one
    after it; then every frame stays closed, whoever speaks.
    """
    team = Team(3)
    team.talk(0, 1, 2)
    thief = Listening(team, 1)
    team.talk(0, 2, 0)
    assert None not in thief.hears()
    team.talk(1)
    assert None not in thief.hears()
    team.talk(2)
    thief.hears()  # this one he may still read, the ratchet key in it he may not
    assert thief.follower.lost
    team.talk(0, 1, 2, 0)
    assert set(thief.hears()) == {None}
    late = team.recorded(MESSAGE)[-4:]
    assert [frame for frame in late if Thief(thief.state).opens(frame, 3)] == []


def test_limit_a_resync_before_the_heal_lets_the_thief_in_again() -> None:
    """Limit: v and r^init do not move with messages, so a resync hands him the new v; the heal shuts him out.

    Once the fresh key agreement stands, neither the state nor the identity key with all the public keys
    of the wire opens anything.
    """
    team = Team(3)
    team.talk(0, 1, 2)
    thief = Listening(team, 1)
    team.talk(1, 2, 0, 1)
    thief.hears()
    assert thief.follower.lost
    team.network.crash(team.members[2])  # nobody can heal
    team.wish_resync(0)
    team.run(3)
    for frame in team.recorded(RESYNC):
        thief.follower.read(frame)
    assert team.ratchet(0).location.era == 1
    team.say(0, "let in again")
    team.run(5)
    assert b"let in again" in thief.hears()
    team.network.restart(team.members[2])
    assert team.run(60, lambda: team.settled and team.epoch(0).number == 2), team.words
    start = len(team.recorded(MESSAGE))
    team.talk(0, 2)
    after = team.recorded(MESSAGE)[start:]
    assert len(after) >= 2
    publics = {frame[-32:] for frame in team.recorded(ROUND1)}
    everything = Thief(thief.state, also=shared_keys(team.members[1].identity, publics))
    assert [frame for frame in after if thief.follower.read(frame) or everything.opens(frame, 3)] == []


@pytest.mark.parametrize("victim", [0, 2])
def test_the_heal_shuts_out_who_follows(victim: int) -> None:
    """Future secrecy: a thief who reads along for ever because the victim is silent loses the group at the heal."""
    team = Team(3)
    team.talk(0, 1, 2)
    thief = Listening(team, victim)
    speaker = 1
    team.talk(speaker, speaker)
    assert None not in thief.hears()
    team.heal(by=speaker)
    start = len(team.recorded(MESSAGE))
    team.talk(speaker, 0, 2)
    publics = {frame[-32:] for frame in team.recorded(ROUND1)}
    everything = Thief(thief.state, also=shared_keys(team.members[victim].identity, publics))
    after = team.recorded(MESSAGE)[start:]
    assert len(after) == 3
    assert [frame for frame in after if thief.follower.read(frame) or everything.opens(frame, 3)] == []


def test_a_member_who_only_reads_renews_its_key() -> None:
    """Future secrecy for readers: the refresh after 32 messages (protocol.md §4) shuts out the reader's thief."""
    team = Team(3)
    team.talk(0, 1, 2)
    thief = Listening(team, 2)
    for k in range(34):
        team.say(k % 2, f"{k}")
        team.run(0.5)
    assert team.run(10, lambda: team.settled)
    team.talk(0, 1)
    assert thief.follower.read(team.recorded(MESSAGE)[0]) is None
    assert thief.hears()[-1] is None and thief.follower.lost
