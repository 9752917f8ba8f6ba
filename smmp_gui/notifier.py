"""Notices what comes while nobody looks, gathers it, tells it once, and takes it back when it has been read."""

import asyncio
import math
import time
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

from smmp_core import events
from smmp_core.answers import GroupInfo, MessageInfo, PrivateInfo
from smmp_gui import notices, text
from smmp_gui.adapter import Adapter
from smmp_gui.members_sheet import find_group
from smmp_gui.notices import News, Notice, Topic
from smmp_gui.tasks import Tasks

_FIRST_MS, _NEXT_MS = 300, 2000
_SERIOUS = ("equivocation", "forgery", "replay", "identity", "twin", "key_changed", "home")
"""The kinds of alerts that must not wait; a resync, or somebody leaving, is routine."""


class Channel(Protocol):
    """A way to notify."""

    async def show(self, topic: Topic, notice: Notice) -> bool:
        """Show a notification, in the place of an earlier one of the topic; says whether it could be shown."""

    async def withdraw(self, topic: Topic) -> None:
        """Take the notification of a topic back, if it is still there."""


class Notifier(QObject):
    """Decides what is told. ``looks_at``: whether the user has a topic before their eyes."""

    def __init__(
        self, adapter: Adapter, tasks: Tasks, looks_at: Callable[[Topic], bool], channels: list[Channel]
    ) -> None:
        super().__init__()
        self._adapter, self._tasks, self._looks_at, self._channels = adapter, tasks, looks_at, channels
        self._news: dict[Topic, News] = {}  # unread, since it was last read
        self._fresh: dict[Topic, None] = {}  # of these there is something to tell
        self._told: set[Topic] = set()
        self._wanted: dict[Topic, Notice | None] = {}  # to be shown, or taken back
        self._worker: asyncio.Task[None] | None = None
        self._quiet_until = 0.0
        self._invited = {invitation.group for invitation in adapter.service.invitations()}
        self._alerts: dict[str, events.Alert] = {}
        self._gather = QTimer(self, singleShot=True)
        self._gather.timeout.connect(self.tell)
        self._last_told = 0.0
        adapter.messages_arrived.connect(self._messages)
        adapter.private_arrived.connect(self._private)
        adapter.alerted.connect(self._alert)
        adapter.groups_changed.connect(self.review)

    def quiet_for(self, seconds: float) -> None:
        """Tell nothing for a while; 0: tell again."""
        self._quiet_until = time.monotonic() + seconds

    @property
    def quiet(self) -> bool:
        """Whether the user wants quiet just now."""
        return time.monotonic() < self._quiet_until

    def seen_alerts(self) -> None:
        """The user has come to the window, which shows them."""
        for topic in [topic for topic in self._told if topic.kind == "alert"]:
            self._want(topic, None)

    async def close(self) -> None:
        """Tell nothing more, once what is being told has been."""
        self._gather.stop()
        self._fresh.clear()
        self._wanted.clear()
        self._quiet_until = math.inf
        if self._worker is not None:
            await asyncio.wait({self._worker})

    # -- what comes ---------------------------------------------------------------------------

    def _messages(self, group: str, messages: list[MessageInfo]) -> None:
        topic, info = Topic("group", group), find_group(self._adapter, group)
        for message in messages:
            if info is not None and message.sender != self._adapter.service.fingerprint:
                self._note(topic, info, message.sender, message.text)

    def _private(self, group: str, message: PrivateInfo) -> None:
        info = find_group(self._adapter, group)
        if info is not None and message.sender == message.peer:
            self._note(Topic("thread", group, message.peer), info, message.sender, message.text)

    def _note(self, topic: Topic, info: GroupInfo, sender: str, body: str) -> None:
        if self._adapter.person(sender).blocked:  # their words reach us through others, and are shown folded up
            return
        news = self._news.get(topic) or News(text.shown_name(info.name, info.group), topic.kind == "thread")
        self._news[topic] = news.and_one(self._adapter.person(sender).name, body)
        if self._may_tell(topic):
            self._tell_soon(topic)

    def _alert(self, alert: events.Alert) -> None:
        if alert.kind in _SERIOUS and self._may_tell(Topic("alert")):
            self._alerts[alert.group or ""] = alert
            self._tell_soon(Topic("alert", alert.group or ""))

    def _may_tell(self, topic: Topic) -> bool:
        service = self._adapter.service
        if self.quiet or service.preferences.notify == "nothing":
            return False
        if topic.kind in ("group", "thread") and service.group_preferences(topic.group).muted:
            return False
        return topic.kind != "group" or service.preferences.notify == "all"

    def _tell_soon(self, topic: Topic) -> None:
        self._fresh[topic] = None
        if not self._gather.isActive():
            burst = time.monotonic() - self._last_told < _NEXT_MS / 1000
            self._gather.start(_NEXT_MS if burst else _FIRST_MS)

    # -- what is told -------------------------------------------------------------------------

    def tell(self) -> None:
        """Tell what has been gathered and is still worth it."""
        fresh, self._fresh = [t for t in self._fresh if not self._looks_at(t) and self._is_unread(t)], {}
        if not fresh:
            return
        self._last_told = time.monotonic()
        talks = [topic for topic in fresh if topic.kind in ("group", "thread")]
        if len(talks) > notices.MORE_THAN:
            self._want(Topic("many"), notices.many([self._news[topic] for topic in talks]))
            fresh = [topic for topic in fresh if topic not in talks]
        for topic in fresh:
            self._want(topic, self._notice(topic))

    def _notice(self, topic: Topic) -> Notice:
        if topic.kind in ("group", "thread"):
            return self._news[topic].notice(with_words=self._adapter.service.preferences.notify_words)
        info = find_group(self._adapter, topic.group)
        name = text.shown_name(info.name, info.group) if info is not None else ""
        if topic.kind == "alert":
            return notices.alert(name, self._alerts[topic.group].message)
        return notices.invitation(self._adapter.person(topic.peer).name, name)

    def review(self) -> None:
        """Take back what has been read or settled; tell of invitations that have come."""
        waiting = {invitation.group: invitation for invitation in self._adapter.service.invitations()}
        for group in waiting.keys() - self._invited:
            topic = Topic("invitation", group, waiting[group].by)
            if self._may_tell(topic):
                self._tell_soon(topic)
        self._invited = set(waiting)
        for topic in [topic for topic in self._news if not self._is_unread(topic)]:
            del self._news[topic]
            self._fresh.pop(topic, None)  # what comes next may count as unread before it is told here
        for topic in [topic for topic in self._told if not self._is_unread(topic)]:
            self._want(topic, None)

    def _is_unread(self, topic: Topic) -> bool:
        match topic.kind:
            case "group":
                info = find_group(self._adapter, topic.group)
                return info is not None and info.unread > 0
            case "thread":
                return self._adapter.threads.unread(topic.group, topic.peer) > 0
            case "invitation":
                return topic.group in self._invited
            case "alert":
                return self._alerts[topic.group] in self._adapter.alerts
        return bool(self._news)

    def _want(self, topic: Topic, notice: Notice | None) -> None:
        if notice is None:
            self._told.discard(topic)
        else:
            self._told.add(topic)
        self._wanted[topic] = notice  # a channel that is slow gets the last word only
        if self._worker is None or self._worker.done():
            self._worker = self._tasks.start(self._deliver())

    async def _deliver(self) -> None:
        while self._wanted:
            topic = next(iter(self._wanted))
            notice = self._wanted.pop(topic)
            for channel in self._channels:
                if notice is None:
                    await channel.withdraw(topic)
                elif await channel.show(topic, notice):
                    break
