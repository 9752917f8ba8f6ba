"""Our own messages until everybody holds them."""

from smmp_core.conversation.outbox import Outbox, Pending
from smmp_core.protocol.frames import Location

FIRST, SECOND = Location(1, 0, 0xFF, 0), Location(1, 1, 0, 0)


def filled(count: int) -> tuple[Outbox, list[Pending]]:
    outbox, pending = Outbox(), [Pending(bytes([n]) * 16, f"text {n}", n) for n in range(count)]
    for message in pending:
        outbox.put(message)
    return outbox, pending


def test_messages_leave_in_the_order_typed_and_again_in_every_era() -> None:
    outbox, pending = filled(3)
    for era in (FIRST, SECOND):
        for step, message in enumerate(pending, 1):
            assert outbox.next(era) is message
            message.at = era._replace(step=step)
        assert outbox.next(era) is None
    assert outbox.places() == {message.id: SECOND._replace(step=n) for n, message in enumerate(pending, 1)}


def test_what_everybody_holds_is_not_sent_again() -> None:
    outbox, pending = filled(3)
    outbox.settle(pending[1].id)
    outbox.settle(pending[1].id)
    assert list(outbox) == [pending[0], pending[2]] and len(outbox) == 2
    pending[0].at = FIRST._replace(step=1)
    assert outbox.next(FIRST) is pending[2]


def test_a_message_is_stored_before_it_has_a_place() -> None:
    _, (pending,) = filled(1)
    write = pending.stored(bytes(16), b"B" * 32)
    assert (write.id, write.text, write.time, write.position, write.agreed) == (pending.id, "text 0", 0, None, False)
