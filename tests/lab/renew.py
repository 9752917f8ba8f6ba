"""Write the golden traces again: ``python3 -m tests.lab.renew [SCENARIO ...]``.

Look at what has changed first (the failing test shows it), then at the scenario in the lab.
"""

import lzma
import sys
from collections.abc import Iterable

from smmp_core.lab.scenarios import SCENARIOS
from tests.lab.running import GOLDENS, play, trace


def renew(names: Iterable[str]) -> None:
    """Write these scenarios' traces; those of scenarios that are gone go too."""
    GOLDENS.mkdir(exist_ok=True)
    for name in names:
        data = trace(play(name, SCENARIOS[name].seed))
        (GOLDENS / f"{name}.jsonl.xz").write_bytes(lzma.compress(data, preset=9 | lzma.PRESET_EXTREME))
    for path in GOLDENS.glob("*.jsonl.xz"):
        if path.name.removesuffix(".jsonl.xz") not in SCENARIOS:
            path.unlink()


if __name__ == "__main__":
    renew(sys.argv[1:] or SCENARIOS)
