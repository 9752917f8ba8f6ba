"""Who may hear beside the protocol what happens in a group, and be heard of it."""

from smmp_core.conversation.member import Member


def circle(member: Member, group: bytes) -> frozenset[bytes]:
    """The others in a group, but for those we have blocked; nobody, where the group is not open to us."""
    found = member.groups.get(group)
    if found is None or found.stage != "open":
        return frozenset()
    return frozenset(found.membership.present) - member.blocked - {member.world.me}
