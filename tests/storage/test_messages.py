"""The messages of a home: the transcript, the outbox, what is said one-on-one; in order, in pages, each once."""

from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmp_core.crypto.x25519 import public_key
from smmp_core.errors import LocalError
from smmp_core.storage.home import Home
from smmp_core.storage.stored import StoredMessage, StoredPrivate
from smmp_core.storage.writes import (
    MarkAgreed,
    MarkDelivered,
    MarkFinal,
    MarkRead,
    SaveGroup,
    SaveMessage,
    SavePeer,
    SavePrivate,
)
from tests.storage.helpers import ALICE, BOB, GROUP, OTHER_GROUP, message, numbers, opened, private


def test_the_transcript_is_in_order_and_the_outbox_behind_it(home: Home) -> None:
    home.commit(
        [
            message(9, position=None, text="typed first"),
            message(3, position=None, text="typed second"),
            message(8, position=(1, 0, 2), author=BOB),
            message(7, position=(1, 0, 2), author=ALICE),
            message(6, position=(1, 0, 2), author=ALICE),
            message(5, position=(2, 0, 1)),
            message(4, position=(1, 1, 0)),
        ]
    )
    assert numbers(home.messages(GROUP)) == [6, 7, 8, 4, 5, 9, 3]
    assert numbers(home.unplaced(GROUP)) == [9, 3]
    assert numbers(home.tail(GROUP)) == [6, 7, 8, 4, 5]
    home.commit([MarkFinal(GROUP, [(ALICE, (n).to_bytes(16, "big")) for n in (7, 6)])])
    assert numbers(home.tail(GROUP)) == [8, 4, 5] and numbers(home.messages(GROUP)) == [6, 7, 8, 4, 5, 9, 3]
    last = home.last_message(GROUP)
    assert last is not None and last.text == "typed second" and last.position is None
    assert home.last_message(OTHER_GROUP) is None and home.messages(OTHER_GROUP) == []


def test_a_message_leaves_the_outbox_where_it_is_placed(home: Home) -> None:
    home.commit([message(1, position=(5, 0, 0)), message(2, position=None)])
    assert not home.has_message(GROUP, ALICE, (2).to_bytes(16, "big"))
    home.commit([message(2, position=(4, 0, 0))])
    assert numbers(home.messages(GROUP)) == [2, 1] and home.unplaced(GROUP) == []
    assert home.has_message(GROUP, ALICE, (2).to_bytes(16, "big"))


def test_what_is_placed_is_read_in_pages(home: Home) -> None:
    home.commit([message(n, position=(1 + n // 4, 0, n), author=(ALICE, BOB)[n % 2]) for n in range(12)])
    home.commit([message(20, position=None), message(21, position=(2, 0, 5), group=OTHER_GROUP)])
    assert numbers(home.placed(GROUP, 1, 2**32, after=None, limit=100)) == list(range(12))
    assert numbers(home.placed(GROUP, 2, 2, after=None, limit=100)) == [4, 5, 6, 7]
    pages, after = [], None
    while page := home.placed(GROUP, 1, 3, after=after, limit=5):
        pages.append(numbers(page))
        last = page[-1]
        assert last.position is not None
        after = last.position, last.author, last.id
    assert pages == [[0, 1, 2, 3, 4], [5, 6, 7, 8, 9], [10, 11]]


def test_ids_belong_to_their_author(home: Home) -> None:
    home.commit([message(1, author=ALICE), message(1, author=BOB), message(1, group=OTHER_GROUP)])
    assert home.message_count(GROUP) == 2
    assert not home.has_message(OTHER_GROUP, BOB, (1).to_bytes(16, "big"))


def test_agreed_stays(home: Home) -> None:
    home.commit([message(n, position=(1, 0, n)) for n in range(3)])
    home.commit([MarkAgreed(GROUP, [(ALICE, (n).to_bytes(16, "big")) for n in (0, 1, 77)])])
    home.commit([message(1, position=(1, 0, 1), agreed=False)])
    assert [m.agreed for m in home.messages(GROUP)] == [True, True, False]
    assert numbers(home.tail(GROUP)) == [0, 1, 2], "others may still come before them"


def test_final_stays_and_is_something_else_than_agreed(home: Home) -> None:
    """A restart takes up what is not final, agreed or not; a message that is saved again stays what it was."""
    home.commit([message(n, position=(1, 0, n)) for n in range(4)])
    home.commit([message(1, author=BOB, position=(1, 0, 1)), message(1, group=OTHER_GROUP)])
    final = [(ALICE, (n).to_bytes(16, "big")) for n in (0, 1, 77)]
    home.commit([MarkFinal(GROUP, final), MarkAgreed(GROUP, [(ALICE, (n).to_bytes(16, "big")) for n in (1, 2)])])
    home.commit([message(0, position=(1, 0, 0)), message(1, position=(1, 0, 1), text="the same"), MarkFinal(GROUP, [])])
    assert [(m.author, *m.position[2:], m.agreed) for m in home.tail(GROUP) if m.position is not None] == [
        (BOB, 1, False),
        (ALICE, 2, True),
        (ALICE, 3, False),
    ]
    assert numbers(home.tail(OTHER_GROUP)) == [1]
    assert [m.agreed for m in home.messages(GROUP)] == [False, True, False, True, False]


def test_a_message_of_the_outbox_is_in_no_tail(home: Home) -> None:
    home.commit([message(1, position=None), message(2, position=(1, 0, 1))])
    assert numbers(home.tail(GROUP)) == [2]
    home.commit([message(1, position=(1, 0, 2))])
    assert numbers(home.tail(GROUP)) == [2, 1]


def test_one_message_is_found_by_author_and_id(home: Home) -> None:
    home.commit([message(1, text="hers", position=(3, 1, 4), agreed=True), message(1, author=BOB, text="his")])
    home.commit([message(2, position=None), message(3, group=OTHER_GROUP)])
    id = (1).to_bytes(16, "big")
    assert home.message(GROUP, ALICE, id) == StoredMessage(
        GROUP, ALICE, id, (3, 1, 4), 1_700_000_000_000, "hers", bytes(32), True
    )
    found = home.message(GROUP, BOB, id)
    assert found is not None and found.text == "his"
    assert home.message(OTHER_GROUP, ALICE, id) is None
    assert home.message(GROUP, ALICE, (2).to_bytes(16, "big")) is None, "it has no place in the transcript yet"
    assert home.message(GROUP, ALICE, (3).to_bytes(16, "big")) is None


def test_unread_counts_what_others_wrote(home: Home) -> None:
    me = public_key(home.identity)
    home.commit([SaveGroup(GROUP, "x", b""), SaveGroup(OTHER_GROUP, "y", b""), message(1), message(2)])
    home.commit([message(3, author=me), message(4, author=me, position=None), message(2, agreed=True)])
    home.commit([message(5, group=OTHER_GROUP)])
    assert home.unread() == {(GROUP, ALICE): 2, (OTHER_GROUP, ALICE): 1}
    home.commit([MarkRead(GROUP)])
    assert home.unread() == {(OTHER_GROUP, ALICE): 1}
    home.commit([message(6), message(1)])
    assert home.unread() == {(GROUP, ALICE): 1, (OTHER_GROUP, ALICE): 1}


def test_nothing_of_who_is_blocked_is_unread_any_more_nor_becomes_so(home: Home) -> None:
    home.commit([SaveGroup(GROUP, "x", b""), message(1), message(2, author=BOB)])
    home.commit([SavePeer(BOB, "Bob", False, True, None), message(3, author=BOB)])
    assert home.unread() == {(GROUP, ALICE): 1}
    home.commit([SavePeer(BOB, "Bob", False, False, None), message(4, author=BOB)])
    assert home.unread() == {(GROUP, ALICE): 1, (GROUP, BOB): 1}


@pytest.mark.parametrize("text", ["", "\0", "a\0b", "ünï 👩‍👩‍👧 \u202e", "x" * 65_536, "'); DROP TABLE message; --"])
def test_any_text_comes_back(home: Home, text: str) -> None:
    home.commit([message(1, text=text)])
    assert home.messages(GROUP)[0].text == text


@pytest.mark.parametrize("time", [0, 2**63 - 1, 2**63, 2**64 - 1])
def test_any_time_a_peer_may_claim_comes_back(home: Home, time: int) -> None:
    home.commit([SaveMessage(GROUP, bytes(16), BOB, (2**32 - 1,) * 3, time, "", bytes(32), False)])
    stored = home.messages(GROUP)[0]
    assert (stored.time, stored.position) == (time, (2**32 - 1,) * 3)


def test_paging_behind_an_unknown_message(home: Home) -> None:
    with pytest.raises(LocalError, match="no message with this id"):
        home.messages(GROUP, after=bytes(16))
    with pytest.raises(LocalError, match="no message with this id"):
        home.messages(GROUP, before=bytes(16))


positions = st.none() | st.tuples(st.integers(1, 3), st.integers(0, 1), st.integers(0, 3))


@given(
    kept=st.lists(st.tuples(st.sampled_from([ALICE, BOB]), positions), max_size=12),
    limit=st.none() | st.integers(1, 6),
    data=st.data(),
)
def test_pages_are_cut_from_the_whole(
    tmp_path_factory: pytest.TempPathFactory,
    kept: list[tuple[bytes, tuple[int, int, int] | None]],
    limit: int | None,
    data: st.DataObject,
) -> None:
    with closing(opened(tmp_path_factory.mktemp("home"))) as home:
        home.commit([message(n, author=author, position=position) for n, (author, position) in enumerate(kept)])
        placed = sorted((position, author, n) for n, (author, position) in enumerate(kept) if position is not None)
        whole = [n for _, _, n in placed] + [n for n, (_, position) in enumerate(kept) if position is None]
        assert numbers(home.messages(GROUP)) == whole
        first = data.draw(st.integers(0, len(whole)), "first")
        end = data.draw(st.integers(first, len(whole)), "end")
        found = home.messages(
            GROUP,
            after=whole[first - 1].to_bytes(16, "big") if first else None,
            before=whole[end].to_bytes(16, "big") if end < len(whole) else None,
            limit=limit,
            newest=(newest := data.draw(st.booleans(), "newest")),
        )
        page = whole[first:end]
        if limit is not None:
            page = page[-limit:] if newest else page[:limit]
        assert numbers(found) == page


# -- one-on-one messages --------------------------------------------------------------------------


def test_private_messages_come_back_in_the_order_they_came(home: Home) -> None:
    me = public_key(home.identity)
    home.commit(
        [
            private(9, time=50),
            private(3, author=me, time=2**64 - 1, text="\0ünï 👩‍👩‍👧"),
            private(4, peer=ALICE, author=me),
        ]
    )
    home.commit([private(1, group=OTHER_GROUP), private(5, peer=ALICE, author=ALICE, time=0)])
    assert home.private(GROUP) == [
        StoredPrivate(GROUP, BOB, BOB, (9).to_bytes(16, "big"), 50, "psst", True),
        StoredPrivate(GROUP, BOB, me, (3).to_bytes(16, "big"), 2**64 - 1, "\0ünï 👩‍👩‍👧", False),
        StoredPrivate(GROUP, ALICE, me, (4).to_bytes(16, "big"), 7, "psst", False),
        StoredPrivate(GROUP, ALICE, ALICE, (5).to_bytes(16, "big"), 0, "psst", True),
    ]
    assert numbers(home.private(GROUP, BOB)) == [9, 3] and numbers(home.private(GROUP, ALICE)) == [4, 5]
    assert home.private(GROUP, me) == home.private(b"n" * 16) == []
    assert home.messages(GROUP) == [] and home.message_count(GROUP) == 0, "the transcript is another thing"


def test_a_private_message_that_comes_again_changes_nothing(home: Home) -> None:
    me = public_key(home.identity)
    home.commit([private(1), private(2, author=me)])
    home.commit([MarkDelivered(GROUP, (2).to_bytes(16, "big"))])
    before = home.private(GROUP)
    home.commit([private(2, author=me, text="again", time=8), private(1, text="another", time=9)])
    assert home.private(GROUP) == before
    home.commit([private(1, author=me), private(1, group=OTHER_GROUP), private(1, peer=ALICE, author=ALICE)])
    assert numbers(home.private(GROUP)) == [1, 2, 1, 1], "ids belong to their author"


def test_ours_are_undelivered_until_they_are_delivered(home: Home) -> None:
    me = public_key(home.identity)
    home.commit([private(n, author=me, peer=(ALICE, BOB)[n % 2]) for n in (5, 2, 8)])
    home.commit([private(2), private(8, group=OTHER_GROUP, author=me)])
    assert numbers(home.undelivered(GROUP)) == [5, 2, 8]
    home.commit([MarkDelivered(GROUP, (n).to_bytes(16, "big")) for n in (2, 77)])
    assert numbers(home.undelivered(GROUP)) == [5, 8] and numbers(home.undelivered(OTHER_GROUP)) == [8]
    assert [(m.author == me, m.delivered) for m in home.private(GROUP)] == [
        (True, False),
        (True, True),
        (True, False),
        (False, True),
    ]


def test_whether_we_hold_a_private_message(home: Home) -> None:
    me = public_key(home.identity)
    home.commit([private(1), private(2, author=me), message(3, author=BOB)])
    held = [(group, author, n) for group in (GROUP, OTHER_GROUP) for author in (BOB, me, ALICE) for n in (1, 2, 3)]
    assert [place for place in held if home.has_private(*place[:2], place[2].to_bytes(16, "big"))] == [
        (GROUP, BOB, 1),
        (GROUP, me, 2),
    ]
    assert not home.has_message(GROUP, BOB, (1).to_bytes(16, "big"))


@given(
    kept=st.lists(st.sampled_from([ALICE, BOB]), max_size=12),
    peer=st.none() | st.sampled_from([ALICE, BOB]),
    limit=st.none() | st.integers(1, 6),
    data=st.data(),
)
def test_private_pages_are_the_newest_before_one(
    tmp_path_factory: pytest.TempPathFactory,
    kept: list[bytes],
    peer: bytes | None,
    limit: int | None,
    data: st.DataObject,
) -> None:
    with closing(opened(tmp_path_factory.mktemp("home"))) as home:
        ids = [(n * 7919 % 10**4).to_bytes(16, "big") for n in range(len(kept))]  # in no order
        home.commit([SavePrivate(GROUP, other, other, id, 7, "x") for id, other in zip(ids, kept, strict=True)])
        end = data.draw(st.integers(0, len(kept)), "end")
        whole = [id for id, other in zip(ids[:end], kept, strict=False) if peer in (None, other)]
        found = home.private(GROUP, peer, before=ids[end] if end < len(kept) else None, limit=limit)
        assert [message.id for message in found] == (whole if limit is None else whole[-limit:])


def test_paging_private_messages_before_an_unknown_one(home: Home) -> None:
    home.commit([private(1, group=OTHER_GROUP), message(1)])
    with pytest.raises(LocalError, match="no private message with this id") as caught:
        home.private(GROUP, before=(1).to_bytes(16, "big"))
    assert caught.value.code == "bad_field"
