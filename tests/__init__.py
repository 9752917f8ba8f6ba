"""Tests, mirroring the packages; tests/system starts real processes, tests/attacks plays the attacker."""
