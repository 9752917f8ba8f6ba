from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite

from smmp_core.storage import database, schema
from smmp_core.storage.errors import NewerHome

KEY = bytes(32)
LADDER = (
    ("CREATE TABLE person (name TEXT)", "INSERT INTO person VALUES ('Ann')"),
    ("ALTER TABLE person ADD COLUMN age INTEGER",),
    ("UPDATE person SET age = 7", "CREATE INDEX ages ON person (age)"),
)


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite.Connection]:
    with closing(database.connect(tmp_path / "db", KEY)) as connection:
        yield connection


@pytest.mark.parametrize("start", range(len(LADDER) + 1))
def test_every_rung_leads_to_the_top(connection: sqlite.Connection, start: int) -> None:
    schema.migrate(connection, LADDER[:start])
    assert schema.version(connection) == start
    schema.migrate(connection, LADDER)
    assert schema.version(connection) == 3
    assert connection.execute("SELECT name, age FROM person").fetchall() == [("Ann", 7)]


def test_a_step_that_fails_changes_nothing(connection: sqlite.Connection) -> None:
    schema.migrate(connection, LADDER[:1])
    with pytest.raises(sqlite.OperationalError):
        schema.migrate(connection, (*LADDER, ("CREATE TABLE wrong (",)))
    assert schema.version(connection) == 1
    assert connection.execute("SELECT * FROM person").fetchall() == [("Ann",)]


def test_a_longer_ladder_is_refused(connection: sqlite.Connection) -> None:
    schema.migrate(connection, LADDER)
    with pytest.raises(NewerHome, match="newer version"):
        schema.migrate(connection, LADDER[:2])
    assert schema.version(connection) == 3


def test_the_home_s_own_ladder(connection: sqlite.Connection) -> None:
    schema.migrate(connection)
    assert schema.version(connection) == len(schema.LADDER)
    schema.migrate(connection)
    assert connection.execute("SELECT count(*) FROM message").fetchone() == (0,)
