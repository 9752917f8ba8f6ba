"""``python -m smmp_gui``: the same as ``smmp-gui``."""

import sys

from smmp_gui.app import main

if __name__ == "__main__":
    sys.exit(main())
