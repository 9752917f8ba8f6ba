"""Randomness is handed in; a real home accepts only the system's."""

import os
from collections.abc import Callable
from typing import TypeAlias

RandomSource: TypeAlias = Callable[[int], bytes]
"""So many random bytes."""

system_random: RandomSource = os.urandom
