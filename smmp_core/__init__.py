"""SMMP: secure multi-party messaging, the core. Importing it needs no Qt."""

__version__ = "0.1.0"
