"""The words of a group's state that the window acts on; all others are only shown."""

ALONE = "Everybody else has left"
REMOVED = "Removed"
INVITED = "Invited"
PENDING = (INVITED, "Agreeing")
"""Before the first key stands."""
