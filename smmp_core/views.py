"""How what the engine and the home hold is shown outside, and how a group is taken up again."""

from smmp_core.answers import GroupInfo, GroupStatus, Hit, MemberStatus, MessageInfo, PrivateInfo
from smmp_core.conversation.group import Group
from smmp_core.conversation.member import StoredGroup
from smmp_core.conversation.outbox import Pending
from smmp_core.conversation.pairs import Parcel
from smmp_core.conversation.stored import StoredEntry
from smmp_core.conversation.transcript import Entry
from smmp_core.conversation.world import World, content_hash
from smmp_core.events import Gap, Invited
from smmp_core.protocol.frames import Location
from smmp_core.protocol.private import TEXT, PrivateMessage
from smmp_core.search import Query, snippet
from smmp_core.storage import stored
from smmp_core.storage.home import Home
from smmp_core.storage.stored import StoredMessage, StoredPrivate


def group_info(group: Group, unread: int, now: float) -> GroupInfo:
    """A group in a list."""
    members = [member.hex() for member in group.members]
    return GroupInfo(group.id.hex(), group.name, members, group.epoch, group.word(now).text, unread)


def invitation(group: Group) -> Invited:
    """A group that waits for our answer."""
    return Invited(group.id.hex(), group.name, group.creator.hex(), [member.hex() for member in group.members])


def gaps(group: Group) -> list[Gap]:
    """Messages missing here that other members hold, by who wrote them; in order."""
    missing = group.conversation.comparison.gaps if group.conversation is not None else {}
    first = sorted((min(ids.values()), author.hex(), len(ids)) for author, ids in missing.items() if ids)
    return [Gap(group.id.hex(), author, count, position) for position, author, count in first]


def group_status(group: Group, world: World, now: float) -> GroupStatus:
    """The whole state of a group, every member's standing in it."""
    conversation = group.conversation
    return GroupStatus(
        group.id.hex(),
        group.word(now).text,
        conversation.location.position if conversation is not None else None,
        conversation.digest.hex() if conversation is not None else None,
        [_member_status(group, member, world, now) for member in group.members],
        group.outbox,
    )


def _member_status(group: Group, member: bytes, world: World, now: float) -> MemberStatus:
    conversation = group.conversation
    online = member == world.me or member in world.connected
    if conversation is None:
        return MemberStatus(member.hex(), online, None, None, "unknown")
    if member == world.me:
        here = conversation.location.position
        return MemberStatus(member.hex(), True, here, conversation.digest.hex(), "agrees", 0.0)
    standing = conversation.acknowledgements.standings.get(member)
    if standing is None:
        return MemberStatus(member.hex(), online, None, None, "unknown")
    ack, state = standing.ack, conversation.acknowledgements.state(member)
    return MemberStatus(member.hex(), online, ack.location.position, ack.digest.hex(), state, now - standing.at)


def message_info(message: StoredMessage) -> MessageInfo:
    """A message as it is stored."""
    return MessageInfo(
        message.position,
        message.id.hex(),
        message.author.hex(),
        message.text,
        message.time,
        message.digest.hex(),
        message.agreed,
    )


def private_info(message: StoredPrivate) -> PrivateInfo:
    """A one-on-one message as it is stored."""
    return PrivateInfo(
        message.id.hex(), message.peer.hex(), message.author.hex(), message.text, message.time, message.delivered
    )


def thread_message(message: PrivateInfo) -> MessageInfo:
    """A one-on-one message as a message without a place in any conversation; agreed: delivered."""
    return MessageInfo(None, message.id, message.sender, message.text, message.time, "", agreed=message.delivered)


def hit(message: StoredMessage | StoredPrivate, query: Query) -> Hit:
    """A message in which something was found."""
    peer = message.peer.hex() if isinstance(message, StoredPrivate) else None
    line, matches = snippet(message.text, query)
    return Hit(message.group.hex(), peer, message.id.hex(), message.author.hex(), message.time, line, matches)


def private_line(message: StoredPrivate, me: bytes) -> dict[str, object]:
    """A one-on-one message in the answer to ``transcript``."""
    to = message.peer if message.author == me else me
    return {
        "id": message.id.hex(),
        "sender": message.author.hex(),
        "to": to.hex(),
        "text": message.text,
        "time": message.time,
    }


def stored_group(home: Home, group: stored.StoredGroup) -> StoredGroup:
    """What the engine takes a group up from."""
    id = group.group
    return StoredGroup(
        id,
        group.state,
        [
            StoredEntry(Entry(m.position, m.author, m.id, content_hash(m)), m.text, m.time, m.agreed)
            for m in home.tail(id)
            if m.position is not None
        ],
        [Pending(m.id, m.text, m.time) for m in home.unplaced(id)],
        [(Location(*location), frame) for location, frame in home.frames(id)],
        [Parcel(m.peer, m.id, PrivateMessage(TEXT, m.time, m.text.encode())) for m in home.undelivered(id)],
    )
