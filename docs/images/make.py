"""Takes the documents' pictures anew: ``python -m docs.images.make`` beside the README.

Those of the window come from the demonstration, those of the lab from its export.
"""

import os
import subprocess
import sys
import tempfile
from array import array
from collections import Counter
from pathlib import Path

from PySide6.QtGui import QImage

from smmp_gui.demo import run_demo

PICTURES = {
    "window": "2-back-in-step-light",
    "window-dark": "2-back-in-step-dark",
    "agreement": "4-agreement-light",
    "verify": "5-verify-light",
    "search": "6-search-dark",
}
"""Their names here, and in the demonstration."""
LAB = {
    "strip": ("collision", "strip-light"),
    "lanes": ("lost-message", "lanes-light"),
    "ring": ("partition", "ring-2-light"),
}
"""Their names here, the scenario, and the name in its export."""
_SCALE = "1.75"  # twice would make files over 250 kB
_OFTEN = 2_000  # pixels of one colour: a ground of the palette, which stays as it is
_BITS = 0xFFFCFCFC  # of the others: those of a picture, and of the edges of letters


def main() -> int:
    """Answers the exit status."""
    os.environ["QT_SCALE_FACTOR"] = _SCALE
    with tempfile.TemporaryDirectory() as folder:
        status = run_demo(Path(folder))
        for name, taken in PICTURES.items() if status == 0 else ():
            shrink(Path(folder, f"{taken}.png"), Path(__file__).with_name(f"{name}.png"))
    os.environ.pop("QT_SCALE_FACTOR")
    for name, (scenario, drawn) in LAB.items():
        with tempfile.TemporaryDirectory() as folder:
            export = [sys.executable, "-m", "smmp_gui", "--lab", "--scenario", scenario, "--export", folder]
            status = subprocess.run(export, check=False, stdout=subprocess.DEVNULL).returncode or status
            if status == 0:
                shrink(Path(folder, f"{drawn}.png"), Path(__file__).with_name(f"{name}.png"))
    return status


def shrink(taken: Path, to: Path) -> None:
    """Write a picture as a smaller file: of colours that are rare, the bits are left out that nobody sees.

    Raises:
        OSError: it cannot be written.
    """
    image = QImage(str(taken)).convertToFormat(QImage.Format.Format_RGB32)
    pixels = memoryview(image.constBits()).cast("I")
    colours = {colour: colour if n > _OFTEN else colour & _BITS for colour, n in Counter(pixels).items()}
    shrunk = array("I", map(colours.__getitem__, pixels)).tobytes()
    result = QImage(shrunk, image.width(), image.height(), image.bytesPerLine(), QImage.Format.Format_RGB32)
    if not result.save(str(to), None, 0):
        raise OSError(f"{to} cannot be written")


if __name__ == "__main__":
    sys.exit(main())
