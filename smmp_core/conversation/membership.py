"""Who is in a group: invited, added, away, removed, left (SMMP §X.A.2 and 3, protocol.md §3).

What is decided here takes effect with the next key agreement, whose plan names everybody. Whoever goes is told by
each who knows, under the secret of their pair, until it has been heard.
"""

from collections.abc import Callable, Collection, Iterable
from typing import Literal

import msgspec

from smmp_core.conversation import signals
from smmp_core.conversation.signals import (
    MAX_MEMBERS,
    Answer,
    Heard,
    Invite,
    Leave,
    Remove,
    Signal,
    leave_tag,
    remove_tag,
)
from smmp_core.conversation.transcript import Span
from smmp_core.conversation.voice import Voice
from smmp_core.conversation.world import World
from smmp_core.crypto.suite import equal
from smmp_core.errors import LocalError
from smmp_core.protocol.private import Pair
from smmp_core.protocol.rounds import Plan

Stage = Literal["invited", "gathering", "open", "left", "removed"]

AGAIN = 2.0  # seconds until who has not heard is told again, doubling to
AGAIN_MAX = 60.0
EVER = 2**32  # later than any epoch
MAX_FORMER = 256


class MembershipState(msgspec.Struct):
    """What must outlast a restart."""

    stage: Stage
    creator: bytes  # who made the group, or asked us to join it
    members: tuple[bytes, ...]  # identity keys in byte order; before the first key: who is invited
    since: dict[bytes, int] = {}  # the epoch in which each joined
    answers: dict[bytes, bool] = {}  # whom we asked to join: who has answered what
    asked: tuple[bytes, ...] = ()  # whom we asked to join a group that stands
    gone: dict[bytes, bytes] = {}  # who has left or is removed, and by whom; until an epoch stands without them
    former: dict[bytes, int] = {}  # who has gone, the last ones, and the first epoch without them
    anew: bool = False  # we join anew with the next agreement: what we wrote before is compared no longer
    notices: dict[bytes, tuple[bytes, ...]] = {}  # frames that tell somebody who has gone, until they are heard
    going_on: bool = False  # the user will not wait for who is away


class Membership:
    """The members of one group, as one of them knows them."""

    def __init__(
        self, world: World, group: bytes, voice: Voice, state: MembershipState, *, pairs: Callable[[bytes], list[Pair]]
    ) -> None:
        """Take up where ``state`` stood; ``pairs`` gives ours with a member, of every epoch that may be its own."""
        self._world, self._group, self._voice, self._pairs = world, group, voice, pairs
        self.state = state
        self.changed = False
        self._again: tuple[float, float] | None = None  # when to tell again, and the pause after it

    @property
    def stage(self) -> Stage:
        """``invited``, ``gathering``, ``open``, ``left`` or ``removed``."""
        return self.state.stage

    @property
    def members(self) -> tuple[bytes, ...]:
        """Identity keys in byte order: invited, later the members, away ones included."""
        return self.state.members

    @property
    def present(self) -> list[bytes]:
        """The members who have not gone."""
        return [member for member in self.state.members if member not in self.state.gone]

    @property
    def spans(self) -> dict[int, list[Span]]:
        """What transcript hashes cover: by the epoch from which on we share one with somebody, each author's part."""
        sinces = {member: self.since(member) for member in self.members}
        commons = {max(since, self.since(self._world.me)) for since in sinces.values()}
        return {common: [Span(max(common, sinces[m]), m) for m in self.members] for common in commons}

    def since(self, member: bytes) -> int:
        """The epoch in which a member joined."""
        return self.state.since.get(member, 0)

    def common(self, member: bytes) -> int:
        """The epoch from which on a member and we have both been members."""
        return max(self.since(member), self.since(self._world.me))

    @property
    def wishes(self) -> bool:
        """Whether we ourselves have something to change: whom we asked has accepted, or we have removed somebody."""
        state = self.state
        accepted = any(state.answers.get(member) for member in state.asked)
        return accepted or state.going_on or self._world.me in state.gone.values()

    @property
    def taking_part(self) -> bool:
        """Whether we are, or are about to be, a member."""
        return self.state.stage in ("gathering", "open")

    @property
    def may_ask(self) -> bool:
        """Whether we can ask people to join now: before the first key only who made the group can."""
        return self.taking_part and self._invites

    @property
    def nobody_accepted(self) -> bool:
        """Whether we made a group and everybody we asked has said no."""
        state, me = self.state, self._world.me
        ours = state.stage == "gathering" and state.creator == me and not self.silent
        return ours and not any(yes for member, yes in state.answers.items() if member != me)

    @property
    def abandoned(self) -> bool:
        """Whether who asked us to join has gone before there was a key."""
        return self.state.stage == "gathering" and self.state.creator in self.state.gone

    @property
    def silent(self) -> list[bytes]:
        """Whom we asked to join and who has not answered."""
        asked = self.state.members if self.state.stage == "gathering" else self.state.asked
        return [member for member in asked if member not in self.state.answers]

    # -- what the user does -------------------------------------------------------------------

    def accept(self) -> None:
        """Say yes to the invitation."""
        self.state.stage, self.changed = "gathering", True
        self._say(self.state.creator, Answer(True))

    def ask(self, members: Collection[bytes], name: str) -> None:
        """Ask people to join the group.

        Raises:
            LocalError: there would be too many, or somebody is a member already.
        """
        state = self.state
        if not self._invites:
            raise LocalError("The group has no key yet; only who made it can add people now.", code="not_ready")
        everybody = {*self.present, *state.asked, *members}
        if len(everybody) > MAX_MEMBERS:
            text = f"A group has at most {MAX_MEMBERS} members; this would be {len(everybody)}."
            raise LocalError(text, code="bad_size")
        if not members or any(member in self.present for member in members):
            raise LocalError("Only people who are not in the group can be added.", code="bad_field")
        if state.stage == "gathering":
            state.members = tuple(sorted(everybody))
        else:
            state.asked = tuple(sorted({*state.asked, *members}))
        for member in members:
            state.answers.pop(member, None)
        self.changed = True
        for member in members:
            self.link_up(member, name)

    def remove(self, members: Collection[bytes]) -> None:
        """Remove members: from now on nobody who knows of it writes anything for them.

        Raises:
            LocalError: somebody is no other member.
        """
        state, me = self.state, self._world.me
        if not self._invites:
            raise LocalError("The group has no key yet; only who made it can change who is asked.", code="not_ready")
        asked = state.members if state.stage == "gathering" else state.asked
        withdrawn = [member for member in members if member in asked]
        if not members or me in members or any(m not in withdrawn and m not in self.present for m in members):
            raise LocalError("Only other members of the group can be removed.", code="unknown_peer")
        rest = tuple(member for member in asked if member not in withdrawn)
        if state.stage == "gathering":
            state.members = rest
        else:
            state.asked = rest
        for member in withdrawn:
            state.answers.pop(member, None)
            self._withdraw(member)
        self._part([member for member in members if member not in withdrawn], me)

    def begin_anew(self) -> None:
        """Join anew with the next agreement: what we wrote before, and have lost, would keep us apart for ever."""
        self.state.anew = self.changed = True

    def go_on(self) -> None:
        """Agree on a new key without who is away; they stay members."""
        self.state.going_on = self.changed = True

    def leave(self) -> None:
        """Take part no longer: everybody will be told, or, before the first key, who asked us and whom we asked."""
        state, me = self.state, self._world.me
        if state.stage in ("invited", "gathering") and state.creator != me:
            state.notices[state.creator] = (signals.encode(self._group, Answer(False)),)
        self._say_farewell()
        state.stage = "left"
        self._tell_all()

    def _say_farewell(self) -> None:
        """We are out: tell everybody who may not know, in an agreement not over yet too."""
        everybody = [*self.present, *self.state.asked]
        self._withdraw_all()
        for member in everybody:
            for pair in self._pairs(member):
                farewell = Leave(pair.epoch, leave_tag(pair.secret, self._world.me, member, pair.epoch))
                self.state.notices[member] = (
                    *self.state.notices.get(member, ()),
                    signals.encode(self._group, farewell),
                )
        self.changed = True

    def _withdraw(self, member: bytes) -> None:
        """Take an invitation back."""
        if member != self._world.me:
            self.state.notices[member] = (signals.encode(self._group, Leave(0, b"")),)

    def _withdraw_all(self) -> None:
        """Nobody can join through us any more."""
        state = self.state
        for member in (*state.asked, *(state.members if state.stage == "gathering" and self._invites else ())):
            if not self._pairs(member):
                self._withdraw(member)
        state.asked = ()

    def _depart(self, members: Iterable[bytes], by: bytes) -> None:
        """Somebody has gone: tell everybody else, if it was we who removed them."""
        gone = {member: by for member in members if member not in self.state.gone}
        self.state.gone |= gone
        self.changed = True
        if gone and by == self._world.me:
            for member in self.state.members:
                self._notify(member, gone)
            self._tell_all()

    def _part(self, members: Iterable[bytes], by: bytes) -> None:
        """Somebody has gone. An agreement tells of that; with nobody left to agree with, it is told here."""
        before, alone = self.present, [self._world.me]
        self._depart(members, by)
        if self.state.stage == "open" and self.present == alone != before:
            self._voice.membership(
                by, [], {gone: who for gone, who in self.state.gone.items() if gone in self.state.members}
            )

    def _notify(self, member: bytes, gone: Iterable[bytes]) -> None:
        """Have a member told, until it has heard, that others, or itself, are removed."""
        removed, me = tuple(sorted(gone)), self._world.me
        told = [
            Remove(pair.epoch, removed, remove_tag(pair.secret, me, member, pair.epoch, removed))
            for pair in self._pairs(member)
        ]
        if told and member != me:
            before = self.state.notices.get(member, ())
            frames = tuple(signals.encode(self._group, removal) for removal in told)
            self.state.notices[member] = (*before, *(frame for frame in frames if frame not in before))
            self.changed = True

    # -- what the network does ----------------------------------------------------------------

    def link_up(self, peer: bytes, name: str) -> None:
        """Somebody is linked: ask again, answer again, tell again."""
        state = self.state
        asked = state.asked if state.stage != "gathering" else state.members
        if self.taking_part and peer in asked and peer not in state.answers and self._invites:
            self._say(peer, Invite(name, tuple(sorted({*self.present, *state.asked}))))
        elif state.stage == "gathering" and peer == state.creator:
            self._say(peer, Answer(True))
        self._tell(peer)

    @property
    def _invites(self) -> bool:
        return self.state.stage == "open" or self.state.creator == self._world.me

    def remind(self, peer: bytes) -> None:
        """Who writes to us although we are out has not heard it."""
        self._tell(peer)

    def receive(self, peer: bytes, signal: Signal, name: bytes) -> None:
        """Handle an invitation repeated, an answer, a farewell or a removal; ``name``: of the frame."""
        state, me = self.state, self._world.me
        match signal:
            case Heard(heard):
                self._heard(peer, heard)
            case Leave() | Remove() | Answer(False) if state.stage in ("left", "removed"):
                self._say(peer, Heard(name))
            case Answer(True) if state.stage in ("left", "removed"):
                self._say(peer, Leave(0, b""))
            case Invite() if peer == state.creator and state.stage == "gathering":
                self._say(peer, Answer(True))  # it has not heard our answer
            case Answer(accepted) if self._invites and peer in (*state.members, *state.asked):
                self._answered(peer, accepted, name)
            case Answer(accepted):  # we do not ask it, or not any more
                self._say(peer, Leave(0, b"") if accepted else Heard(name))
            case Leave(0) if peer == state.creator and state.stage in ("invited", "gathering"):
                self._say(peer, Heard(name))
                state.stage, self.changed = "left", True
            case Leave(epoch, tag) if self._is_genuine(peer, epoch, tag, leave_tag):
                self._say(peer, Heard(name))
                if peer not in state.gone:  # perhaps a member only with the agreement that we have confirmed
                    self._voice.alert("left", peer, "{} has left the group.")
                    self._part([peer], peer)
            case Remove(epoch, removed, tag) if self._is_genuine(peer, epoch, tag, remove_tag, removed):
                self._say(peer, Heard(name))
                if peer not in self.present:
                    return  # who has gone itself has no say any more
                if me in removed:
                    self._depart([peer], peer)  # to us; it need not be told
                    self._say_farewell()
                    state.stage = "removed"
                    self._voice.removed(peer)
                else:
                    self._depart(set(removed) & set(state.members), peer)
            case Leave() | Remove() if peer not in state.members:
                self._say(peer, Heard(name))  # it was heard by all of us
            case _:
                pass

    def _heard(self, peer: bytes, name: bytes) -> None:
        notices = self.state.notices.get(peer, ())
        left = tuple(notice for notice in notices if signals.frame_name(notice) != name)
        if left != notices:
            self.changed = True
            if left:
                self.state.notices[peer] = left
            else:
                del self.state.notices[peer]

    def _answered(self, peer: bytes, accepted: bool, name: bytes) -> None:
        state = self.state
        expected = peer in state.asked or state.stage == "gathering"
        if expected and state.answers.get(peer) != accepted:
            state.answers[peer], self.changed = accepted, True
            if not accepted:
                self._voice.alert("declined", peer, "{} has declined the invitation.")
        if not accepted:
            state.asked = tuple(member for member in state.asked if member != peer)
            self._say(peer, Heard(name))

    def _is_genuine(self, peer: bytes, epoch: int, tag: bytes, of: Callable[..., bytes], *more: object) -> bool:
        me = self._world.me
        return any(
            pair.epoch == epoch and equal(tag, of(pair.secret, peer, me, epoch, *more)) for pair in self._pairs(peer)
        )

    # -- key agreements -----------------------------------------------------------------------

    def due(self, roster: Collection[bytes] | None, back: Collection[bytes], *, renewal: bool) -> list[bytes] | None:
        """Who is to take part in the agreement that is due, if one is; not all of them need be connected.

        Args:
            roster: who takes part in the present epoch; None: there is none yet.
            back: members who were away from it and can be taken in again.
            renewal: the keys are to be renewed in any case.
        """
        state, me = self.state, self._world.me
        if roster is None:
            if state.creator != me or self.silent:
                return None
            return [member for member in state.members if state.answers[member]]
        added = [member for member in state.asked if state.answers.get(member)]
        if not (state.gone or added or back or renewal or state.going_on):
            return None
        stay = [member for member in self.present if member in roster]
        if state.gone or state.going_on:  # at once, without who is away
            stay = [member for member in stay if member == me or member in self._world.connected]
        return sorted({*stay, *back, *added})

    def plan(self, roster: Collection[bytes]) -> Plan:
        """The plan of an agreement of ours in which ``roster`` takes part."""
        in_order = tuple(sorted(roster))
        away = tuple(member for member in self.present if member not in roster) if self.state.stage == "open" else ()
        known = self.state.since | ({self._world.me: 0} if self.state.anew else {})
        since = tuple(known.get(member, 0) for member in (*in_order, *away))
        return Plan(in_order.index(self._world.me), in_order, away, since)

    def allows(self, plan: Plan, confirmed: Collection[bytes]) -> bool:
        """Whether we take part in an agreement that somebody else has started.

        ``confirmed``: with whom we have confirmed one that may stand for them already.
        """
        state, starter = self.state, plan.roster[plan.starter]
        if self._world.me not in plan.roster or starter == self._world.me:
            return False
        if state.stage == "gathering":
            return starter == state.creator or starter in confirmed
        if state.stage == "open" and state.gone.get(starter, starter) != starter:
            self._notify(starter, [starter])  # it does not know that it is out
            self._tell(starter)
        if state.stage != "open" or starter not in self.present:
            return False
        unheard = [member for member in plan.members if member in state.gone]
        # Who went before, and has not joined again since: somebody who never shared a key with them may not have heard.
        unheard += [member for member in plan.away if plan.joined[member] <= state.former.get(member, -1)]
        if unheard:
            self._notify(starter, unheard)
            self._tell(starter)
        return not unheard

    def view(self, plan: Plan, present: Collection[bytes]) -> Plan:
        """Another's plan with our view of since when everybody is a member; ``present``: who is in our epoch.

        If we had parted from its starter, whoever was added there joins us only now.
        """
        parted = self.state.stage == "open" and plan.roster[plan.starter] not in present
        known = self.state.since if self.state.stage == "open" else {self._world.me: 0}
        known = known | ({self._world.me: 0} if self.state.anew else {})
        since = tuple(known.get(member, 0 if parted else epoch) for member, epoch in plan.joined.items())
        return msgspec.structs.replace(plan, since=since)

    def established(self, plan: Plan, epoch: int) -> None:
        """An agreement stands: its plan is how it is from now on."""
        state = self.state
        before, after = set(state.members) if state.stage == "open" else set(), set(plan.members)
        known = {self._world.me} if self.present == [self._world.me] else before  # who has gone may have been told
        leaving = sorted(before - after)
        for member in leaving:
            if state.gone.get(member) != member:
                self._notify(member, [member])
        starter = plan.roster[plan.starter]
        removed = {member: state.gone.get(member, starter) for member in leaving}
        if before:
            told = {member: by for member, by in removed.items() if member in known}
            self._voice.membership(starter, sorted(after - known), told)
        elif any(plan.joined.values()):  # a group that stood before we came
            self._voice.membership(starter, [self._world.me], {})
        self._tell_rejoined(sorted(before & after), plan)
        if state.stage == "gathering" and state.creator == self._world.me:  # who was asked once this had begun
            late = [member for member in state.members if member not in after and state.answers.get(member, True)]
            state.asked = tuple(sorted({*state.asked, *late}))
        state.stage, state.members = "open", plan.members
        state.since = {member: since or epoch for member, since in plan.joined.items()}
        former = {**state.former, **dict.fromkeys(leaving, epoch)}
        state.former = dict([item for item in former.items() if item[0] not in after][-MAX_FORMER:])
        state.anew = False
        state.gone = {member: by for member, by in state.gone.items() if member in after}
        state.asked = tuple(member for member in state.asked if member not in after)
        state.answers = {member: yes for member, yes in state.answers.items() if member in state.asked}
        state.going_on, self.changed = False, True
        self._tell_all()

    def _tell_rejoined(self, members: Iterable[bytes], plan: Plan) -> None:
        """Who counts as having joined only now: what it wrote before is compared no longer."""
        for member in members:
            if (plan.joined[member] or EVER) > self.since(member) and member != self._world.me:
                text = "{} counts as having joined only now: sides that had parted have come together."
                self._voice.alert("rejoined", member, text)

    # -- telling ------------------------------------------------------------------------------

    def _say(self, peer: bytes, signal: Signal) -> None:
        if peer in self._world.connected:
            self._voice.signal([peer], signal)

    def _tell(self, peer: bytes) -> None:
        if peer in self._world.connected:
            for notice in self.state.notices.get(peer, ()):
                self._voice.post([peer], notice)

    def _tell_all(self) -> None:
        for member in self.state.notices:
            self._tell(member)

    def settle(self, name: str, now: float) -> None:
        """Say again what has not been heard or answered; ``name``: the group's, for invitations."""
        state = self.state
        waiting = {*state.notices, *(self.silent if self._invites else ())}
        if state.stage == "gathering" and not self._invites:
            waiting.add(state.creator)
        if waiting.isdisjoint(self._world.connected):
            self._again = None
            return
        due, pause = self._again or (now + AGAIN, AGAIN)
        if now >= due:
            for member in sorted(waiting):
                self.link_up(member, name)
            pause = min(2 * pause, AGAIN_MAX)
            due = now + pause
        self._again = due, pause

    def timers(self) -> list[float]:
        """When to settle although nothing came."""
        return [self._again[0]] if self._again is not None else []
