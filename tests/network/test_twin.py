"""Our own identity at the other end: we ourselves, or a copy of our home that runs somewhere else."""

import os

import pytest

from smmp_core.network.errors import ConnectFailed
from tests.network.people import LOCAL, Member, online, until


async def test_dialling_oneself_is_said() -> None:
    alice = Member("Alice")
    async with online(alice):
        with pytest.raises(ConnectFailed, match="your own address"):
            await alice.mesh.connect(alice.mesh.addresses[0])
        assert alice.told == []


async def test_somebody_else_with_our_own_identity_is_told_from_ourselves() -> None:
    identity, found, others = os.urandom(32), list[str](), list[str]()
    one = Member("Alice", identity, on_twin=found.append)
    two = Member("Alice", identity, on_twin=others.append)
    async with online(one, two):
        one.mesh.doubted([*one.mesh.addresses, f"{LOCAL}:1"])  # we are there ourselves; there is nobody
        await until(lambda: one.mesh._doubting is not None and one.mesh._doubting.done())
        assert found == []
        one.mesh.doubted(two.mesh.addresses)
        await until(lambda: found)
        assert found == two.mesh.addresses
        await until(lambda: others)
        assert others == one.mesh.addresses, "whoever is found learns of it"
        with pytest.raises(ConnectFailed, match="a copy of yours"):
            await one.mesh.connect(two.mesh.addresses[0])
        assert one.told == two.told == []


async def test_who_only_says_to_have_our_identity_is_no_twin() -> None:
    alice, bob = Member("Alice", on_twin=lambda address: pytest.fail(address)), Member("Bob")
    async with online(alice, bob):
        alice.mesh.doubted(bob.mesh.addresses)
        await until(lambda: alice.mesh._doubting is not None and alice.mesh._doubting.done())
        assert alice.told == bob.told == []
