import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smmp_core.crypto.x25519 import public_key
from smmp_core.storage import database, keyfile, schema
from smmp_core.storage.errors import BadPassphrase, DamagedHome, HomeBroken, NewerHome, PassphraseNeeded
from smmp_core.storage.home import Home
from smmp_core.storage.writes import (
    DropFrame,
    DropFrames,
    DropGroup,
    MarkFinal,
    SaveFrame,
    SaveGroup,
    SaveName,
    SavePeer,
)
from tests.storage.helpers import ALICE, BOB, GROUP, OTHER_GROUP, contents, message, numbers, opened, private
from tests.storage.pages import PAGE, key_of

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
    whisper = private(1, text="hidden too")
    home.commit([SaveGroup(GROUP, "Friends", b"hidden state"), message(1, text="hidden text"), whisper])
    shown = repr([home, home.groups(), home.messages(GROUP), message(1, text="hidden text")])
    shown += repr([home.private(GROUP), whisper, home.message(GROUP, ALICE, (1).to_bytes(16, "big"))])
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
        home.commit([private(1, group=group), private(2, group=group, author=public_key(home.identity))])
    home.commit([DropGroup(GROUP), DropGroup(b"unknown" * 2 + b"!!")])
    assert [g.group for g in home.groups()] == [OTHER_GROUP]
    assert (home.message_count(GROUP), home.frames(GROUP)) == (0, [])
    assert home.private(GROUP) == home.undelivered(GROUP) == []
    assert not home.has_private(GROUP, BOB, (1).to_bytes(16, "big"))
    assert (home.message_count(OTHER_GROUP), len(home.frames(OTHER_GROUP))) == (1, 1)
    assert (numbers(home.private(OTHER_GROUP)), numbers(home.undelivered(OTHER_GROUP))) == ([1, 2], [2])
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


locations = st.tuples(st.integers(0, 2), st.integers(0, 1), st.sampled_from([0, 255]), st.integers(0, 2))


@given(st.lists(locations, max_size=12, unique=True), locations, st.none() | locations)
def test_frames_behind_one_location_and_up_to_another_are_let_go(
    tmp_path_factory: pytest.TempPathFactory,
    kept: list[tuple[int, int, int, int]],
    through: tuple[int, int, int, int],
    after: tuple[int, int, int, int] | None,
) -> None:
    """Who is away may need the frames of the epochs before."""
    with closing(opened(tmp_path_factory.mktemp("home"))) as home:
        home.commit([SaveFrame(GROUP, place, b"f") for place in kept])
        home.commit([SaveFrame(OTHER_GROUP, through, b"f"), DropFrames(GROUP, through, after)])
        left = [place for place in sorted(kept) if place > through or (after is not None and place <= after)]
        assert [place for place, _ in home.frames(GROUP)] == left
        assert len(home.frames(OTHER_GROUP)) == 1


# -- an older home --------------------------------------------------------------------------------


def test_a_home_of_the_first_schema_climbs_the_ladder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was agreed counted as final then; everything else is as it was."""
    climb = schema.migrate
    with monkeypatch.context() as older:
        older.setattr(schema, "migrate", lambda connection: climb(connection, schema.LADDER[:1]))
        opened(tmp_path).close()
    with closing(database.connect(tmp_path / "home.db", key_of(tmp_path))) as connection:
        assert schema.version(connection) == 1
        (identity,) = connection.execute("SELECT identity FROM own").fetchone()
        connection.execute("INSERT INTO conversation VALUES (1, ?, 'Friends')", (GROUP,))
        connection.execute("CREATE TABLE state_1 (state BLOB NOT NULL)")
        connection.execute("INSERT INTO state_1 VALUES (?)", (b"as it was",))
        for n, (epoch, agreed) in enumerate([(1, 1), (1, 1), (1, 0), (2, 1), (schema.UNPLACED, 0)]):
            values = (GROUP, ALICE, n.to_bytes(16, "big"), epoch, 0, n, 5, f"text {n}", bytes(32), agreed, n % 2)
            connection.execute("INSERT INTO message VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
        connection.execute("INSERT INTO frame VALUES (?, 1, 0, 255, 2, ?)", (GROUP, b"kept"))
        connection.execute("INSERT INTO peer VALUES (?, 'Bob', 1, 0, NULL)", (BOB,))
    for _ in range(2):
        with closing(opened(tmp_path)) as home:
            assert schema.version(home._connection) == len(schema.LADDER)
            assert home.identity == identity
            assert [(g.name, g.state) for g in home.groups()] == [("Friends", b"as it was")]
            assert home.unread() == {(GROUP, ALICE): 2}
            assert numbers(home.messages(GROUP)) == [0, 1, 2, 3, 4] and numbers(home.unplaced(GROUP)) == [4]
            assert [m.agreed for m in home.messages(GROUP)] == [True, True, False, True, False]
            assert numbers(home.tail(GROUP)) == [2], "what was agreed is final"
            assert home.frames(GROUP) == [((1, 0, 255, 2), b"kept")]
            assert home.peers() == [SavePeer(BOB, "Bob", True, False, None)]
            assert home.private(GROUP) == home.undelivered(GROUP) == []
    with closing(opened(tmp_path)) as home:
        home.commit([private(1), message(9, position=(3, 0, 1)), MarkFinal(GROUP, [(ALICE, (2).to_bytes(16, "big"))])])
        assert numbers(home.private(GROUP)) == [1] and numbers(home.tail(GROUP)) == [9]


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
