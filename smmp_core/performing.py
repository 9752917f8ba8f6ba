"""What each command does to a running member."""

from smmp_core import commands, invites
from smmp_core.conversation.member import Member
from smmp_core.errors import LocalError
from smmp_core.faults import inject
from smmp_core.fields import hex_bytes
from smmp_core.network.mesh import Mesh
from smmp_core.people import People


def group_id(member: Member, group: str) -> bytes:
    """The id behind a command's ``group``.

    Raises:
        LocalError: it is no id, or of no group here.
    """
    id = hex_bytes(group, 16, "group")
    member.group(id)
    return id


def fingerprint(peer: str) -> bytes:
    """The identity key behind a fingerprint.

    Raises:
        LocalError: it is none.
    """
    return hex_bytes(peer, 32, "fingerprint")


async def perform(
    command: commands.Command, member: Member, mesh: Mesh, people: People, *, now: float, faults: bool
) -> dict[str, object] | None:
    """Do what a command says, short of storing it; ``faults``: whether they may be injected.

    Returns the fields of its answer, or None if it only asks for something.

    Raises:
        LocalError: it cannot be done.
    """
    answer: dict[str, object] = {}
    match command:
        case commands.Create(name=name, members=members):
            answer["group"] = member.create(name, [fingerprint(m) for m in members], now).hex()
        case commands.Accept(group=group):
            member.accept(group_id(member, group), now)
        case commands.Decline(group=group):
            member.decline(group_id(member, group))
        case commands.Send(group=group, text=text):
            answer["id"] = member.send(group_id(member, group), text, now).hex()
        case commands.Private(group=group, to=to, text=text):
            answer["id"] = member.private(group_id(member, group), fingerprint(to), text, now).hex()
        case commands.Rename(group=group, name=name):
            member.rename(group_id(member, group), name)
        case commands.Leave(group=group):
            member.leave(group_id(member, group))
        case commands.Resync(group=group):
            member.resync(group_id(member, group), now)
        case commands.Connect(address=address):
            answer["peer"] = (await _connect(address, mesh, people, member.world.me)).hex()
        case commands.Invitation():
            answer["text"] = str(invites.invite(member.world.me, mesh.addresses))
        case commands.Verify(peer=peer) | commands.Unverify(peer=peer):
            verified = isinstance(command, commands.Verify)
            member.world.effects.writes.append(people.verify(_known(people, peer), verified))
        case commands.Block(peer=peer) | commands.Unblock(peer=peer):
            _block(_known(people, peer), isinstance(command, commands.Block), member, mesh, people)
        case commands.Fault() if not faults:
            raise LocalError("Faults can be injected only with --faults on the command line.", code="no_faults")
        case commands.Fault():
            inject(member, command, now)
        case commands.Add(group=group, members=members):
            member.add(group_id(member, group), [fingerprint(m) for m in members], now)
        case commands.Remove(group=group, members=members):
            member.remove(group_id(member, group), [fingerprint(m) for m in members], now)
        case commands.GoOn(group=group):
            member.go_on(group_id(member, group), now)
        case _:
            return None
    return answer


def _known(people: People, peer: str) -> bytes:
    key = fingerprint(peer)
    if key not in people:
        raise LocalError("Nobody with this fingerprint is known here.", code="unknown_peer")
    return key


async def _connect(address: str, mesh: Mesh, people: People, me: bytes) -> bytes:
    if not invites.is_code(address):
        return await mesh.connect(address)
    invitation = invites.read_invitation(address)
    if invitation.key == me:
        raise LocalError("This is your own invitation. Give it to somebody else.", code="bad_field")
    if invitation.key in people.blocked():
        raise LocalError("You have blocked this person. Unblock them first.", code="not_ready")
    return await mesh.reach(invitation.key, invitation.addresses)


def _block(peer: bytes, blocked: bool, member: Member, mesh: Mesh, people: People) -> None:
    member.world.effects.writes.append(people.block(peer, blocked))
    if blocked:
        member.blocked.add(peer)
        mesh.disconnect(peer, "blocked")
    else:
        member.blocked.discard(peer)
