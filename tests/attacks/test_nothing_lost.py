"""Claim: nothing is lost once members return with their disks intact (protocol.md §9).

Killing real processes at any instant is played in tests/system; here the same on virtual time.
"""

import pytest

from smmp_core.simulation.network import Conditions
from smmp_core.storage.writes import Write
from tests.attacks.team import Team, watch


def test_twenty_members_talk_at_once() -> None:
    """Nothing lost: twenty speak at the same instant, three times: all hold all, and turns spare them any resync."""
    team = Team(20)
    for k in range(3):
        for j in range(20):
            team.say(j, f"M{j} at once {k}")
        team.run(0.2)
    assert team.run(60, lambda: team.settled), team.words
    assert len(team.texts(0)) == 60 and team.resyncs == []


@pytest.mark.parametrize("seed", range(4))
def test_partitions_loss_duplication_reordering_and_crashes(seed: int) -> None:
    """Nothing lost: all faults at once, from a seed; then everybody comes back."""
    team = Team(4, seed=seed + 60)
    random = team.random
    team.network.conditions = Conditions((0.001, 0.1), loss=0.1, duplicate=0.1, reorder=0.3)
    whispers: dict[int, list[str]] = {j: [] for j in range(4)}
    for k in range(40):
        up = team.up
        match random.randrange(8):
            case 0 if len(up) > 2:
                team.network.crash(team.members[random.choice(up)])
            case 1:
                for member in team.members:
                    if member.engine is None:
                        team.network.restart(member)
            case 2:
                cut = random.randrange(1, 4)
                team.network.partition(team.members[:cut], team.members[cut:])
            case 3:
                team.network.link()
            case 4 if up:
                j, i = random.choice(up), random.randrange(4)
                if i != j:
                    whispers[i].append(f"for {i} alone {k}")
                    team.whisper(j, i, whispers[i][-1])
            case _ if up:
                team.say(random.choice(up), f"text {k}")
        team.run(random.choice([0.01, 0.3, 2]))
    for member in team.members:
        if member.engine is None:
            team.network.restart(member)
    team.network.link()
    team.network.conditions = Conditions()
    assert team.run(300, lambda: team.settled), (team.words, [len(team.texts(j)) for j in range(4)])
    team.run(70, lambda: all(len(team.whispers(j)) == len(texts) for j, texts in whispers.items()))
    assert {j: sorted(team.whispers(j)) for j in whispers} == {j: sorted(texts) for j, texts in whispers.items()}
    assert {alert.kind for alert in team.alerts()} <= {"storm", "identity"}


@pytest.mark.parametrize("nth", range(1, 12))
def test_a_member_dies_between_its_disk_and_the_wire(nth: int) -> None:
    """Nothing lost: the speaker's process ends right after its n-th transaction, before what it sends leaves."""
    team = Team(3)
    team.talk(0, 1, 2)
    speaker = team.members[1]
    count = 0

    class Killed(BaseException):
        pass

    def die(transaction: list[Write]) -> None:
        nonlocal count
        count += bool(transaction)
        if transaction and count == nth:
            raise Killed

    watch(speaker, die)
    try:
        for k in range(6):
            team.say(1, f"last words {k}")
            team.say(0, f"answer {k}")
            team.run(0.02)
    except Killed:
        stored = {message.text for message in speaker.store.messages.values()}
        team.said = [text for text in team.said if not text.startswith("last words") or text in stored]
    team.network.crash(speaker)
    team.run(3)
    team.network.restart(speaker)
    assert team.run(60, lambda: team.settled), (team.words, [team.texts(j) for j in range(3)])
    assert team.alerts() == []
