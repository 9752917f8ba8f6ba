"""Files that members send each other: announced by a message, fetched in encrypted parts beside the conversation.

``layout`` and ``sealing`` say what a blob is, ``frames`` what members say, ``download`` and ``exchange`` (sans-IO) who
is asked for what, ``serving`` who is given what, ``vault`` where the blobs lie, ``book`` which message announced them.
``files`` joins these; it is what the window uses.
"""
