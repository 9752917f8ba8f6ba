"""What the lab makes of what members of a real group say: it is about themselves, and ends when they say no more."""

import msgspec

from smmp_core.lab.timeline import Timeline
from smmp_core.trace.records import AnyRecord, Heard, Keys, Linked, Person, Showing, Step, Unlinked
from smmp_gui import text
from smmp_gui.lab.lane_history import History
from smmp_gui.lab.narration import Narrator

ME, PAT, QUINN = "aaaaaaaa", "bbbbbbbb", "cccccccc"
ROSTER = [ME, PAT, QUINN]
KEYS = Keys(
    place=(1, 0, 255, 1), RK="1" * 8, HK="2" * 8, NHK="3" * 8, mk="4" * 8, v="5" * 8, r="6" * 8, R=["7" * 8] * 3,
    digest="8" * 8, check="9" * 8,
)  # fmt: skip
BEGINNING: list[AnyRecord] = [
    Person(at=0.0, member=ME, name="Me", own=True),
    Person(at=0.0, member=PAT, name="Pat"),
    Person(at=0.0, member=QUINN, name="Quinn"),
    Linked(at=0.0, member=ME, to=PAT),
    Linked(at=0.0, member=ME, to=QUINN),
    Step(at=0.0, member=ME, rule="taken_up", author=ME, roster=ROSTER, after=KEYS),
]


def story(*more: AnyRecord) -> list[str]:
    narrator = Narrator(Timeline([*BEGINNING, *more]))
    narrator.finish()
    return [text.bare(line.text) for line in narrator.lines[1:]]


def links(timeline: Timeline) -> set[frozenset[str]]:
    return timeline.scene(timeline.end).links


def test_a_link_of_ours_that_ends_says_nothing_of_links_between_others() -> None:
    assert story(Unlinked(at=1.0, member=ME, to=QUINN)) == ["The link between Me and Quinn is cut."]


def test_what_another_says_it_has_heard_of_a_third_is_not_told() -> None:
    differs = Heard(at=1.0, member=QUINN, by=PAT, place=(1, 0, 255, 1), digest="4" * 8, state="differs")
    assert story(Showing(at=0.5, member=QUINN, on=True), differs)[1:] == []
    assert any("4444 at Pat" in line for line in story(msgspec.structs.replace(differs, member=ME)))


def test_links_that_a_member_told_of_end_with_what_it_tells() -> None:
    told: list[AnyRecord] = [Showing(at=0.5, member=QUINN, on=True), Linked(at=0.6, member=QUINN, to=PAT, before=True)]
    ours = {frozenset((ME, PAT)), frozenset((ME, QUINN))}
    assert links(Timeline([*BEGINNING, *told])) == ours | {frozenset((PAT, QUINN))}
    for on in (False, True):  # when it begins anew, it tells them anew
        again = Showing(at=2.0, member=QUINN, on=on)
        assert links(Timeline([*BEGINNING, *told, again])) == ours
        both: list[AnyRecord] = [
            *told,
            Showing(at=0.7, member=PAT, on=True),
            Linked(at=0.8, member=PAT, to=QUINN, before=True),
        ]
        assert links(Timeline([*BEGINNING, *both, again])) == ours | {frozenset((PAT, QUINN))}, "Pat still tells of it"


def test_of_whom_shows_no_more_the_last_acknowledgement_is_left() -> None:
    heard = Heard(at=0.5, member=ME, by=QUINN, place=(1, 0, 255, 1), digest="3" * 8, state="differs")
    claim = msgspec.structs.replace(KEYS, place=(1, 0, 255, 9), digest="7" * 8)
    records: list[AnyRecord] = [
        *BEGINNING,
        heard,
        Showing(at=1.0, member=QUINN, on=True),
        Step(at=1.0, member=QUINN, rule="taken_up", author=QUINN, roster=ROSTER, after=claim),
        Showing(at=2.0, member=QUINN, on=False),
    ]
    timeline = Timeline(records)
    history = History()
    history.extend(timeline)
    last, figure = history.rows[QUINN].stretches[-1], timeline.scene(2.0).figures[QUINN]
    assert (last.place, last.digest) == (figure.place, figure.digest) == ((1, 0, 255, 1), "3" * 8)
