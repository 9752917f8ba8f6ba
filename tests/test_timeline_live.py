"""What a live trace says about a moment: whom we know by its acknowledgements only, and frames long arrived."""

from smmp_core.lab.scene import DRAWN
from smmp_core.lab.timeline import Timeline
from smmp_core.trace.records import AnyRecord, Arrived, Heard, Keys, Person, Place, Sent, Showing, Step

ADA, BOB, EVE = "aaaaaaaa", "bbbbbbbb", "eeeeeeee"
HERE: Place = (1, 0, 0, 3)


def keys(digest: str, check: str = "1" * 8) -> Keys:
    none = "0" * 8
    return Keys(
        place=HERE, RK=none, HK=none, NHK=none, mk=none, v=none, r=none, R=[none] * 3, digest=digest, check=check
    )


def step(at: float, member: str, digest: str) -> Step:
    return Step(at=at, member=member, rule="received", author=ADA, roster=[ADA, BOB, EVE], after=keys(digest))


def heard(at: float, member: str, by: str, digest: str) -> Heard:
    return Heard(at=at, member=member, by=by, place=HERE, digest=digest, state="agrees")


PEOPLE: list[AnyRecord] = [
    Person(at=0.0, member=ADA, name="Ada", own=True),
    Person(at=0.0, member=BOB, name="Bob"),
    Person(at=0.0, member=EVE, name="Eve"),
]


def test_who_does_not_let_us_watch_stands_where_it_acknowledged_to_us() -> None:
    records = [
        *PEOPLE,
        step(0.1, ADA, "d" * 8),
        heard(1.0, ADA, BOB, "d" * 8),
        heard(1.1, BOB, EVE, "f" * 8),  # what Bob says of Eve is no acknowledgement to us
    ]
    scene = Timeline(records).scene(2.0)
    bob, eve = scene.figures[BOB], scene.figures[EVE]
    assert (bob.digest, bob.place, bob.by_word, bob.moved_at) == ("d" * 8, HERE, True, 1.0)
    assert (eve.digest, eve.place, eve.by_word) == ("", None, False)
    assert list(scene.agreeing().values()) == [[ADA, BOB]]
    assert not Timeline(records).scene(0.5).figures[BOB].by_word


def test_who_acknowledges_something_else_is_in_no_party_with_us() -> None:
    scene = Timeline([*PEOPLE, step(0.1, ADA, "d" * 8), heard(1.0, ADA, BOB, "c" * 8)]).scene(2.0)
    assert list(scene.agreeing().values()) == [[ADA], [BOB]]


def test_who_lets_us_watch_no_longer_is_seen_by_its_acknowledgements_again() -> None:
    records = [
        *PEOPLE,
        heard(0.1, ADA, BOB, "d" * 8),
        Showing(at=1.0, member=BOB, on=True),
        step(1.0, BOB, "e" * 8),
        Showing(at=2.0, member=BOB, on=False),
    ]
    timeline = Timeline(records)
    watched = timeline.scene(1.5).figures[BOB]
    assert watched.shows and watched.digest == "e" * 8 and not watched.by_word
    after = timeline.scene(2.5).figures[BOB]
    assert not after.shows and after.by_word and after.digest == "d" * 8 and after.roster == ()


def test_frames_are_drawn_for_a_moment_wherever_somebody_looks() -> None:
    def frame(at: float, number: int) -> list[AnyRecord]:
        sent = Sent(at=at, member=BOB, to=ADA, frame=number, name="0" * 8, family="turn", what="claim", size=1, due=at)
        return [sent, Arrived(at=at, member=ADA, frame=number)]

    timeline = Timeline([*PEOPLE, *frame(1.0, 0), *frame(1.3, 1), *frame(9.0, 2)])
    assert list(timeline.scene(1.2).moving) == [0]
    assert list(timeline.scene(1.35).moving) == [0, 1]
    assert list(timeline.scene(1.0 + DRAWN + 0.01).moving) == [1]
    assert list(timeline.scene(3.0).moving) == []
    assert list(timeline.scene(1.35).moving) == [0, 1], "also looked at again, after what came later"
    assert list(timeline.scene(9.0).moving) == [2]
