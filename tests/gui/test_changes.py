"""Changes of the members: which lines they make, and where these stand."""

from dataclasses import replace
from datetime import date

from smmp_core.events import Membership, Removed, Resync
from smmp_gui import text
from smmp_gui.changes import ChangeLog
from smmp_gui.conversation_rows import Scene, change_words, conversation_rows
from smmp_gui.episodes import EpisodeLog
from tests.gui.build import ADA, BOB, ME, message, person

GROUP = "ab" * 16
DANA = "d0" * 32


def test_each_change_has_its_sentence() -> None:
    log = ChangeLog()
    log.record(Membership(GROUP, ADA, [DANA], {}))
    log.record(Membership(GROUP, ME, [], {BOB: ME}))
    log.record(Membership(GROUP, ADA, [], {BOB: BOB}))
    log.record(Membership(GROUP, ADA, [DANA], {BOB: ADA, DANA: ADA}))
    log.record(Membership(GROUP, ADA, [ME], {}))
    log.record(Removed(GROUP, ADA))
    said = [text.bare(change_words(change, person)) for change in log.changes]
    assert said == [
        "Ada added d0d0d0d0",
        "You removed Bob",
        "Bob left",
        "Ada added d0d0d0d0",
        "Ada removed Bob and d0d0d0d0",
        "Ada added you",
        "You were removed by Ada",
    ]


def test_a_line_stands_before_the_first_message_with_these_members() -> None:
    log = ChangeLog()
    log.record(Membership(GROUP, ADA, [DANA], {}))
    log.settle(2)
    log.record(Removed(GROUP, ADA))
    scene = Scene(
        [message(1), message(1, epoch=2), message(2, epoch=2)], [], person, frozenset(), False, date.today(), "Ops"
    )
    without = [row.key[0] for row in conversation_rows(scene) if row.key[0] != "day"]
    assert without == ["message", "era", "message", "message", "agreed"]
    rows = conversation_rows(replace(scene, changes=log.changes))
    assert [row.key[0] for row in rows if row.key[0] != "day"] == [
        "message",
        "change",
        "message",
        "message",
        "agreed",
        "change",
    ]
    assert [text.bare(row.spoken) for row in rows if row.key[0] == "change"][1] == "You were removed by Ada."
    log.settle(3)
    assert [change.epoch for change in log.changes] == [2, 3]


def test_a_resync_and_a_change_stand_in_the_order_in_which_they_came() -> None:
    log, resyncs = ChangeLog(), EpisodeLog()
    log.record(Membership(GROUP, ADA, [DANA], {}))
    log.settle(2)
    resyncs.record(Resync(GROUP, "sent", None, None, 2, 1), 1.0)
    resyncs.record(Resync(GROUP, "healed", None, None, 3, 0), 2.0)
    scene = Scene([message(1)], resyncs.episodes, person, frozenset(), False, date.today(), "Ops", log.changes)
    order = ["change", "episode"]
    assert [row.key[0] for row in conversation_rows(scene) if row.key[0] in order] == order
    later = replace(scene, messages=[*scene.messages, message(2, epoch=3)])
    assert [row.key[0] for row in conversation_rows(later) if row.key[0] in order] == order
    log.record(Membership(GROUP, ADA, [], {DANA: ADA}))
    log.settle(4)
    latest = replace(later, messages=[*later.messages, message(3, epoch=4)], changes=log.changes)
    assert [row.key[0] for row in conversation_rows(latest) if row.key[0] in order] == [*order, "change"]


def test_changes_are_bounded() -> None:
    log = ChangeLog()
    for _ in range(300):
        log.record(Removed(GROUP, ADA))
    assert len(log.changes) == 200
    assert log.changes[-1].number == 300
