import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmp_core.crypto.x25519 import public_key
from smmp_core.errors import LocalError
from smmp_core.storage import database, keyfile
from smmp_core.storage.errors import BadPassphrase, DamagedHome, HomeBroken, NewerHome, PassphraseNeeded
from smmp_core.storage.home import Home, StoredMessage
from smmp_core.storage.writes import (
    DropFrame,
    DropFrames,
    DropGroup,
    MarkAgreed,
    MarkRead,
    SaveFrame,
    SaveGroup,
    SaveMessage,
    SaveName,
    SavePeer,
)
from tests.storage.helpers import ALICE, BOB, GROUP, OTHER_GROUP, contents, message, opened
from tests.storage.pages import PAGE, key_of


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with closing(opened(tmp_path / "home")) as home:
        yield home


def numbers(messages: list[StoredMessage]) -> list[int]:
    return [int.from_bytes(message.id, "big") for message in messages]


# -- opening --------------------------------------------------------------------------------------


def test_identity_and_name_stay(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as home:
        identity = home.identity
        assert len(identity) == 32 and home.name is None
        home.commit([SaveName("Ann")])
        assert home.name == "Ann"
    with closing(opened(tmp_path)) as home:
        assert (home.identity, home.name) == (identity, "Ann")


def test_two_homes_are_two_people(tmp_path: Path) -> None:
    with closing(opened(tmp_path / "a")) as a, closing(opened(tmp_path / "b")) as b:
        assert a.identity != b.identity
        assert key_of(tmp_path / "a") != key_of(tmp_path / "b")


def test_protection_is_said_plainly(tmp_path: Path) -> None:
    assert Home.protection(tmp_path / "nowhere") == "none"
    opened(tmp_path / "file").close()
    assert Home.protection(tmp_path / "file") == "file"
    opened(tmp_path / "passphrase", "swordfish").close()
    assert Home.protection(tmp_path / "passphrase") == "passphrase"


def test_a_passphrase_is_needed_and_must_be_right(tmp_path: Path) -> None:
    opened(tmp_path, "swordfish").close()
    before = contents(tmp_path)
    with pytest.raises(PassphraseNeeded) as needed:
        opened(tmp_path)
    with pytest.raises(BadPassphrase) as bad:
        opened(tmp_path, "swordfishes")
    assert needed.value.code == bad.value.code == "bad_passphrase"
    assert contents(tmp_path) == before
    opened(tmp_path, "swordfish").close()


def test_a_passphrase_where_there_is_none_is_not_swallowed(tmp_path: Path) -> None:
    opened(tmp_path).close()
    with pytest.raises(BadPassphrase, match="has no passphrase"):
        opened(tmp_path, "swordfish")


def test_an_empty_passphrase_makes_no_home(tmp_path: Path) -> None:
    with pytest.raises(BadPassphrase, match="protects nothing"):
        opened(tmp_path, "")
    assert Home.protection(tmp_path) == "none"
    opened(tmp_path, "better").close()


def test_closed_is_closed(tmp_path: Path) -> None:
    home = opened(tmp_path)
    home.close()
    home.close()
    for use in (home.groups, lambda: home.commit([SaveName("x")])):
        with pytest.raises(HomeBroken, match="is closed"):
            use()


def test_a_repr_tells_no_secret(home: Home) -> None:
    home.commit([SaveGroup(GROUP, "Friends", b"hidden state"), message(1, text="hidden text")])
    shown = repr([home, home.groups(), home.messages(GROUP), message(1, text="hidden text")])
    assert "hidden" not in shown and home.identity.hex() not in shown and repr(home.identity) not in shown


# -- a damaged home -------------------------------------------------------------------------------


def cut(length: int) -> Callable[[Path], None]:
    return lambda path: os.truncate(path / "home.db", length)


def flip(name: str, at: int) -> Callable[[Path], None]:
    def damage(path: Path) -> None:
        data = bytearray((path / name).read_bytes())
        data[at] ^= 1
        (path / name).write_bytes(data)

    return damage


def junk(name: str) -> Callable[[Path], None]:
    def damage(path: Path) -> None:
        (path / name).write_bytes(os.urandom(3 * PAGE))

    return damage


def lose(name: str) -> Callable[[Path], None]:
    return lambda path: (path / name).unlink()


@pytest.mark.parametrize(
    "damage",
    [
        *(pytest.param(cut(n), id=f"database cut at {n}") for n in (0, 1, 15, 16, 4095, PAGE, 2 * PAGE, 9 * PAGE - 1)),
        *(pytest.param(flip("home.db", n), id=f"bit flipped at {n}") for n in (0, 20, 5000, 4 * PAGE + 100, -1)),
        pytest.param(junk("home.db"), id="database is junk"),
        pytest.param(junk("home.key"), id="key file is junk"),
        pytest.param(flip("home.key", 60), id="key file altered"),
        pytest.param(lose("home.db"), id="database lost"),
        pytest.param(lose("home.key"), id="key file lost"),
    ],
)
def test_damage_is_said_and_nothing_is_overwritten(
    damage: Callable[[Path], None], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with closing(opened(tmp_path)) as home:
        home.commit([SaveGroup(GROUP, "Friends", bytes(20_000)), *map(message, range(50))])
    damage(tmp_path)
    before = contents(tmp_path)
    for _ in range(2):
        with pytest.raises(DamagedHome, match="backup") as caught:
            opened(tmp_path)
    assert len(str(caught.value).splitlines()) == 1
    assert contents(tmp_path) == before
    assert capfd.readouterr() == ("", "")  # SQLCipher likes to log on its own


def test_the_key_file_of_another_home(tmp_path: Path) -> None:
    for name in ("a", "b"):
        opened(tmp_path / name).close()
    (tmp_path / "a" / "home.key").write_bytes((tmp_path / "b" / "home.key").read_bytes())
    before = contents(tmp_path / "a")
    with pytest.raises(DamagedHome):
        opened(tmp_path / "a")
    assert contents(tmp_path / "a") == before


def test_a_home_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    opened(tmp_path).close()
    with closing(database.connect(tmp_path / "home.db", key_of(tmp_path))) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = contents(tmp_path)
    with pytest.raises(NewerHome, match="newer version"):
        opened(tmp_path)
    assert contents(tmp_path) == before


# -- making a home --------------------------------------------------------------------------------


def test_a_home_whose_making_was_cut_short_is_made_anew(tmp_path: Path) -> None:
    """The process ended before the database had its name; the leftovers may be anything."""
    opened(tmp_path / "other").close()
    path = tmp_path / "home"
    path.mkdir()
    (path / "home.key.new").write_bytes(b"half")
    (path / "home.db.new").write_bytes((tmp_path / "other" / "home.db").read_bytes()[:5000])
    (path / "home.db.new-wal").write_bytes(b"junk")
    opened(path).close()
    assert {entry.name for entry in path.iterdir()} <= {"home.key", "home.db", "home.lock"}


def test_a_home_whose_making_lacked_the_last_step_is_finished(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as home:
        identity = home.identity
    (tmp_path / "home.key").rename(tmp_path / "home.key.new")
    with closing(opened(tmp_path)) as home:
        assert home.identity == identity


# -- groups, people, frames -----------------------------------------------------------------------


def test_groups_are_replaced_whole(home: Home) -> None:
    home.commit([SaveGroup(GROUP, "Friends", b"one"), SaveGroup(OTHER_GROUP, "Work", b"two")])
    home.commit([SaveGroup(GROUP, "Family", b"three")])
    assert [(g.group, g.name, g.state) for g in home.groups()] == [
        (GROUP, "Family", b"three"),
        (OTHER_GROUP, "Work", b"two"),
    ]


def test_a_dropped_group_takes_everything_with_it(home: Home) -> None:
    for group in (GROUP, OTHER_GROUP):
        home.commit([SaveGroup(group, "x", b"s"), message(1, group=group), SaveFrame(group, (1, 0, 255, 1), b"f")])
    home.commit([DropGroup(GROUP), DropGroup(b"unknown" * 2 + b"!!")])
    assert [g.group for g in home.groups()] == [OTHER_GROUP]
    assert (home.message_count(GROUP), home.frames(GROUP)) == (0, [])
    assert (home.message_count(OTHER_GROUP), len(home.frames(OTHER_GROUP))) == (1, 1)
    home.commit([SaveGroup(GROUP, "again", b"t")])
    assert [(g.name, g.state) for g in home.groups()] == [("x", b"s"), ("again", b"t")]


def test_people(home: Home) -> None:
    ann = SavePeer(ALICE, "Ann", False, False, "127.0.0.1:1")
    bob = SavePeer(BOB, "Bob", True, True, None)
    home.commit([bob, ann])
    assert home.peers() == [ann, bob]
    home.commit([SavePeer(ALICE, "Anna", True, False, None)])
    assert home.peers() == [SavePeer(ALICE, "Anna", True, False, None), bob]


def test_frames_are_kept_in_order_and_let_go(home: Home) -> None:
    places = [(1, 0, 255, 1), (1, 0, 255, 2), (1, 1, 0, 1), (1, 1, 3, 0), (2, 0, 255, 1)]
    home.commit([SaveFrame(GROUP, place, bytes([n])) for n, place in reversed(list(enumerate(places)))])
    home.commit([SaveFrame(OTHER_GROUP, places[0], b"other"), SaveFrame(GROUP, places[4], b"again")])
    assert home.frames(GROUP) == [*((place, bytes([n])) for n, place in enumerate(places[:4])), (places[4], b"again")]
    home.commit([DropFrames(GROUP, (1, 1, 2, 9)), DropFrame(GROUP, places[4])])
    assert home.frames(GROUP) == [(places[3], b"\3")]
    assert home.frames(OTHER_GROUP) == [(places[0], b"other")]


# -- messages -------------------------------------------------------------------------------------


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
    assert numbers(home.unagreed(GROUP)) == [6, 7, 8, 4, 5]
    last = home.last_message(GROUP)
    assert last is not None and last.text == "typed second" and last.position is None
    assert home.last_message(OTHER_GROUP) is None and home.messages(OTHER_GROUP) == []


def test_a_message_leaves_the_outbox_where_it_is_placed(home: Home) -> None:
    home.commit([message(1, position=(5, 0, 0)), message(2, position=None)])
    assert not home.has_message(GROUP, ALICE, (2).to_bytes(16, "big"))
    home.commit([message(2, position=(4, 0, 0))])
    assert numbers(home.messages(GROUP)) == [2, 1] and home.unplaced(GROUP) == []
    assert home.has_message(GROUP, ALICE, (2).to_bytes(16, "big"))


def test_ids_belong_to_their_author(home: Home) -> None:
    home.commit([message(1, author=ALICE), message(1, author=BOB), message(1, group=OTHER_GROUP)])
    assert home.message_count(GROUP) == 2
    assert not home.has_message(OTHER_GROUP, BOB, (1).to_bytes(16, "big"))


def test_agreed_stays(home: Home) -> None:
    home.commit([message(n, position=(1, 0, n)) for n in range(3)])
    home.commit([MarkAgreed(GROUP, [(ALICE, (n).to_bytes(16, "big")) for n in (0, 1, 77)])])
    home.commit([message(1, position=(1, 0, 1), agreed=False)])
    assert [m.agreed for m in home.messages(GROUP)] == [True, True, False]
    assert numbers(home.unagreed(GROUP)) == [2]


def test_unread_counts_what_others_wrote(home: Home) -> None:
    me = public_key(home.identity)
    home.commit([SaveGroup(GROUP, "x", b""), SaveGroup(OTHER_GROUP, "y", b""), message(1), message(2)])
    home.commit([message(3, author=me), message(4, author=me, position=None), message(2, agreed=True)])
    home.commit([message(5, group=OTHER_GROUP)])
    assert [g.unread for g in home.groups()] == [2, 1]
    home.commit([MarkRead(GROUP)])
    assert [g.unread for g in home.groups()] == [0, 1]
    home.commit([message(6), message(1)])
    assert [g.unread for g in home.groups()] == [1, 1]


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


# -- transactions ---------------------------------------------------------------------------------


def test_all_or_nothing(home: Home) -> None:
    home.commit([SaveGroup(GROUP, "x", b"before"), SaveName("Ann")])
    broken = message(2, text="\ud800")  # no text that can be stored
    with pytest.raises(UnicodeEncodeError):
        home.commit([SaveGroup(GROUP, "x", b"after"), message(1), SaveName("Eve"), broken])
    assert [g.state for g in home.groups()] == [b"before"]
    assert (home.message_count(GROUP), home.name) == (0, "Ann")
    home.commit([SaveGroup(GROUP, "x", b"after")])
    assert [g.state for g in home.groups()] == [b"after"]


def test_nothing_to_write_is_fine(home: Home) -> None:
    home.commit([])


def test_one_thread_writes_while_another_reads(home: Home) -> None:
    def write() -> None:
        for n in range(100):
            home.commit([SaveGroup(GROUP, "x", n.to_bytes(4, "big") * 500), message(n, position=(1, 0, n))])

    with ThreadPoolExecutor(1) as executor:
        writing = executor.submit(write)
        while not writing.done():
            count = home.message_count(GROUP)
            assert [m.position for m in home.messages(GROUP, limit=count)] == [(1, 0, n) for n in range(count)]
        writing.result(10)
    assert home.message_count(GROUP) == 100


def test_the_key_file_is_not_read_as_a_whole_if_it_is_huge(tmp_path: Path) -> None:
    opened(tmp_path).close()
    with (tmp_path / "home.key").open("r+b") as file:
        file.truncate(10**9)
    with pytest.raises(DamagedHome):
        Home.protection(tmp_path)
    assert keyfile.MAX_BYTES < 10**4
