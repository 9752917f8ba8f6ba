"""A player that follows a real group: it shows what the service tells, and nothing can be done there."""

import time

from PySide6.QtCore import QObject, QTimer

from smmp_core.service import Service
from smmp_core.trace.records import AnyRecord
from smmp_core.tracing import Tracing
from smmp_gui import text
from smmp_gui.lab.player import Player
from smmp_gui.theme import theme
from smmp_gui.words import tr

MOST = 100_000
"""Records of one trace; then it begins anew, that a window left open for days does not fill the memory."""

_GATHER_MS = 40  # what comes meanwhile is taken up as one
_MOVING_MS, _STILL_MS = 16, 250  # between two looks at the clock: while frames are drawn in flight, and else
_AT_THE_END = 0.5  # seconds: whoever goes to within so much of now follows


class LivePlayer(Player):
    """Shows a group as it is now, or as it was since the player began."""

    def __init__(self, service: Service, group: str, parent: QObject | None = None) -> None:
        """Begin to follow ``group``, and ask its other members to let us watch, those who allow it.

        Raises:
            LocalError: there is no such group.
        """
        super().__init__(parent)
        self.service, self.group = service, group
        self.speed = 1.0
        self.why_fixed = tr("This is your real group: you can watch it here, and write to it in its conversation.")
        self.following = True  # whether now is shown
        self._gather = QTimer(self, singleShot=True, interval=_GATHER_MS)
        self._gather.timeout.connect(self._take_in)
        self._records: list[AnyRecord] = []
        self._tracing: Tracing | None = None
        self._begun = self._first = 0.0
        self._start_trace()
        self.play()

    def _start_trace(self) -> None:
        if self._tracing is not None:
            self._tracing.close()
        records: list[AnyRecord] = []
        self._records = records
        self._begun = time.monotonic()
        self._tracing = self.service.trace(self.group, self._note, others=True)
        self._show(records)
        self._first = self.at = self._seen = self.timeline.end  # by now all have been introduced
        self.replaced.emit()
        self.moved.emit(self.at)

    def _note(self, record: AnyRecord) -> None:
        self._records.append(record)
        if not self._gather.isActive():
            self._gather.start()

    def _take_in(self) -> None:
        """Records have come."""
        if len(self._records) > MOST:
            self._start_trace()
        self._take_up()
        if self.playing:
            self._timer.setInterval(_MOVING_MS)

    # -- what is shown ------------------------------------------------------------------------

    @property
    def frontier(self) -> float:
        """Now, in seconds since the trace began."""
        return max(time.monotonic() - self._begun, self.timeline.end) if self._tracing is not None else 0.0

    @property
    def watched(self) -> list[str]:
        """Who lets us watch at this moment, as the trace names them."""
        return [figure.key for figure in self.timeline.scene(self.at).figures.values() if figure.shows]

    def named(self, member: str) -> str:
        """A member's name as it is shown."""
        return text.name_of_another(self.timeline.names.get(member, ""), member)

    # -- time ---------------------------------------------------------------------------------

    def play(self) -> None:
        """Go on from the moment that is shown; from now, if that is where we are."""
        if self.playing:
            return
        self.following = self.at >= self.frontier - _AT_THE_END or not self.timeline.records
        self._playing = True
        self.playing_changed.emit(True)
        self._start_clock()

    def follow(self) -> None:
        """Show what happens now."""
        self.play()
        self.following = True
        self._timer.setInterval(_MOVING_MS)
        self._move(self.frontier)

    def pause(self) -> None:
        """Stand still; what happens meanwhile can be seen later."""
        self.following = False
        super().pause()

    def seek(self, at: float) -> None:
        """Go to a moment, at the earliest to when everybody had been introduced."""
        self.following = self.playing and at >= self.frontier - _AT_THE_END
        super().seek(max(at, self._first))

    def close(self) -> None:
        """Watch no longer; nobody is asked any more."""
        self._gather.stop()
        super().close()
        if self._tracing is not None:
            self._tracing.close()

    def _play_on(self, passed: float) -> None:
        now = self.frontier
        target = now if self.following else min(self.at + passed * self.speed, now)
        self.following = self.following or target >= now
        self._take_up()
        self._move(target)
        lively = not self.following or bool(self.timeline.scene(self.at).moving)
        self._timer.setInterval(_MOVING_MS if lively and theme.motion else _STILL_MS)
