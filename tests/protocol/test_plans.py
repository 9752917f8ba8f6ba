"""Who takes part in a key agreement, who else is a member, and since when: every byte, and that all agree on it."""

from collections.abc import Callable, Iterable
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from smmp_core.protocol.agreement import EpochOutOfReach, IdentityNotConfirmed, read_round1
from smmp_core.protocol.frames import ROUND1, MalformedFrame
from smmp_core.protocol.rounds import MAX_MEMBERS, Plan
from tests.protocol.party import Negotiation, stored

MEMBER_BYTES = 36


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Any plan that makes sense."""
    size = draw(st.integers(2, 8))
    keys = draw(st.lists(st.binary(min_size=32, max_size=32), min_size=size, max_size=size + 4, unique=True))
    since = draw(st.lists(st.integers(0, 2**32 - 1), min_size=len(keys), max_size=len(keys)))
    starter = draw(st.integers(0, size - 1))
    return Plan(starter, tuple(sorted(keys[:size])), tuple(sorted(keys[size:])), tuple(since))


def named(*numbers: int) -> tuple[bytes, ...]:
    """Identity keys, each in place of its number."""
    return tuple(number.to_bytes(32, "big") for number in numbers)


@given(plans(), st.binary(max_size=50))
def test_plans_round_trip(plan: Plan, rest: bytes) -> None:
    data = plan.encode()
    assert len(data) == 3 + MEMBER_BYTES * len(plan.members)
    assert Plan.parse(data + rest) == (plan, rest)


def test_a_plan_is_laid_out_as_it_is_written() -> None:
    """starter u8 ‖ N u8 ‖ away u8 ‖ for each of the roster, then of those away: B 32 ‖ since u32."""
    a, b, c, d = named(1, 2, 3, 4)
    plan = Plan(1, (a, c), (b, d), (0, 7, 2**32 - 1, 3))
    assert plan.encode().hex() == "010202" + a.hex() + "00000000" + c.hex() + "00000007" + b.hex() + "ffffffff" + (
        d.hex() + "00000003"
    )
    assert plan.members == (a, b, c, d)
    assert plan.joined == {a: 0, b: 2**32 - 1, c: 7, d: 3}
    assert Plan(0, (a, b)).joined == {a: 0, b: 0}, "by default everybody joins"
    assert Plan(0, (a, b)).encode() == Plan(0, (a, b), (), (0, 0)).encode()


@given(plans(), st.data())
def test_every_part_of_a_plan_shows(plan: Plan, data: st.DataObject) -> None:
    """Two plans never have the same bytes: ctx binds whatever they say."""
    other = data.draw(plans())
    assert (plan.encode() == other.encode()) == (plan == other)
    place = data.draw(st.integers(0, len(plan.since) - 1))
    since = (*plan.since[:place], plan.since[place] ^ 1, *plan.since[place + 1 :])
    assert replace(plan, since=since).encode() != plan.encode()
    if plan.away:  # who is away, moved into the roster
        moved = replace(plan, roster=(*plan.roster, plan.away[0]), away=plan.away[1:])
        assert moved.encode() != plan.encode()


@st.composite
def views(draw: st.DrawFn) -> list[Plan]:
    """One plan as some members see it."""
    plan = draw(plans())
    since = st.lists(st.integers(0, 3), min_size=len(plan.since), max_size=len(plan.since)).map(tuple)
    return [plan, *(replace(plan, since=seen) for seen in draw(st.lists(since, max_size=4)))]


@given(views(), st.randoms(use_true_random=False))
def test_views_of_one_plan_come_to_one_whoever_joins_them(seen: list[Plan], random: Random) -> None:
    plan = seen[0]
    assert all(a.is_like(b) for a in seen for b in seen)
    random.shuffle(seen)
    joined = seen[0].joined_with(seen[1:])
    for other in range(len(seen)):
        assert seen[other].joined_with(seen[:other] + seen[other + 1 :]) == joined
    assert joined.is_like(plan) and plan.joined_with([]) == plan and joined.joined_with([plan]) == joined
    for member, since in joined.joined.items():
        said = [view.joined[member] for view in seen]
        assert since in said and (since == 0) == (0 in said) and (since == 0 or since == max(said))


@given(plans(), plans())
def test_plans_are_alike_if_they_differ_in_nothing_but_since_when(plan: Plan, other: Plan) -> None:
    assert plan.is_like(other) == (replace(plan, since=()).encode() == replace(other, since=()).encode())
    assert plan.is_like(replace(other, starter=plan.starter, roster=plan.roster, away=plan.away))
    assert not plan.is_like(replace(plan, starter=plan.starter + 1))
    assert not plan.is_like(replace(plan, away=(*plan.away, bytes(33))))
    if plan.away:
        assert not plan.is_like(replace(plan, roster=(*plan.roster, plan.away[0]), away=plan.away[1:]))


A, B, C, D = named(1, 2, 3, 4)
MALFORMED: dict[str, bytes] = {
    "nothing": b"",
    "cut before the counts": b"\x00\x02",
    "nobody": Plan(0, ()).encode(),
    "one alone": Plan(0, (A,)).encode(),
    "one alone, others away": Plan(0, (A,), (B, C)).encode(),
    "a starter who takes no part": Plan(2, (A, B)).encode(),
    "a starter who is away": Plan(2, (A, B), (C,)).encode(),
    "a starter beyond all": Plan(255, (A, B)).encode(),
    "a roster out of order": Plan(0, (B, A)).encode(),
    "a roster with a repeat": Plan(0, (A, A)).encode(),
    "those away out of order": Plan(0, (A, B), (D, C)).encode(),
    "one away twice": Plan(0, (A, B), (C, C)).encode(),
    "one who takes part and is away": Plan(0, (A, C), (B, C)).encode(),
    "65 who take part": Plan(0, named(*range(65))).encode(),
    "65 with those away": Plan(0, named(*range(60)), named(*range(60, 65))).encode(),
    "255 away": bytes((0, 2, 255)) + bytes(MEMBER_BYTES * 257),
    "more away than there are": bytes((0, 2, 3)) + Plan(0, (A, B), (C, D)).encode()[3:],
}


@pytest.mark.parametrize("what", MALFORMED)
def test_a_malformed_plan_is_refused(what: str) -> None:
    with pytest.raises(MalformedFrame):
        Plan.parse(MALFORMED[what])
    first = read_round1(Negotiation(2).members[0].frames()[1][0])
    with pytest.raises(MalformedFrame):
        read_round1(first.head.encode() + MALFORMED[what] + bytes(36))


def test_as_many_as_can_be() -> None:
    for size, away in ((MAX_MEMBERS, 0), (2, 62), (2, 0), (40, 24)):
        plan = Plan(size - 1, named(*range(size)), named(*range(100, 100 + away)), tuple(range(size + away)))
        assert Plan.parse(plan.encode()) == (plan, b"")


@given(plans())
def test_no_part_of_a_plan_does_without_the_rest(plan: Plan) -> None:
    data = plan.encode()
    for end in (*range(0, 3), *range(3, len(data), 35), len(data) - 1):
        with pytest.raises(MalformedFrame):
            Plan.parse(data[:end])


@given(st.binary(max_size=300), st.integers(0, 2), st.integers(2, 5), st.integers(0, 3))
def test_junk_is_a_plan_in_order_or_none(junk: bytes, starter: int, size: int, away: int) -> None:
    for data in (junk, bytes((starter, size, away)) + junk, bytes((starter, size, away)) + bytes(range(256)) * 2):
        try:
            plan, rest = Plan.parse(data)
        except MalformedFrame:
            continue
        assert plan.encode() + rest == data and plan.starter < len(plan.roster)
        assert all(a < b for part in (plan.roster, plan.away, plan.members) for a, b in pairwise(part))


# -- in an agreement --------------------------------------------------------------------------


OTHER_PLANS: dict[str, Callable[[Plan], Plan]] = {
    "starter": lambda plan: replace(plan, starter=1),
    "when somebody joined": lambda plan: replace(plan, since=(*plan.since[:2], 9, *plan.since[3:])),
    "when somebody away joined": lambda plan: replace(plan, since=(*plan.since[:-1], 9)),
    "who is away": lambda plan: replace(plan, away=(bytes(31) + b"\x09",)),
    "that somebody is away": lambda plan: replace(plan, away=(), since=plan.since[:-1]),
}


@pytest.mark.parametrize("what", OTHER_PLANS)
def test_a_relayed_plan_is_bound(what: str) -> None:
    """Members who were told different plans do not come to a key, though each was shown what it expects (A3)."""
    negotiation = Negotiation(3, away=1, highest=[9])
    ours, other = negotiation.plan(), OTHER_PLANS[what](negotiation.plan())
    assert ours.encode() != other.encode() and Plan.parse(other.encode()) == (other, b"")
    negotiation.members[2] = negotiation.begin(2, plan=other)

    def wire(source: int, target: int, frame: bytes) -> Iterable[bytes]:
        if frame[0] == ROUND1:
            frame = read_round1(frame)._replace(plan=negotiation.members[target].plan).encode()
        return (frame,)

    negotiation.run(wire)
    assert not negotiation.established
    assert {0, 2} <= {j for j, error in negotiation.errors.items() if isinstance(error, IdentityNotConfirmed)}
    assert negotiation.members[2].plan == other


@pytest.mark.parametrize("what", [what for what in OTHER_PLANS if "joined" not in what])
def test_a_first_round_with_another_plan_is_not_taken(what: str) -> None:
    negotiation = Negotiation(3, away=1, highest=[9])
    member, first = negotiation.members[0], read_round1(negotiation.members[2].frames()[0][0])
    before = stored(member)
    negotiation.deliver(0, first._replace(plan=OTHER_PLANS[what](first.plan)).encode())
    assert stored(member) == before and not negotiation.errors
    negotiation.deliver(0, first.encode())
    assert member.waiting_for() == {1}


VIEWS = st.lists(st.tuples(*[st.sampled_from([0, 1, 2, 7, 2**20])] * 5), min_size=3, max_size=3)


@given(VIEWS, st.randoms(use_true_random=False))
def test_who_sees_differently_when_somebody_joined_agrees_on_the_latest(
    views: list[tuple[int, ...]], random: Random
) -> None:
    """Members who had parted know different stories; 0, this epoch, is the latest of all."""
    negotiation = Negotiation(3, away=2, highest=[2**20])
    plans = [replace(negotiation.plan(), since=since) for since in views]
    negotiation.members = [negotiation.begin(j, highest=2**20, plan=plan) for j, plan in enumerate(plans)]
    for j in random.sample(range(3), 3):
        for i in random.sample(sorted({0, 1, 2} - {j}), 2):
            negotiation.deliver(j, negotiation.members[i].frames()[j][0])
    negotiation.run()
    latest = tuple(0 if 0 in seen else max(seen) for seen in zip(*views, strict=True))
    assert not negotiation.errors
    for j, member in enumerate(negotiation.members):
        assert member.result().plan == replace(negotiation.plan(), since=latest) and member.views == {}
        assert read_round1(member.frames()[1 if j == 0 else 0][0]).plan == plans[j], "its own view stays as it said it"


@pytest.mark.parametrize("since", [6, 7, 2**32 - 1])
@pytest.mark.parametrize("place", [0, 2, 3])
def test_nobody_has_joined_in_an_epoch_to_come(since: int, place: int) -> None:
    """Who is said to have joined later than now would be counted out of everything until then."""
    negotiation = Negotiation(3, away=1, highest=[4, 4, 4])
    told = negotiation.plan().since
    lie = replace(negotiation.plan(), since=(*told[:place], since, *told[place + 1 :]))
    negotiation.members[1] = negotiation.begin(1, highest=4, plan=lie)
    negotiation.run()
    assert not negotiation.established
    for j in (0, 2):
        error = negotiation.errors[j]
        assert isinstance(error, EpochOutOfReach) and error.peer == negotiation.roster[1]


def test_the_number_of_this_epoch_may_stand_for_0() -> None:
    negotiation = Negotiation(3, away=1, highest=[4, 4, 4])
    named = replace(negotiation.plan(), since=(5, *negotiation.plan().since[1:]))
    negotiation.members = [negotiation.begin(j, highest=4, plan=named) for j in range(3)]
    assert negotiation.run().established == [0, 1, 2]
    assert {member.epoch_number for member in negotiation.members} == {5}
    assert all(member.result().plan == named for member in negotiation.members)


def test_a_view_counts_once() -> None:
    """A second first round by the same member, with another view, changes nothing."""
    negotiation = Negotiation(3, away=1, highest=[9])
    member, first = negotiation.members[0], read_round1(negotiation.members[2].frames()[0][0])
    negotiation.deliver(0, first.encode())
    before = stored(member)
    negotiation.deliver(0, first._replace(plan=replace(first.plan, since=(0, 0, 0, 0))).encode())
    assert stored(member) == before
    negotiation.run()
    assert negotiation.established == [0, 1, 2] and member.result().plan == negotiation.plan()
