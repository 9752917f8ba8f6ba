"""What the window says of the network: in the header, on the empty page, where nobody is listed."""

from dataclasses import dataclass

from smmp_core.network.lan import Condition


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
            words = "This computer is not on a network. Switch Wi-Fi on, or plug in a cable; people then appear here."
            return NetworkWords("No network", "Not on a network", words, "network-off")
        case "off":
            words = "Discovery is switched off. Connect by address."
            return NetworkWords("Not looking around", "Not looking around", words, "address")
        case "no_multicast":
            words = f"{problem or 'Multicast cannot be sent here.'} Connecting by address still works."
            return NetworkWords("Cannot look around", "Cannot look around", words, "network-off")
        case "hidden":
            words = "You are hidden: you see people on this network, but they see you only once you connect to them."
            return NetworkWords("Hidden · nobody connected", "Nobody there yet", words, "people")
    words = "Looking around on this network works; people appear here as soon as they start the app."
    return NetworkWords("Nobody connected yet", "Nobody there yet", words, "people")


def header_words(condition: Condition, online: int) -> str:
    """The line under our name; ``online``: how many people are connected."""
    if not online:
        return network_words(condition, None).header
    return f"{online} connected · hidden" if condition == "hidden" else f"{online} connected"
