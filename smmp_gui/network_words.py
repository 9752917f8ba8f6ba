"""What the window says of the network: in the header, on the empty page, where nobody is listed."""

from dataclasses import dataclass

from smmp_core.network.lan import Condition
from smmp_gui.core_words import from_core
from smmp_gui.words import QT_TRANSLATE_NOOP, tr

_NO_MULTICAST = QT_TRANSLATE_NOOP("", "Multicast cannot be sent here.")


@dataclass(frozen=True)
class NetworkWords:
    """One condition of the network in words."""

    header: str  # a few words under our name, while nobody is connected
    title: str  # while nobody is there
    words: str  # sentences: why, and what to do
    icon: str


def network_words(condition: Condition, problem: str | None) -> NetworkWords:
    """How it is said that nobody is there; ``problem``: the sentence why others cannot be found."""
    match condition:
        case "no_network":
            words = tr(
                "This computer is not on a network. Switch Wi-Fi on, or plug in a cable; people then appear here."
            )
            return NetworkWords(tr("No network"), tr("Not on a network"), words, "network-off")
        case "off":
            words = tr("Discovery is switched off. Connect by address.")
            return NetworkWords(tr("Not looking around"), tr("Not looking around"), words, "address")
        case "no_multicast":
            words = tr("{why} Connecting by address still works.").format(
                why=from_core(problem) if problem else tr(_NO_MULTICAST)
            )
            return NetworkWords(tr("Cannot look around"), tr("Cannot look around"), words, "network-off")
        case "hidden":
            words = tr(
                "You are hidden: you see people on this network, but they see you only once you connect to them."
            )
            return NetworkWords(tr("Hidden · nobody connected"), tr("Nobody there yet"), words, "people")
    words = tr("Looking around on this network works; people appear here as soon as they start the app.")
    return NetworkWords(tr("Nobody connected yet"), tr("Nobody there yet"), words, "people")


def header_words(condition: Condition, online: int) -> str:
    """The line under our name; ``online``: how many people are connected."""
    if not online:
        return network_words(condition, None).header
    words = tr("{count} connected · hidden") if condition == "hidden" else tr("{count} connected")
    return words.format(count=online)
