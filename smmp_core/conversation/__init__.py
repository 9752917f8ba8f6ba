"""One conversation kept the same at everybody: turns, acknowledgements, repair, outbox, resync.

Sans-IO: time, randomness and what is stored are handed in; frames, events and writes come out as
:class:`~smmp_core.conversation.effects.Effects`.
"""
