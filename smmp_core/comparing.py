"""Seven emoji that two people compare: each screen shows the same, unless somebody stands between them.

Sans-IO, beside the engine. The starter commits to a random number before it sees the partner's, and opens it
after; the emoji follow from both numbers and both identity keys. Who stands in the middle has to choose without
knowing what comes out, and has one try in 2^42 each time two people compare (protocol.md §8.7).
"""

from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from smmp_core.crypto.random import RandomSource
from smmp_core.crypto.suite import HASH_BYTES, equal, hash_, kdf
from smmp_core.errors import LocalError
from smmp_core.events import Comparison, ComparisonStage
from smmp_core.sas_emoji import EMOJI

TYPE: Final = 0x58
NONCE: Final = 32  # bytes

ANSWER_TIME: Final = 120.0  # s for a person to answer a request
REPLY_TIME: Final = 15.0  # s for a program to answer
COMPARE_TIME: Final = 600.0  # s for people to compare
QUIET_TIME: Final = 300.0  # s in which who was turned down is not heard again
PAUSE: Final = 3.0  # s after a request that has ended otherwise before the same person can ask again
MAX_REQUESTS: Final = 8  # that wait for an answer here; further ones are turned away
_MAX_QUIET: Final = 256

ASK, NUMBER, OPEN, MATCH, CANCEL = range(1, 6)
"""The kinds of frames: 0x58 ‖ kind u8 ‖ body."""

_SIZES: Final = {ASK: HASH_BYTES, NUMBER: NONCE, OPEN: NONCE, MATCH: 0, CANCEL: 1}
_GIVEN_UP, _DIFFERENT, _BUSY, _LATE, _BROKEN = range(5)  # why: the body of CANCEL

State: TypeAlias = Literal["idle", "asking", "asked", "opening", "showing", "yes_here", "yes_there"]
Input: TypeAlias = Literal["start", "accept", "match", "stop", "ask", "number", "open", "matched", "cancel", "late"]

RUNNING: Final[tuple[State, ...]] = ("asking", "asked", "opening", "showing", "yes_here", "yes_there")
ENDINGS: Final[tuple[Input, ...]] = ("stop", "cancel", "late")

TRANSITIONS: Final[dict[tuple[State, Input], State]] = {
    ("idle", "start"): "asking",
    ("idle", "ask"): "asked",
    ("asking", "number"): "showing",  # we open ours, and know the emoji
    ("asked", "accept"): "opening",  # our number has gone out; the starter's is still closed
    ("asked", "ask"): "asked",  # a new request takes the place of the old one
    ("opening", "open"): "showing",
    ("showing", "match"): "yes_here",
    ("showing", "matched"): "yes_there",
    ("yes_here", "matched"): "idle",  # both have confirmed
    ("yes_there", "match"): "idle",
    # Both started at once: the lower key's request stands; the other end has said yes by starting.
    ("asking", "ask"): "opening",
    **{(state, ending): "idle" for state in RUNNING for ending in ENDINGS},
}
"""What leads where. What is not here is refused if it is the user's wish, and ends the comparison if it is a frame."""

_TIMES: Final[dict[State, float]] = {"asking": ANSWER_TIME, "asked": ANSWER_TIME, "opening": REPLY_TIME}
_INPUTS: Final[dict[int, Input]] = {ASK: "ask", NUMBER: "number", OPEN: "open", MATCH: "matched", CANCEL: "cancel"}
_WHY: Final = {
    _GIVEN_UP: "The other side has stopped comparing.",
    _DIFFERENT: "The other side sees different emoji. Somebody may stand between you: do not trust this connection.",
    _BUSY: "The other side is busy comparing with others. Try again later.",
    _LATE: "The other side waited too long.",
    _BROKEN: "The other side could not make sense of what arrived. Try again.",
}


@dataclass
class _Run:
    """One comparison with one person."""

    state: State
    starter: bool
    nonce: bytes = field(repr=False)
    commitment: bytes = b""
    due: float = 0.0


@dataclass
class Outcome:
    """What the inputs so far ask of the world."""

    frames: list[tuple[bytes, bytes]] = field(default_factory=list)
    events: list[Comparison] = field(default_factory=list)
    verified: list[bytes] = field(default_factory=list)  # whom both ends have confirmed


def commitment(nonce: bytes, starter: bytes, partner: bytes) -> bytes:
    """What the starter says of its number before it opens it, 32 bytes."""
    return hash_(b"SMMP-1 comparison", starter, partner, nonce)


def emoji(starter: bytes, partner: bytes, starters: bytes, partners: bytes) -> list[tuple[str, str]]:
    """The seven emoji with their words, from both keys and both numbers (32 bytes each): 42 bits of a KDF."""
    bits = int.from_bytes(kdf(starters + partners, "comparison", starter, partner)[:6], "big") >> 6
    return [EMOJI[bits >> shift & 63] for shift in range(36, -1, -6)]


class Comparing:
    """All comparisons of one member: at most one with each person."""

    def __init__(self, me: bytes, random: RandomSource) -> None:
        """``me``: our identity key B."""
        self._me, self._random = me, random
        self._runs: dict[bytes, _Run] = {}
        self._quiet: dict[bytes, float] = {}  # whom we have turned down, until when
        self._outcome = Outcome()

    # -- what the user does -----------------------------------------------------------------------

    def start(self, peer: bytes, now: float) -> None:
        """Ask somebody linked to compare; if they have asked, say yes.

        Raises:
            LocalError: a comparison with them is going on.
        """
        self._quiet.pop(peer, None)
        run = self._runs.get(peer)
        if run is not None and run.state == "asked":
            self.accept(peer, now)
            return
        if run is not None:
            raise LocalError("You are comparing with this person already.", code="not_ready")
        nonce = self._random(NONCE)
        self._runs[peer] = _Run("idle", True, nonce, commitment(nonce, self._me, peer))
        self._send(peer, ASK, self._runs[peer].commitment)
        self._move(peer, "start", now)
        self._tell(peer, "waiting")

    def accept(self, peer: bytes, now: float) -> None:
        """Say yes to a request.

        Raises:
            LocalError: there is none.
        """
        run = self._wish(peer, "accept")
        self._send(peer, NUMBER, run.nonce)
        self._move(peer, "accept", now)
        self._tell(peer, "waiting")

    def match(self, peer: bytes, now: float) -> None:
        """The user sees the same emoji as the other.

        Raises:
            LocalError: there is nothing to compare.
        """
        self._wish(peer, "match")
        self._send(peer, MATCH)
        if self._move(peer, "match", now) == "idle":
            self._succeed(peer, now)

    def stop(self, peer: bytes, now: float, *, different: bool = False) -> None:
        """Give up, or turn a request down; ``different``: the two see different emoji.

        Raises:
            LocalError: there is nothing to stop.
        """
        quiet = QUIET_TIME if self._wish(peer, "stop").state == "asked" else PAUSE
        self._send(peer, CANCEL, bytes([_DIFFERENT if different else _GIVEN_UP]))
        if different:
            self._end(peer, "different", "You see different emoji. Somebody may stand between you.", now, quiet)
        else:
            self._end(peer, "ended", None, now, quiet)

    # -- what the network does --------------------------------------------------------------------

    def link_down(self, peer: bytes, now: float) -> None:
        """The link is gone, and the comparison with it."""
        if peer in self._runs:
            self._end(peer, "ended", "The connection was lost.", now)

    def receive(self, peer: bytes, frame: bytes, now: float) -> None:
        """Handle a frame of type 0x58; what makes no sense ends the comparison with its sender, nothing else."""
        kind, body = frame[1] if len(frame) > 1 else 0, frame[2:]
        if frame[0] != TYPE or _SIZES.get(kind) != len(body):
            self._break(peer, now)
            return
        run = self._runs.get(peer)
        what = _INPUTS[kind]
        if run is None:
            if what == "ask":
                self._asked(peer, body, now)
        elif (run.state, what) not in TRANSITIONS:
            self._break(peer, now)
        else:
            self._step(peer, run, what, body, now)

    def _step(self, peer: bytes, run: _Run, what: Input, body: bytes, now: float) -> None:
        """Follow a frame that the table knows."""
        match run.state, what:
            case _, "cancel":
                reason = body[0]
                words = _WHY.get(reason, _WHY[_GIVEN_UP])
                self._end(peer, "different" if reason == _DIFFERENT else "ended", words, now)
            case "asking", "ask" if self._me < peer:
                pass  # our request stands: the other end takes it for its own
            case "asking", "ask":
                self._runs[peer] = _Run(run.state, False, self._random(NONCE), body, run.due)
                self._send(peer, NUMBER, self._runs[peer].nonce)
                self._move(peer, what, now)
            case "asked", "ask":
                run.commitment = body
            case "asking", "number":
                self._send(peer, OPEN, run.nonce)
                self._move(peer, what, now)
                self._tell(peer, "showing", emoji(self._me, peer, run.nonce, body))
            case "opening", "open":
                if not equal(commitment(body, peer, self._me), run.commitment):
                    self._break(peer, now)
                    return
                self._move(peer, what, now)
                self._tell(peer, "showing", emoji(peer, self._me, body, run.nonce))
            case _:  # "matched"
                if self._move(peer, what, now) == "idle":
                    self._succeed(peer, now)
                else:
                    self._tell(peer, "confirmed")

    def _asked(self, peer: bytes, body: bytes, now: float) -> None:
        waiting = sum(run.state == "asked" for run in self._runs.values())
        if self._quiet.get(peer, now) > now:
            self._send(peer, CANCEL, bytes([_GIVEN_UP]))
        elif waiting >= MAX_REQUESTS:
            self._send(peer, CANCEL, bytes([_BUSY]))
        else:
            self._runs[peer] = _Run("idle", False, self._random(NONCE), body)
            self._move(peer, "ask", now)
            self._tell(peer, "asked")

    # -- time and effects -------------------------------------------------------------------------

    def next_timer(self) -> float | None:
        """When :meth:`handle_timer` wants to be called, seconds."""
        return min((run.due for run in self._runs.values()), default=None)

    def handle_timer(self, now: float) -> None:
        """Time has passed: who has not answered will not."""
        for peer in [peer for peer, run in self._runs.items() if run.due <= now]:
            self._send(peer, CANCEL, bytes([_LATE]))
            self._end(peer, "ended", "Nobody answered in time. Start again when both of you are ready.", now)

    def take(self) -> Outcome:
        """What the inputs so far ask of the world; it is handed out once."""
        outcome, self._outcome = self._outcome, Outcome()
        return outcome

    def _hush(self, peer: bytes, now: float, seconds: float) -> None:
        """Do not hear a person's requests for a while."""
        self._quiet = {key: until for key, until in self._quiet.items() if until > now}
        if len(self._quiet) < _MAX_QUIET:
            self._quiet[peer] = now + seconds

    def _wish(self, peer: bytes, what: Input) -> _Run:
        run = self._runs.get(peer)
        if run is None or (run.state, what) not in TRANSITIONS:
            raise LocalError("There is nothing to compare with this person now.", code="not_ready")
        return run

    def _move(self, peer: bytes, what: Input, now: float) -> State:
        run = self._runs[peer]
        state = TRANSITIONS[run.state, what]
        if state not in ("yes_here", "yes_there"):  # a first yes wins no time
            run.due = now + _TIMES.get(state, COMPARE_TIME)
        run.state = state
        return state

    def _send(self, peer: bytes, kind: int, body: bytes = b"") -> None:
        self._outcome.frames.append((peer, bytes([TYPE, kind]) + body))

    def _tell(
        self,
        peer: bytes,
        stage: ComparisonStage,
        shown: list[tuple[str, str]] | None = None,
        why: str | None = None,
    ) -> None:
        self._outcome.events.append(Comparison(peer.hex(), stage, shown or [], why))

    def _succeed(self, peer: bytes, now: float) -> None:
        self._outcome.verified.append(peer)
        self._end(peer, "matched", None, now)

    def _break(self, peer: bytes, now: float) -> None:
        if peer in self._runs:
            self._send(peer, CANCEL, bytes([_BROKEN]))
            why = "Something else arrived than was agreed on. Nothing has been compared; try again."
            self._end(peer, "ended", why, now)

    def _end(self, peer: bytes, stage: ComparisonStage, why: str | None, now: float, quiet: float = PAUSE) -> None:
        """It is over; whatever ended a request, the next one of the same person is not heard for ``quiet`` seconds."""
        if self._runs.pop(peer).state == "asked":
            self._hush(peer, now, quiet)
        self._tell(peer, stage, why=why)
