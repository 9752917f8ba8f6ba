"""Which records make which line of the story; what is not here is chatter, and stays untold."""

from functools import partial

from smmp_core import events
from smmp_core.lab.scene import Scene
from smmp_core.trace.records import (
    Accepted,
    AnyRecord,
    Arrived,
    Did,
    Dropped,
    Encrypted,
    Heard,
    Judged,
    Linked,
    Overheard,
    Paused,
    Person,
    Place,
    Refused,
    Resumed,
    Round,
    Sent,
    Showing,
    Skipped,
    Started,
    Step,
    Stopped,
    Told,
    Touched,
    Turn,
    Unlinked,
)
from smmp_gui.lab import deeds, story_keys, story_network, story_steps, story_trouble, story_turns
from smmp_gui.lab.narration import Gathering, Pen
from smmp_gui.lab.story_steps import Message
from smmp_gui.lab.wording import sentences

MOVED = ("took", "followed", "sides")  # lines on which what one sends next builds
REQUIRED = ("required",)
BUSY = 5.0  # seconds for which one need not say again that much is left out
UNTOLD = ("acknowledgement", "turn")  # families whose losses are made good without anybody noticing


class Storyteller:
    """Sorts records into lines."""

    def __init__(self, pen: Pen, scene: Scene) -> None:
        """``scene``: how everybody stood before the record that is told next."""
        self._pen, self._scene = pen, scene
        self._texts: dict[str, str] = {}  # what was written, by the message's id
        self._messages: dict[tuple[str, Place], Message] = {}  # by author and place
        self._sent: dict[int, Sent] = {}  # by frame
        self._parts: set[tuple[str, str, str]] = set()  # of key agreements: (from, to, name)
        self._came: dict[str, tuple[float, Sent]] = {}  # the last frame that reached a member, and when
        self._gone: set[tuple[str, str, str]] = set()  # frames that have left: (sender, receiver, name)
        self._left: dict[tuple[str, Place], float] = {}  # when a step first left its author
        self._firsts: set[tuple[str, str, Place]] = (
            set()
        )  # a step as another frame than before: (sender, receiver, place)
        self._taking: dict[str, Gathering] = {}  # the line that tells of a member's last step
        self._taken: dict[tuple[str, Place], str] = {}  # whose message a member took there
        self._heard: dict[str, Place] = {}  # the furthest place that a member has heard of
        self._turns: dict[str, Turn] = {}  # who has the floor, as a member knows it
        self._claiming: set[str] = set()  # who has said that it takes the floor, and has not been granted it since
        self._required: dict[str, float] = {}  # since when a member waits to send a resync
        self._resynced: dict[str, float] = {}  # when a member last sent a resync
        self._rounds: dict[str, Round] = {}  # the last of each member
        self._attempts: set[str] = set()
        self._out: set[str] = set()  # who has learnt that it is no longer a member
        self._moved: dict[str, float] = {}  # when somebody came, stopped or started
        self._clashes: set[Place] = set()
        self._agreed: dict[str, set[str]] = {}  # who knows that all have acknowledged a message
        self._skipped: dict[str, float] = {}  # when records of a member were last left out
        self._shut_out: set[str] = set()  # whose thief could not read the last message

    def tell(self, record: AnyRecord) -> None:
        """Take the next record."""
        match record:
            case Did():
                self._did(record)
            case Person():
                self._moved[record.member] = record.at
            case Linked(before=True):
                pass
            case Linked() | Unlinked() if record.at:
                self._link(record)
            case Stopped() | Started() | Paused() | Resumed():
                self._process(record)
            case Sent():
                self._send(record)
            case Arrived() if record.frame in self._sent:
                self._came[record.member] = record.at, self._sent[record.frame]
                if self._sent[record.frame].what == "grant":
                    self._claiming.discard(record.member)
            case Dropped() | Touched() if record.frame in self._sent:
                self._mishap(record)
            case Encrypted():
                self._messages[record.member, record.place] = self._message(record)
            case Accepted() if record.what != "resync":
                self._messages.setdefault((record.author, record.place), self._message(record))
            case Step():
                self._step(record)
            case Judged():
                self._judge(record)
            case Refused():
                key = ("refused", record.place, record.author, record.why)
                words = partial(story_trouble.refused, record=record)
                self._pen.gather(key, record.at, words, who=record.member)
            case Heard():
                self._hear(record)
            case Turn():
                self._turns[record.member] = record
            case Round():
                self._round(record)
            case Overheard():
                self._overhear(record)
            case Told():
                self._told(record)
            case Showing():
                self._pen.line(record.at, story_network.showing(record, self._scene.names), record.member)
            case Skipped():
                if record.at >= self._skipped.get(record.member, -BUSY) + BUSY:
                    self._pen.gather("skipped", record.at, story_network.skipped, who=record.member)
                self._skipped[record.member] = record.at
            case _:
                pass

    # -- people and network -------------------------------------------------------------------

    def _did(self, did: Did) -> None:
        id = did.fields.get("id")
        if did.act == "say" and isinstance(id, str):
            self._texts[id] = str(did.fields.get("text", ""))
            name = str(did.fields.get("who", ""))
            who = next((key for key, known in self._scene.names.items() if known == name), "")
            text, turns, resyncing = self._texts[id], self._turns, self._required
            words = partial(story_turns.wrote, who=name, text=text, turns=turns, resyncing=resyncing)
            self._pen.gather(("say", id), did.at, words, who=who, window=0.0)
        elif did.act == "accept":
            self._pen.gather("accept", did.at, story_network.accepted, who=did.member)
        elif did.act == "resync" and "refused" not in did.fields:
            who = str(did.fields["who"])
            self._pen.gather(("wish", who), did.at, partial(story_trouble.wished, name=who), window=0.0)
        elif did.act == "inject" and "refused" not in did.fields:
            key = ("inject", str(did.fields.get("fault")), str(did.fields.get("to")))
            self._pen.gather(key, did.at, partial(deeds.fault, did=did), who=str(did.fields["who"]), window=0.0)
        else:
            self._pen.line(did.at, deeds.deed(did, self._scene.names))

    def _link(self, record: Linked | Unlinked) -> None:
        if record.at in (self._moved.get(record.member), self._moved.get(record.to)):
            return  # it came or started just now
        words = story_network.linked if isinstance(record, Linked) else story_network.cut
        self._pen.gather(type(record), record.at, words, who=record.member, to=record.to, window=0.0)

    def _process(self, record: Stopped | Started | Paused | Resumed) -> None:
        self._moved[record.member] = record.at
        if isinstance(record, Stopped):
            self._required.pop(record.member, None)
        words = partial(story_network.process, record=record)
        self._pen.gather(("process", record.member), record.at, words, who=record.member, window=0.0)

    def _mishap(self, record: Dropped | Touched) -> None:
        sent = self._sent[record.frame]
        how = record.why if isinstance(record, Dropped) else record.how
        if sent.family in UNTOLD and how in ("loss", "no_link"):
            return
        words = partial(story_network.mishap, sent=sent, how=how)
        self._pen.gather(("mishap", how, sent.member, sent.name), record.at, words, who=sent.member, to=sent.to)

    # -- frames -------------------------------------------------------------------------------

    def _send(self, sent: Sent) -> None:
        self._sent[sent.frame] = sent
        if sent.family in ("message", "resync") and sent.place is not None:
            self._send_step(sent, sent.place)
        elif sent.family == "handshake" and sent.what in story_keys.ROUNDS:
            part = sent.member, sent.to, sent.name
            key = ("again", sent.member) if part in self._parts else sent.what
            words = story_keys.part_again if part in self._parts else partial(story_keys.parts, sent.what, self._rounds)
            self._parts.add(part)
            self._pen.gather(key, sent.at, words, who=sent.member, to=sent.to)
        elif sent.what == "request":
            turn = self._turns.get(sent.member)
            for gathering in self._pen.all_open("say", sent.at):
                if turn is not None and gathering.who == [sent.member]:
                    gathering.notes = [turn.holder]
                    gathering.pairs.append((sent.member, sent.to))
        elif sent.what == "remove" and (roster := self._scene.roster(sent.member)) and sent.to not in roster:
            self._pen.gather(("out", sent.to), sent.at, story_keys.told_out, who=sent.member, to=sent.to)
        elif sent.what == "leave" and sent.member in self._out:
            self._pen.gather(("gone", sent.member), sent.at, story_keys.told_gone, who=sent.member, to=sent.to)
        elif sent.what == "claim":
            self._claiming.add(sent.member)
            words = partial(story_turns.claimed, turn=self._turns.get(sent.member))
            self._pen.gather(("claim", sent.member), sent.at, words, who=sent.member, to=sent.to, window=0.0)
        elif sent.what == "yield":
            self._pen.gather(("yield", sent.to), sent.at, story_turns.yielded, who=sent.member, to=sent.to)
        elif sent.what == "ask":
            place = self._next_place(sent.member)
            words = partial(story_trouble.asked, lacks=place)
            self._pen.gather(("ask", sent.member), sent.at, words, who=sent.member, to=sent.to, window=0.0)
        elif sent.what == "lack":
            self._pen.gather(("lack", sent.to), sent.at, story_trouble.lacked, who=sent.member, to=sent.to)

    def _send_step(self, sent: Sent, place: Place) -> None:
        key = ("resync", place[:2]) if sent.what == "resync" else ("sending", sent.member, place)
        first = self._pen.opened(key)
        again = (sent.member, sent.to, sent.name) in self._gone
        self._gone.add((sent.member, sent.to, sent.name))
        left = sent.at if sent.author else self._left.setdefault((sent.member, place), sent.at)
        if first is not None and first.at == sent.at and not sent.author:
            self._pen.gather(key, sent.at, first.words, who=sent.member, to=sent.to, note=f"{sent.to} {sent.name}")
            return
        if not again:
            self._firsts.add((sent.member, sent.to, place))
        if not sent.author and sent.what == "message" and left == sent.at:
            leaves = partial(story_steps.left, place=place)
            self._pen.gather(("leaving", sent.member, place), sent.at, leaves, who=sent.member, to=sent.to, window=0.0)
            return
        author = sent.author or sent.member
        words = partial(story_steps.handed_on, what=sent.what, place=place, firsts=self._firsts)
        self._pen.gather(("handing", sent.what, place), sent.at, words, who=sent.member, to=sent.to, note=author)

    def _next_place(self, member: str) -> Place | None:
        """The step that a member lacks, if it has heard of it or of a later one."""
        keys, heard = self._scene.keys(member), self._heard.get(member)
        if keys is None or heard is None or heard[:2] != keys.place[:2] or heard[3] <= keys.place[3]:
            return None
        return (*keys.place[:3], keys.place[3] + 1)

    def _hear_of(self, member: str, place: Place | None) -> None:
        known = self._heard.get(member)
        if place is not None and (known is None or (place[:2], place[3]) > (known[:2], known[3])):
            self._heard[member] = place

    # -- the ratchet --------------------------------------------------------------------------

    def _step(self, step: Step) -> None:
        place, keys = step.after.place, step.after
        self._out.discard(step.member)
        match step.rule:
            case "initial" | "taken_up" if not step.at:
                self._pen.gather("opening", step.at, story_keys.opening, who=step.member, window=0.0)
            case "initial":
                key = ("epoch", place[0], keys.check)
                self._pen.gather(key, step.at, partial(story_keys.stands, keys), who=step.member)
            case "taken_up":
                self._pen.gather(("process", step.member), step.at, story_network.nothing, who=step.member, window=0.0)
            case "sent":
                self._stepped(step)
            case "received":
                self._took(step)
            case "resync_sent":
                since = self._required.pop(step.member, None)
                waited = None if since is None else step.at - since
                self._resynced[step.member] = step.at
                self._pen.before(step.at, step.member, REQUIRED)
                words = partial(story_trouble.resync_sent, place=place, waited=waited, waiting=self._required)
                self._pen.gather(("resync", place[:2]), step.at, words, who=step.member, window=0.0)
            case "resync_received":
                self._followed(step)

    def _stepped(self, step: Step) -> None:
        place = step.after.place
        self._taken[step.member, place] = step.member
        message = self._messages.get((step.member, place), Message())
        at_once = (wrote := self._pen.opened(("say", message.id))) is not None and wrote.at == step.at
        if at_once:
            self._pen.forget(("say", message.id))
        self._pen.before(step.at, step.member, MOVED)
        how: story_steps.How = "took" if step.member in self._claiming else "at once" if at_once else "got"
        self._claiming.discard(step.member)
        before = self._turns.get(step.member)
        words = partial(story_steps.sent, step=step, message=message, how=how, before=before, turns=self._turns)
        self._pen.gather(("sending", step.member, place), step.at, words, who=step.member, window=0.0)

    def _took(self, step: Step) -> None:
        place, keys = step.after.place, step.after
        self._taken[step.member, place] = step.author
        at, frame = self._came.get(step.member, (-1.0, None))
        repaired = at == step.at and frame is not None and frame.place == place and frame.member != step.author
        giver = frame.member if repaired and frame is not None else ""
        again = self._messages.get((step.author, place), Message()).first is not None
        words = partial(story_steps.took, author=step.author, place=place, giver=giver, again=again)
        key = ("took", place, step.author, keys.digest, giver)
        self._taking[step.member] = self._pen.gather(key, step.at, words, who=step.member)

    def _followed(self, step: Step) -> None:
        place, before = step.after.place, step.before
        self._required.pop(step.member, None)
        if before is not None and before.place[:2] == place[:2]:
            loser = step.roster[before.place[2]]
            words = partial(story_trouble.changed_sides, step=step, loser=loser)
            self._pen.gather(("sides", place, loser), step.at, words, who=step.member)
            return
        words = partial(story_trouble.followed, author=step.author, place=place)
        self._pen.gather(("followed", place), step.at, words, who=step.member)

    # -- what frames are to those they reach --------------------------------------------------

    def _message(self, record: Encrypted | Accepted) -> Message:
        return Message(self._texts.get(record.id, ""), record.what, record.first, record.id)

    def _judge(self, judged: Judged) -> None:
        keys = self._scene.keys(judged.member)
        if judged.verdict != "junk":
            self._hear_of(judged.member, judged.place)
        if judged.verdict == "held" and keys is not None and judged.place is not None:
            if judged.what != "message" or judged.place[:2] != keys.place[:2]:
                return
        elif judged.verdict not in story_trouble.VERDICTS:
            return
        if judged.verdict == "clash" and judged.place is not None:
            if judged.place not in self._clashes:
                self._clashes.add(judged.place)
                authors = {judged.author, self._taken.get((judged.member, judged.place), judged.author)}
                words = partial(story_trouble.clashed, place=judged.place, authors=authors)
                self._pen.gather(("clash", judged.place), judged.at, words, who=judged.member, window=0.0)
            return
        taking = self._taking.get(judged.member)
        if judged.verdict == "duplicate" and taking is not None and keys is not None and keys.place == judged.place:
            self._pen.close(taking)  # it comes once more to who is said to have taken it
        key = (judged.verdict, judged.what, judged.place, judged.author)
        self._pen.gather(key, judged.at, partial(story_trouble.judged, record=judged), who=judged.member)

    def _hear(self, heard: Heard) -> None:
        if self._scene.own not in ("", heard.member):
            return  # what another says that it has heard is no more than its word
        self._hear_of(heard.member, heard.place)
        keys = self._scene.keys(heard.member)
        if heard.state == "differs" and keys is not None:
            words, key = partial(story_trouble.differs, place=heard.place), ("differs", heard.place)
            self._pen.gather(key, heard.at, words, who=heard.by, to=heard.digest)
            if keys.place == heard.place:
                self._pen.gather(key, heard.at, words, who=heard.member, to=keys.digest)

    def _overhear(self, overheard: Overheard) -> None:
        shut = not overheard.read and overheard.member not in self._shut_out
        (self._shut_out.discard if overheard.read else self._shut_out.add)(overheard.member)
        message = self._messages.get((overheard.author, overheard.place), Message())
        words = partial(story_trouble.overheard, record=overheard, text=message.text, first=shut)
        key = ("overheard", overheard.member, overheard.place, overheard.read)
        self._pen.gather(key, overheard.at, words, who=overheard.member)

    # -- key agreements -----------------------------------------------------------------------

    def _round(self, record: Round) -> None:
        self._rounds[record.member] = record
        if record.attempt not in self._attempts and record.stage == "keys":
            self._attempts.add(record.attempt)
            if record.member == record.starter:
                text = story_keys.started(record, self._scene)
                if self._pen.opened("healing") is not None:
                    self._pen.gather("healing", record.at, story_trouble.healing, note=text)
                else:
                    self._pen.gather("started", record.at, _noted, who=record.member, note=text, window=0.0)

    # -- what the window was told -------------------------------------------------------------

    def _told(self, told: Told) -> None:
        at, who, pen = told.at, told.member, self._pen
        match told.event:
            case events.Resync() as event:
                self._resync(at, who, event)
            case events.Invited(by=by):
                pen.gather(("invited", by), at, partial(story_keys.invited, by=by[:8]), who=who)
            case events.Agreed(id=id):
                known = self._agreed.setdefault(id, set())
                if who not in known and known | {who} >= set(self._scene.everybody):
                    words = partial(story_steps.agreed, texts=self._texts)
                    agreed, started = pen.gather("agreed", at, words, who=who, note=id[:8]), pen.opened("started")
                    if started is not None and started.at == at and who in started.who:  # it has waited for that
                        agreed.number, started.number = sorted((agreed.number, started.number))
                known.add(who)
            case events.Agreement(stage="failed", error=error):
                pen.gather(("failed", error), at, partial(story_keys.failed, error=error or ""), who=who)
            case events.Agreement(stage="running", waiting_for=[_, *_]) as event:
                round_ = self._rounds.get(who)
                if round_ is not None and at >= round_.at + story_keys.SLOW:
                    missing = [member[:8] for member in event.waiting_for]
                    pen.gather(("slow", who), at, partial(story_keys.slow, missing=missing), who=who, window=0.0)
            case events.Alert() as event:
                pen.gather(("alert", event.message), at, partial(story_trouble.alert, text=event.message), who=who)
            case events.Message(private=True, from_=author) if author[:8] != who:
                words = partial(story_steps.private, author=author[:8])
                pen.gather(("private", told.event.id), at, words, who=who, window=0.0)
            case events.Message(private=False) if (taking := self._taking.get(who)) is not None and taking.at == at:
                taking.pairs.append((who, "new"))
            case events.Membership() as event:
                key = ("membership", event.by, tuple(event.added), tuple(sorted(event.removed.items())))
                pen.gather(key, at, partial(story_keys.membership, event=event), who=who)
            case events.Removed(by=by):
                self._out.add(who)
                pen.line(at, story_keys.removed(who, by[:8], self._scene), who)
            case events.Gap() as event:
                pen.gather(("gap", who, event.member), at, partial(story_trouble.gap, event=event), who=who)
            case _:
                pass

    def _resync(self, at: float, who: str, event: events.Resync) -> None:
        pen = self._pen
        match event.stage:
            case "required":
                at_once = self._resynced.get(who) == at
                if not at_once:
                    self._required[who] = at
                words = partial(story_trouble.required, reason=event.reason or "")
                required = pen.gather(("required", event.reason), at, words, who=who, note="at once" if at_once else "")
                wish = ("wish", self._scene.names.get(who, ""))
                if event.reason == story_trouble.WISHED and (wished := pen.opened(wish)) is not None:
                    required.number = min(required.number, wished.number)  # the wish comes before what is sent at once
                    pen.forget(wish)
            case "healing":
                pen.gather("healing", at, story_trouble.healing, who=who)
                started = pen.opened("started")
                if started is not None and started.at == at:
                    pen.forget("started")
                    for note in started.notes:
                        pen.gather("healing", at, story_trouble.healing, note=note)
            case "healed":
                self._required.pop(who, None)
                keys = self._scene.keys(who)
                if keys is not None:
                    epoch: Gathering | None = pen.opened(("epoch", event.epoch, keys.check))
                    if epoch is not None:
                        epoch.pairs.append((who, str(event.again)))
            case "failed":
                pen.gather("resync failed", at, story_trouble.resync_failed, who=who)
            case _:
                pass


def _noted(g: Gathering) -> str:
    """Sentences that were ready at once."""
    return sentences(*g.notes)
