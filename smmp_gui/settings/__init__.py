"""The settings: one dialog, a module for each of its sections."""
