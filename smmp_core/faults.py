"""The command ``fault``: what is to go wrong next, for tests and demonstrations."""

from smmp_core.commands import Fault
from smmp_core.conversation.member import Member
from smmp_core.errors import LocalError
from smmp_core.fields import hex_bytes


def inject(member: Member, fault: Fault, now: float) -> None:
    """Let something go wrong in one group, or in all that have a key.

    Raises:
        LocalError: there is no such group, or none has a key yet.
    """
    if fault.count < 1:
        raise LocalError("A count is at least 1.", code="bad_field")
    to = hex_bytes(fault.to, 32, "fingerprint") if fault.to is not None else None
    groups = list(member.groups.values())
    if fault.group is not None:
        groups = [member.group(hex_bytes(fault.group, 16, "group"))]
    running = [(group, group.conversation) for group in groups if group.conversation is not None]
    if not running:
        raise LocalError("No group has a key yet.", code="not_ready")
    for group, conversation in running:
        conversation.faults.inject(fault.kind, to, fault.count)
        group.settle(now)
