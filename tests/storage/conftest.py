"""An open home for every test that asks for one."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from smmp_core.storage.home import Home
from tests.storage.helpers import opened


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with closing(opened(tmp_path / "home")) as home:
        yield home
