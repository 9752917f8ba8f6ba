"""What one group tells of its key agreements and its state, once each."""

from collections.abc import Callable, Iterable

from smmp_core import events
from smmp_core.conversation.conversation import Conversation
from smmp_core.conversation.membership import Membership
from smmp_core.conversation.rekeying import Rekeying
from smmp_core.conversation.renewal import Renewal
from smmp_core.conversation.voice import Voice
from smmp_core.protocol.agreement import Agreement


class Herald:
    """Speaks to the user; what it says is never acted on."""

    def __init__(
        self,
        voice: Voice,
        membership: Membership,
        rekeying: Rekeying,
        renewal: Renewal,
        conversation: Callable[[], Conversation | None],
    ) -> None:
        self._voice, self._membership, self._rekeying, self._renewal = voice, membership, rekeying, renewal
        self._conversation = conversation
        self._word: str | None = None  # the last one told
        self._missing: list[bytes] = []  # for whom an agreement waits, as told
        self.failing: str | None = None  # why the last agreement failed

    def attempts(self, now: float) -> None:
        """What has become of the agreements in flight."""
        rekeying = self._rekeying
        if rekeying.news and rekeying.attempt is not None:
            attempt = rekeying.attempt
            waiting = rekeying.waiting_for(attempt) if attempt.named else []
            self.agreement("running", waiting_for=waiting, attempt=attempt.agreement)
        rekeying.news = False
        if rekeying.interrupted:
            rekeying.interrupted = False
            self._renewal.interrupted(now)
        if rekeying.failure is not None:
            (agreement, self.failing), rekeying.failure = rekeying.failure, None
            self._renewal.failed(now)
            self.agreement("failed", error=self.failing, attempt=agreement)

    def silent(self) -> None:
        """Who has not answered an invitation."""
        if self._membership.silent:
            self.agreement("running", waiting_for=self._membership.silent)

    def state(self, word: str) -> None:
        """The group's one word, and for whom what we wish waits."""
        missing = self._renewal.missing if self._membership.wishes else []
        if word != self._word:
            self._word = word
            self._voice.state(word)
        if missing != self._missing:
            self._missing = missing
            if missing:
                self.agreement("running", waiting_for=missing)

    def agreement(
        self,
        stage: events.AgreementStage,
        *,
        waiting_for: Iterable[bytes] = (),
        error: str | None = None,
        attempt: Agreement | None = None,
    ) -> None:
        """``attempt``: the one that is told of; by default the one that comes, or has just been established."""
        conversation = self._conversation()
        present = conversation.epoch.number if conversation is not None else 0
        epoch = present if stage == "established" else max(present, self._rekeying.highest) + 1
        members = conversation.epoch.roster if conversation is not None else self._membership.members
        if attempt is not None:
            epoch, members = attempt.epoch_number or epoch, attempt.roster
        self._voice.agreement(stage, epoch, members, waiting_for, error)
