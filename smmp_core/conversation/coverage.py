"""What acknowledgements cover, and who must acknowledge what (protocol.md §6 "Order")."""

from collections.abc import Iterable, Mapping

from smmp_core.conversation.membership import Membership
from smmp_core.conversation.transcript import Entry, Span, Transcript
from smmp_core.protocol.state import Epoch


class Coverage:
    """The spans of transcript hashes, and the rosters of epochs whose messages are still open."""

    def __init__(self, me: bytes, membership: Membership, rosters: Mapping[int, tuple[bytes, ...]]) -> None:
        """``rosters``: who took part in earlier epochs."""
        self._me, self._membership = me, membership
        self.rosters = dict(rosters)
        self._spans = membership.spans

    def renew(self, transcript: Transcript) -> None:
        """Who is a member has changed."""
        self._spans = self._membership.spans
        transcript.cover(span for spans in self._spans.values() for span in spans)

    def left(self, epoch: Epoch, open_: Iterable[Entry]) -> None:
        """We have left an epoch; ``open_``: the messages that are not final."""
        self.rosters[epoch.number] = epoch.roster
        epochs = {entry.position[0] for entry in open_}
        self.rosters = {number: roster for number, roster in self.rosters.items() if number in epochs}

    def spans_with(self, member: bytes) -> list[Span]:
        """What we compare with a member: all since we have both been members."""
        return self._spans[self._membership.common(member)]

    def hashes(self, transcript: Transcript) -> dict[int, bytes]:
        """T for everybody, by the epoch in which what is compared begins."""
        return {common: transcript.hash(spans) for common, spans in self._spans.items()}

    def covers(self, entry: Entry) -> bool:
        """Whether acknowledgements cover a message: not if its author has gone since."""
        since = self._membership.state.since.get(entry.author)
        return since is not None and entry.position[0] >= since

    def needed(self, number: int, present: Epoch) -> set[bytes]:
        """Who, besides us, must acknowledge the messages of the epoch ``number``."""
        since = self._membership.since
        members = {member for member in present.roster if since(member) <= number}
        members.update(self.rosters.get(number, ()))
        return members & set(self._membership.present) - {self._me}
