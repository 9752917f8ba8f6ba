"""Tests that play a random life get its seed by the name ``life``; ``--seeds N`` plays N of each sort."""

import pytest


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "life" in metafunc.fixturenames:
        metafunc.parametrize("life", range(metafunc.config.getoption("--seeds")))
