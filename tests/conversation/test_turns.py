"""The floor: whatever the interleaving, no step is ever encrypted twice, and everybody gets to speak."""

from collections import deque

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmp_core.conversation.signals import Claim, Grant, Request, Signal, Yield
from smmp_core.conversation.turns import ASK_AGAIN, LOST, PATIENCE, SPEECH, YIELD_MOST, YIELD_TIMEOUT, Turns
from smmp_core.protocol.frames import Location

ERA = Location(1, 0, 0xFF, 0)
SLOWEST = 1.0  # seconds a frame may take in these tests: less than YIELD_TIMEOUT


class Table:
    """Members with ordered channels between them; they take steps and turns as the conversation does."""

    def __init__(self, size: int) -> None:
        self.size, self.now = size, 0.0
        self.turns = [Turns(ERA, j, 0) for j in range(size)]
        self.step, self.backlog = [0] * size, [0] * size
        self.author: list[int] = []  # who encrypted each step
        self.early: list[dict[int, int]] = [{} for _ in range(size)]
        self.wires: dict[tuple[int, int], deque[tuple[float, Signal | int]]] = {
            (a, b): deque() for a in range(size) for b in range(size) if a != b
        }

    def post(self, j: int, what: Signal | int) -> None:
        for a, b in self.wires:
            if a == j:
                self.wires[a, b].append((self.now, what))

    def pump(self, j: int) -> None:
        """As ``Conversation._speak``."""
        turns = self.turns[j]
        if self.early[j]:
            return
        while turns.may_speak(self.step[j]) and self.backlog[j]:
            assert self.step[j] == len(self.author), f"step {self.step[j] + 1} is encrypted twice"
            self.author.append(j)
            self.step[j] += 1
            self.backlog[j] -= 1
            turns.stirred(j, self.step[j], self.now)
            turns.spoke()
            self.post(j, self.step[j])
        wanting = self.backlog[j] > 0
        for signal in turns.pass_on(self.step[j], wanting):
            self.post(j, signal)
        if wanting:
            for signal in turns.want(self.now, range(self.size)):
                self.post(j, signal)
            if turns.may_speak(self.step[j]):
                self.pump(j)

    def deliver(self, a: int, b: int) -> None:
        _, what = self.wires[a, b].popleft()
        if isinstance(what, int):
            self.early[b][what] = self.author[what - 1]
            while self.step[b] + 1 in self.early[b]:
                self.step[b] += 1
                self.turns[b].stirred(self.early[b].pop(self.step[b]), self.step[b], self.now)
        else:
            for answer in self.turns[b].receive(a, what, self.now, self.step[b]):
                self.wires[b, a].append((self.now, answer))
        self.pump(b)

    def wait(self, seconds: float) -> None:
        """Time passes; nothing stays on a wire for longer than SLOWEST."""
        self.now += seconds
        while late := [wire for wire, queue in self.wires.items() if queue and queue[0][0] < self.now - SLOWEST]:
            self.deliver(*late[0])

    def finish(self) -> None:
        """Everybody gets to say all of its backlog, within bounds."""
        end = self.now + 60
        while any(self.backlog) or len(set(self.step)) > 1:
            assert self.now < end, "the floor is stuck"
            for wire in self.wires:
                while self.wires[wire]:
                    self.deliver(*wire)
            self.wait(0.1)
            for j in range(self.size):
                self.pump(j)


acts = st.lists(
    st.tuples(st.sampled_from(["say", "pump", "deliver", "deliver", "deliver", "wait"]), st.integers(0, 30))
)


@given(st.integers(2, 5), acts)
def test_no_step_is_encrypted_twice_and_everything_gets_said(size: int, story: list[tuple[str, int]]) -> None:
    table = Table(size)
    said = 0
    for act, number in story:
        match act:
            case "say":
                table.backlog[number % size] += 1 + number // 10
                said += 1 + number // 10
                table.pump(number % size)
            case "pump":
                table.pump(number % size)
            case "deliver":
                waiting = [wire for wire, queue in table.wires.items() if queue]
                if waiting:
                    table.deliver(*waiting[number % len(waiting)])
            case "wait":
                table.wait(number / 30)
        speakers = [j for j in range(size) if table.turns[j].may_speak(len(table.author))]
        assert len(speakers) <= 1, "one holder at the last step"
    table.finish()
    assert len(table.author) == said and not any(table.backlog)
    assert set(table.step) == {said}


def test_who_has_the_floor_speaks_and_keeps_it_while_nobody_asks() -> None:
    turns = Turns(ERA, 0, 0)
    for step in range(3 * SPEECH):
        assert turns.may_speak(step)
        turns.spoke()
    assert turns.pass_on(5, False) == [] == turns.want(0.0, [0, 1])


def test_it_passes_to_who_asked_first_when_there_is_nothing_more_to_say() -> None:
    turns = Turns(ERA, 0, 0)
    turns.receive(2, Request(ERA, 0), 0.0, 5)
    turns.receive(1, Request(ERA, 0), 0.0, 5)
    turns.receive(2, Request(ERA, 0), 0.0, 5)
    assert turns.pass_on(5, True) == [], "not while it has more to say"
    assert turns.pass_on(5, False) == [Grant(ERA, 1, 2, (1,), 5)]
    assert not turns.may_speak(5)


def test_a_speech_ends_after_some_messages_once_somebody_asks() -> None:
    turns = Turns(ERA, 0, 0)
    turns.receive(1, Request(ERA, 0), 0.0, 0)
    for step in range(SPEECH):
        assert turns.may_speak(step)
        assert turns.pass_on(step, True) == []
        turns.spoke()
    assert not turns.may_speak(SPEECH)
    assert turns.pass_on(SPEECH, True) == [Grant(ERA, 1, 1, (0,), SPEECH)], "and it asks again itself"


def test_who_gets_the_floor_waits_for_the_last_step() -> None:
    turns = Turns(ERA, 1, 0)
    turns.receive(0, Grant(ERA, 1, 1, (), 7), 0.0, 5)
    assert not turns.may_speak(6) and turns.may_speak(7)


def test_a_request_is_repeated_and_a_lost_grant_too() -> None:
    turns, holder = Turns(ERA, 1, 0), Turns(ERA, 0, 0)
    assert turns.want(0.0, [0, 1]) == [Request(ERA, 0)]
    assert turns.want(ASK_AGAIN / 2, [0, 1]) == []
    holder.receive(1, Request(ERA, 0), 0.0, 3)
    (grant,) = holder.pass_on(3, False)  # it is lost
    (request,) = turns.want(ASK_AGAIN, [0, 1])
    assert holder.receive(1, request, 1.0, 3) == [grant]


def test_the_floor_of_who_has_no_link_is_claimed_by_the_lowest_that_asked() -> None:
    second, third = Turns(ERA, 1, 0), Turns(ERA, 2, 0)
    for turns, other in ((second, 2), (third, 1)):
        turns.want(0.0, [1, 2])
        turns.receive(other, Request(ERA, 0), 0.0, 4)
    assert third.want(LOST + 0.01, [1, 2]) == [], "the lower one does it"
    assert second.want(LOST + 0.01, [1, 2]) == [Claim(ERA, 1)]
    (answer,) = third.receive(1, Claim(ERA, 1), 0.1, 6)
    assert answer == Yield(ERA, 1, 6)
    second.receive(2, answer, 0.1, 4)
    assert second.want(0.1, [1, 2]) == [Grant(ERA, 1, 1, (2,), 6)]
    assert not second.may_speak(4) and second.may_speak(6), "first it fills its gaps"


def test_a_holder_who_shows_no_life_is_claimed_after_a_while() -> None:
    turns = Turns(ERA, 1, 0)
    turns.want(0.0, [0, 1])
    turns.stirred(0, 1, 1.0)
    assert not any(isinstance(s, Claim) for s in turns.want(PATIENCE + 0.9, [0, 1]))
    assert Claim(ERA, 1) in turns.want(PATIENCE + 1.0, [0, 1])
    assert not turns.may_speak(1)
    assert turns.want(PATIENCE + YIELD_TIMEOUT + 1.0, [0, 1]) == [Grant(ERA, 1, 1, (), 0)], "nobody answered"
    assert turns.may_speak(1)


def claiming() -> Turns:
    """Index 1 of three has claimed the floor from index 0, who is linked; index 2 has yielded."""
    turns = Turns(ERA, 1, 0)
    turns.want(0.0, [0, 1, 2])
    assert Claim(ERA, 1) in turns.want(PATIENCE, [0, 1, 2])
    turns.receive(2, Yield(ERA, 1, 4), PATIENCE, 0)
    return turns


def test_a_busy_holder_is_waited_for_as_long_as_it_says_anything() -> None:
    turns = claiming()
    now = PATIENCE
    while now < PATIENCE + YIELD_MOST - 1.0:
        turns.hear(0, now)
        assert not turns.want(now + 0.9, [0, 1, 2])
        now += 1.0
    turns.receive(0, Yield(ERA, 1, 7), now, 0)
    assert turns.want(now, [0, 1, 2]) == [Grant(ERA, 1, 1, (), 7)], "from its last step on"


def test_who_speaks_and_never_yields_is_waited_for_once() -> None:
    turns = claiming()
    for k in range(int(YIELD_MOST)):
        turns.hear(0, PATIENCE + k)
    assert turns.want(PATIENCE + YIELD_MOST, [0, 1, 2]) == [Grant(ERA, 1, 1, (), 4)]
    turns.receive(2, Request(ERA, 1), 30.0, 4)
    turns.receive(0, Grant(ERA, 2, 0, (), 4), 30.0, 4)  # it has taken the floor again
    turns.want(30.0, [0, 1, 2])
    assert Claim(ERA, 3) in turns.want(30.0 + PATIENCE, [0, 1, 2])
    turns.receive(2, Yield(ERA, 3, 4), 30.0 + PATIENCE, 4)
    turns.hear(0, 31.0 + PATIENCE)
    assert turns.want(30.0 + PATIENCE + YIELD_TIMEOUT, [0, 1, 2]) == [Grant(ERA, 3, 1, (2,), 4)]


def test_nobody_claims_what_another_is_claiming() -> None:
    """It gathers everybody's last step, which takes its time."""
    third = Turns(ERA, 2, 0)
    third.want(0.0, [0, 1, 2])
    third.receive(1, Claim(ERA, 1), PATIENCE, 0)
    assert not any(isinstance(signal, Claim) for signal in third.want(PATIENCE + YIELD_MOST, [0, 1, 2]))
    assert third.timers(), "but it looks again"
    assert Claim(ERA, 2) in third.want(2 * PATIENCE + YIELD_MOST + 0.1, [0, 1, 2])


def test_who_hears_a_claim_stops_at_once() -> None:
    turns = Turns(ERA, 0, 0)
    assert turns.receive(1, Claim(ERA, 1), 0.0, 9) == [Yield(ERA, 1, 9)]
    assert not turns.may_speak(9)


def test_of_two_claims_the_lower_index_wins() -> None:
    low, high = Turns(ERA, 1, 0), Turns(ERA, 2, 0)
    for turns in (low, high):
        turns.want(0.0, [1, 2])
        assert Claim(ERA, 1) in turns.want(3 * PATIENCE, [1, 2])
    assert low.receive(2, Claim(ERA, 1), 6.0, 0) == []
    assert high.receive(1, Claim(ERA, 1), 6.0, 3) == [Yield(ERA, 1, 3)]
    assert high.want(6.0 + YIELD_TIMEOUT, [1, 2]) != [Grant(ERA, 1, 2, (1,), 0)]


def test_older_turns_do_not_count() -> None:
    turns = Turns(ERA, 1, 0)
    turns.receive(0, Grant(ERA, 5, 2, (), 8), 0.0, 8)
    for late in (Grant(ERA, 4, 1, (), 8), Grant(ERA, 5, 3, (), 8), Yield(ERA, 9, 8)):
        assert turns.receive(0, late, 0.0, 8) == []
        assert turns.holder == 2 and turns.serial == 5


@pytest.mark.parametrize("serial", [4, 5])
def test_a_claim_to_a_turn_long_gone_is_answered_with_the_present_one(serial: int) -> None:
    turns = Turns(ERA, 1, 0)
    turns.receive(0, Grant(ERA, 5, 2, (), 8), 0.0, 8)
    assert turns.receive(3, Claim(ERA, serial), 0.0, 8) == [Grant(ERA, 5, 2, (), 8)] == [turns.present()]


def test_a_step_by_another_shows_that_the_floor_was_given_away() -> None:
    """The grants in between were lost: who still thinks it is the holder must not speak."""
    turns = Turns(ERA, 1, 0)
    turns.receive(0, Grant(ERA, 1, 1, (), 7), 0.0, 5)
    turns.stirred(0, 7, 0.0)
    assert turns.holder == 1, "that one was before our turn"
    turns.stirred(2, 8, 0.0)
    assert turns.holder == 2 and not turns.may_speak(8)


def test_a_restarted_member_does_not_know_who_has_the_floor() -> None:
    turns = Turns(ERA, 0, None)
    assert not turns.may_speak(0) and turns.present() is None
    turns.receive(1, Grant(ERA, 3, 1, (), 4), 0.0, 4)
    assert turns.holder == 1
