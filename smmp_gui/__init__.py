"""The window: shows what :mod:`smmp_core.service` knows and passes on what the user wants.

It keeps no state of the conversation of its own. Of the core it imports the service, its events,
commands and errors, and the fingerprints' pictures; nothing else.
"""
