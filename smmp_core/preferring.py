"""What the user prefers, as the window reads and changes it while the member runs."""

from collections.abc import Awaitable, Callable

from smmp_core.conversation.member import Member
from smmp_core.preferences import OWN, GroupPreferences, Preferences
from smmp_core.storage.writes import SavePreference
from smmp_core.trace_link import TraceLink


class Preferring:
    """The part of a :class:`~smmp_core.service.Service` that keeps preferences."""

    preferences: Preferences
    _member: Member
    _group_preferences: dict[bytes, GroupPreferences]
    _group: Callable[[str], bytes]
    _watching: TraceLink
    _store: Callable[[], Awaitable[None]]

    async def prefer(self, preferences: Preferences) -> None:
        """Take other preferences; those of the network count from the next start on."""
        self._member.world.effects.writes.append(SavePreference(OWN, preferences.encode()))
        await self._store()
        self.preferences = preferences

    def group_preferences(self, group: str) -> GroupPreferences:
        """What the user wants of one group."""
        return self._group_preferences.get(self._group(group), GroupPreferences())

    async def prefer_in_group(self, group: str, preferences: GroupPreferences) -> None:
        """Want something else of one group."""
        id = self._group(group)
        self._member.world.effects.writes.append(SavePreference(id.hex(), preferences.encode()))
        await self._store()
        self._group_preferences[id] = preferences
        self._watching.settle()

    def watchers(self, group: str) -> list[str]:
        """Who of a group watches how we keep in step, now; nobody, unless the user allows it."""
        return [peer.hex() for peer in self._watching.watchers(self._group(group))]
