"""Digest patterns."""

from hypothesis import given
from hypothesis import strategies as st

from smmp_gui.drawing import pattern_cells


@given(st.binary(min_size=32, max_size=32))
def test_a_pattern_is_a_face_within_its_grid(digest: bytes) -> None:
    cells = set(pattern_cells(digest.hex()))
    assert all(0 <= column < 5 and 0 <= row < 5 for column, row in cells)
    assert cells == {(4 - column, row) for column, row in cells}
    assert len(pattern_cells(digest.hex())) == len(cells)


def test_different_digests_look_different() -> None:
    assert pattern_cells("00" * 32) == []
    assert len(pattern_cells("ff" * 32)) == 25
    assert pattern_cells("12345678" + "0" * 56) != pattern_cells("87654321" + "0" * 56)
    assert pattern_cells("no hex") == []
