"""What the user prefers outlasts a restart, and what is stored wrongly is no obstacle."""

from pathlib import Path

import pytest

from smmp_core import commands
from smmp_core.errors import LocalError
from smmp_core.preferences import GroupPreferences, Preferences
from smmp_core.service import Service, Settings


async def service(home: Path) -> Service:
    started = Service(Settings(home, name="Ada", listen=("127.0.0.1:0",), discovery=False))
    await started.start()
    return started


async def test_preferences_outlast_a_restart(tmp_path: Path) -> None:
    ada = await service(tmp_path / "ada")
    group = str((await ada.execute(commands.Create(name="Ops", members=["ab" * 32])))["group"])
    assert ada.preferences == Preferences() and ada.group_preferences(group) == GroupPreferences()
    await ada.prefer(Preferences(appearance="dark", keep_days=30, interfaces=("127.0.0.1",)))
    await ada.prefer_in_group(group, GroupPreferences(muted=True))
    await ada.close()

    ada = await service(tmp_path / "ada")
    assert ada.preferences == Preferences(appearance="dark", keep_days=30, interfaces=("127.0.0.1",))
    assert ada.group_preferences(group) == GroupPreferences(muted=True)
    await ada.execute(commands.Leave(group=group))
    with pytest.raises(LocalError):
        ada.group_preferences(group)
    await ada.close()


@pytest.mark.parametrize("stored", [b"", b"nonsense", b"[]", b'{"notify": "sometimes"}', b"\xff"])
def test_what_makes_no_sense_is_the_default(stored: bytes) -> None:
    assert Preferences.decode(stored) == Preferences()
