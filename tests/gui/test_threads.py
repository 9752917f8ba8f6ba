"""What is remembered of one-on-one threads."""

from smmp_core.answers import PrivateInfo
from smmp_gui.threads import Threads
from tests.gui.build import ADA, BOB, ME

OPS, PICNIC = "ab" * 16, "cd" * 16


def test_only_what_others_write_now_waits_to_be_read() -> None:
    threads = Threads({})
    threads.note(OPS, PrivateInfo("01", ADA, ADA, "old", 1, True), new=False)
    threads.note(OPS, PrivateInfo("02", ADA, ADA, "new", 2, True), new=True)
    threads.note(OPS, PrivateInfo("03", ADA, ME, "mine", 3, False), new=True)
    threads.note(OPS, PrivateInfo("01", ADA, ADA, "old", 1, True), new=False)
    assert threads.last[OPS, ADA].text == "mine"
    assert (threads.unread(OPS, ADA), threads.unread(PICNIC, ADA), threads.all_unread(OPS)) == (1, 0, 1)
    assert threads.read(OPS, ADA)
    assert not threads.read(OPS, ADA)


def test_delivery_is_noted_and_groups_that_are_gone_are_forgotten() -> None:
    threads = Threads({})
    threads.note(OPS, PrivateInfo("01", ADA, ME, "mine", 1, False), new=True)
    threads.note(PICNIC, PrivateInfo("02", BOB, BOB, "yours", 1, True), new=True)
    threads.deliver(OPS, ADA, "ff")
    assert not threads.last[OPS, ADA].delivered
    threads.deliver(OPS, ADA, "01")
    assert threads.last[OPS, ADA].delivered
    threads.keep({OPS})
    assert (list(threads.last), threads.all_unread(OPS)) == ([(OPS, ADA)], 0)
