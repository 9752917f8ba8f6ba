"""What the service says, in the user's language.

The service speaks English: its sentences are read by programs and in logs too. Those that people meet in the window
stand here once more, for translation; another one is shown as it is.
"""

import re
from functools import cache
from typing import Final

from smmp_gui.words import QT_TRANSLATE_NOOP, tr

SENTENCES: Final = (
    QT_TRANSLATE_NOOP("", "A group has from 2 to 64 members."),
    QT_TRANSLATE_NOOP("", "A home is protected by a passphrase or by the keyring, not by both."),
    QT_TRANSLATE_NOOP("", "A name has 1 to 128 bytes."),
    QT_TRANSLATE_NOOP("", "Accept the invitation first."),
    QT_TRANSLATE_NOOP("", "A message is missing, and nobody connected can send it again."),
    QT_TRANSLATE_NOOP("", "Nobody is away."),
    QT_TRANSLATE_NOOP("", "Nobody with this fingerprint is known here."),
    QT_TRANSLATE_NOOP("", "Only another member of the group can be written to."),
    QT_TRANSLATE_NOOP("", "Only other members of the group can be removed."),
    QT_TRANSLATE_NOOP("", "Only people who are not in the group can be added."),
    QT_TRANSLATE_NOOP("", "Only who has sent a file can withdraw it."),
    QT_TRANSLATE_NOOP("", "Something went wrong inside; everything stored is safe."),
    QT_TRANSLATE_NOOP("", "The group has no key yet."),
    QT_TRANSLATE_NOOP("", "The group has no key yet; only who made it can add people now."),
    QT_TRANSLATE_NOOP("", "The group has no key yet; only who made it can change who is asked."),
    QT_TRANSLATE_NOOP("", "There is no such group."),
    QT_TRANSLATE_NOOP("", "There is no text to send."),
    QT_TRANSLATE_NOOP("", "There is nothing to compare with this person now."),
    QT_TRANSLATE_NOOP("", "This app listens nowhere, so nobody can connect to it."),
    QT_TRANSLATE_NOOP("", "This invitation has been answered already."),
    QT_TRANSLATE_NOOP("", "This is your own invitation. Give it to somebody else."),
    QT_TRANSLATE_NOOP("", "This member goes offline."),
    QT_TRANSLATE_NOOP("", "Who has sent this file has withdrawn it."),
    QT_TRANSLATE_NOOP("", "You are comparing with this person already."),
    QT_TRANSLATE_NOOP("", "You are no longer a member of this group."),
    QT_TRANSLATE_NOOP("", "You can compare only while you are connected with each other."),
    QT_TRANSLATE_NOOP("", "You have blocked this person. Unblock them first."),
    QT_TRANSLATE_NOOP("", "You take no part in this group."),
    QT_TRANSLATE_NOOP("", "The file is not here yet. Fetch it first."),
    QT_TRANSLATE_NOOP("", "The file cannot be decrypted: it is damaged, or was announced wrongly."),
    QT_TRANSLATE_NOOP("", "This is no address; write HOST:PORT, IPv6 in brackets."),
    QT_TRANSLATE_NOOP("", "This backup is damaged or cut off. Nothing was restored."),
    QT_TRANSLATE_NOOP("", "This passphrase does not open the home."),
    QT_TRANSLATE_NOOP("", "It is not possible to listen at this address."),
    QT_TRANSLATE_NOOP("", "Nobody could be reached at this address."),
    QT_TRANSLATE_NOOP("", "This home is damaged. Nothing in it was changed."),
    QT_TRANSLATE_NOOP("", "There is such a file already."),
    QT_TRANSLATE_NOOP("", "The home cannot be written any more. What you just did was not stored."),
    QT_TRANSLATE_NOOP("", "The disk is full. What you just did was not stored."),
    QT_TRANSLATE_NOOP("", "Another program has this home open."),
    QT_TRANSLATE_NOOP("", "Nothing can be written to this home."),
    QT_TRANSLATE_NOOP("", "There is a home already. Nothing was changed; choose another folder."),
    QT_TRANSLATE_NOOP(
        "", "The key of this home is not in this computer's keyring any more. Nothing was changed; restore a backup."
    ),
    QT_TRANSLATE_NOOP("", "This computer's keyring cannot be used."),
    QT_TRANSLATE_NOOP("", "This computer's keyring does not answer. Try again later."),
    QT_TRANSLATE_NOOP("", "This computer has no keyring that can be used."),
    QT_TRANSLATE_NOOP("", "This computer's keyring is locked. Unlock it and try again."),
    QT_TRANSLATE_NOOP("", "This computer's keyring could not be opened. Unlock it and try again."),
    QT_TRANSLATE_NOOP("", "This computer's keyring did not keep the key. Nothing was changed."),
    QT_TRANSLATE_NOOP("", "An empty passphrase protects nothing."),
    QT_TRANSLATE_NOOP("", "This passphrase holds what is no text."),
    QT_TRANSLATE_NOOP("", "This home has no passphrase. Open it without one."),
    QT_TRANSLATE_NOOP("", "This home holds no identity. Nothing was changed; put it back from a backup."),
    QT_TRANSLATE_NOOP("", "The key file of this home is damaged. Nothing was changed; put it back from a backup."),
    QT_TRANSLATE_NOOP("", "The key file of this home is gone. Nothing was changed; put it back from a backup."),
    QT_TRANSLATE_NOOP("", "The key file of this home makes no sense. Nothing was changed."),
    QT_TRANSLATE_NOOP("", "The database of this home is gone. Put it back from a backup."),
    QT_TRANSLATE_NOOP("", "The database of this home is cut off. Put it back from a backup."),
    QT_TRANSLATE_NOOP("", "The database of this home is damaged. Nothing was changed; put it back from a backup."),
    QT_TRANSLATE_NOOP("", "The disk is full: the home cannot be opened."),
    QT_TRANSLATE_NOOP("", "This file is no backup of SMMP. Nothing was restored."),
    QT_TRANSLATE_NOOP("", "A newer version of this program wrote this backup. Nothing was restored."),
    QT_TRANSLATE_NOOP("", "This passphrase does not open the backup. Nothing was restored."),
    QT_TRANSLATE_NOOP("", "This home was written by a newer version of this program. Nothing in it was changed."),
    QT_TRANSLATE_NOOP("", "There is no way to this address from here."),
    QT_TRANSLATE_NOOP("", "The port is in use by another program."),
    QT_TRANSLATE_NOOP("", "Nobody listens at this address."),
    QT_TRANSLATE_NOOP("", "This is your own address."),
    QT_TRANSLATE_NOOP("", "Your own identity answers at this address, from another home: a copy of yours."),
    QT_TRANSLATE_NOOP("", "Somebody else answers at this address."),
    QT_TRANSLATE_NOOP("", "Nothing answers at this address."),
    QT_TRANSLATE_NOOP(
        "", "Somebody else answers at this address: not with the key that was expected. The connection was dropped."
    ),
    QT_TRANSLATE_NOOP("", "This is no invitation and no verification code of SMMP."),
    QT_TRANSLATE_NOOP(
        "",
        "This home was put back from a backup. Each group agrees on a new key, and what is missing here is "
        "sent again. Do not start it on the old computer any more.",
    ),
    QT_TRANSLATE_NOOP("", "The other side has stopped comparing."),
    QT_TRANSLATE_NOOP(
        "", "The other side sees different emoji. Somebody may stand between you: do not trust this connection."
    ),
    QT_TRANSLATE_NOOP("", "The other side is busy comparing with others. Try again later."),
    QT_TRANSLATE_NOOP("", "The other side waited too long."),
    QT_TRANSLATE_NOOP("", "The other side could not make sense of what arrived. Try again."),
    QT_TRANSLATE_NOOP("", "You see different emoji. Somebody may stand between you."),
    QT_TRANSLATE_NOOP("", "The connection was lost."),
    QT_TRANSLATE_NOOP("", "Nobody answered in time. Start again when both of you are ready."),
    QT_TRANSLATE_NOOP("", "Something else arrived than was agreed on. Nothing has been compared; try again."),
    QT_TRANSLATE_NOOP("", "Discovery is switched off."),
    QT_TRANSLATE_NOOP("", "No network is connected."),
    QT_TRANSLATE_NOOP("", "No network is connected; only members on this computer are found."),
    QT_TRANSLATE_NOOP("", "Multicast cannot be sent here, a firewall forbids it."),
    QT_TRANSLATE_NOOP(
        "", "Multicast cannot be sent here, a firewall forbids it; only members on this computer are found."
    ),
    QT_TRANSLATE_NOOP("", "None of the networks you chose is there: nobody can reach you. See Settings, Network."),
    QT_TRANSLATE_NOOP("", "Everything works."),
    QT_TRANSLATE_NOOP("", "SMMP is limited to this computer, so only members on it can be found."),
    QT_TRANSLATE_NOOP("", "Connect that network, or lift the limit."),
    QT_TRANSLATE_NOOP("", "This computer is not on a network."),
    QT_TRANSLATE_NOOP("", "Switch Wi-Fi on, or plug in a cable."),
    QT_TRANSLATE_NOOP("", "This computer is connected by a VPN only."),
    QT_TRANSLATE_NOOP("", "People on your own network are not found through it."),
    QT_TRANSLATE_NOOP("", "This computer has got no address from its network."),
    QT_TRANSLATE_NOOP("", "Reconnect Wi-Fi or the cable, or restart the router."),
    QT_TRANSLATE_NOOP("", "Other people can be connected to all the same, by their address."),
    QT_TRANSLATE_NOOP("", "Nobody can connect to you: SMMP listens at no address."),
    QT_TRANSLATE_NOOP("", "Let SMMP through your firewall."),
    QT_TRANSLATE_NOOP("", "A firewall may block it there."),
    QT_TRANSLATE_NOOP(
        "", "SMMP answers at its own addresses. Whether a firewall lets others in cannot be seen from here."
    ),
    QT_TRANSLATE_NOOP("", "There is no network to send announcements on."),
    QT_TRANSLATE_NOOP("", "Announcements cannot be sent: nothing gets out of this computer."),
    QT_TRANSLATE_NOOP("", "Is Wi-Fi connected, or the cable in?"),
    QT_TRANSLATE_NOOP("", "Announcements cannot be sent: a firewall forbids multicast."),
    QT_TRANSLATE_NOOP("", "Let UDP port 5353 through your firewall. Connecting by address works without it."),
    QT_TRANSLATE_NOOP("", "Announcements can be sent."),
    QT_TRANSLATE_NOOP("", "Switch it on in the settings, or connect by address."),
    QT_TRANSLATE_NOOP("", "Finding people is switched off."),
    QT_TRANSLATE_NOOP("", "SMMP cannot listen for announcements: another program keeps UDP port 5353 to itself."),
    QT_TRANSLATE_NOOP("", "End that program. Connecting by address works without it."),
    QT_TRANSLATE_NOOP("", "You are hidden: you see others, but do not announce yourself."),
    QT_TRANSLATE_NOOP("", "Others see you only once you connect to them."),
    QT_TRANSLATE_NOOP("", "Your own announcement was not heard: a firewall probably blocks UDP port 5353."),
    QT_TRANSLATE_NOOP("", "Let it through. Connecting by address works without it."),
    QT_TRANSLATE_NOOP("", "Your own announcement was heard."),
    QT_TRANSLATE_NOOP("", "Nobody else’s announcement can be heard."),
    QT_TRANSLATE_NOOP(
        "", "Nobody else was heard: either nobody else runs SMMP on this network, or it keeps announcements back."
    ),
    QT_TRANSLATE_NOOP("", "Is SMMP running on the other computer, on the same network, not on its guest network?"),
    QT_TRANSLATE_NOOP("", "Nobody is connected."),
    QT_TRANSLATE_NOOP(
        "", "People are heard here, but none of them can be reached: this network may keep its devices apart."
    ),
    QT_TRANSLATE_NOOP(
        "", "Guest networks often do. Use another network, or switch off “client isolation” in the router."
    ),
    QT_TRANSLATE_NOOP("", "Let them run this test too: mostly their firewall is in the way."),
    QT_TRANSLATE_NOOP("", "The text has characters that are no text (lone surrogates)."),
    QT_TRANSLATE_NOOP("", "Nobody accepted the invitation."),
    QT_TRANSLATE_NOOP("", "There is no key for this member yet."),
    QT_TRANSLATE_NOOP("", "You asked for it."),
    QT_TRANSLATE_NOOP("", "A resync was missed."),
    QT_TRANSLATE_NOOP("", "Two resyncs happened at once."),
    QT_TRANSLATE_NOOP("", "Too many resyncs in a minute."),
    QT_TRANSLATE_NOOP("", "What others hold of this home's own messages cannot be brought back."),
    QT_TRANSLATE_NOOP("", "This home has missed too much, or was put back from a backup."),
    QT_TRANSLATE_NOOP("", "A genuine message could not be decrypted: we are out of step."),
    QT_TRANSLATE_NOOP("", "A genuine resync could not be followed: the group needs a new key agreement."),
    QT_TRANSLATE_NOOP("", "The sender of a message had another conversation before it than we have."),
    QT_TRANSLATE_NOOP("", "A member gave different members different keys."),
    QT_TRANSLATE_NOOP("", "A member did not arrive at the same key."),
    QT_TRANSLATE_NOOP("", "A member claims an epoch that cannot be."),
    QT_TRANSLATE_NOOP("", "A number is not an element of the group."),
    QT_TRANSLATE_NOOP("", "A public key is not one: not canonical, or of small order."),
    QT_TRANSLATE_NOOP("", "This text is too long to be an invitation or a verification code."),
    QT_TRANSLATE_NOOP("", "This code was made by a newer version of the app."),
    QT_TRANSLATE_NOOP("", "This code is damaged. Copy or scan it once more, the whole of it."),
    QT_TRANSLATE_NOOP("", "This code is for verifying somebody. To connect, ask for an invitation."),
    QT_TRANSLATE_NOOP("", "This code is an invitation. To verify, the other app has to show its code under “Verify”."),
    QT_TRANSLATE_NOOP("", "The invitation names an address that cannot be one."),
    QT_TRANSLATE_NOOP("", "What answers there is not SMMP, or another version of it."),
    QT_TRANSLATE_NOOP("", "The handshake failed: what is there does not speak SMMP, or somebody alters what is sent."),
    QT_TRANSLATE_NOOP("", "Nothing there completes the handshake."),
    QT_TRANSLATE_NOOP("", "What came over the link is damaged."),
    QT_TRANSLATE_NOOP("", "The other side closed the connection."),
    QT_TRANSLATE_NOOP("", "This member is not let in."),
    QT_TRANSLATE_NOOP("", "There are too many connections already."),
    QT_TRANSLATE_NOOP("", "No port is free at all addresses."),
    QT_TRANSLATE_NOOP(
        "", "Open System Settings, Network, Firewall, Options, and allow incoming connections for SMMP or Python."
    ),
    QT_TRANSLATE_NOOP(
        "", "Open System Settings, Privacy & Security, Local Network, and switch it on for SMMP or Python."
    ),
    QT_TRANSLATE_NOOP(
        "",
        "Open Windows Security, Firewall & network protection, Allow an app through firewall, and tick Private "
        "for SMMP or Python.",
    ),
    QT_TRANSLATE_NOOP("", "In Settings, Network & internet, make sure that this network is set to Private."),
    QT_TRANSLATE_NOOP(
        "", "SMMP takes another port at each start; choose a fixed one in the settings before you open it."
    ),
    QT_TRANSLATE_NOOP("", "A profile picture is a PNG or JPEG image of at most 24 KiB."),
    QT_TRANSLATE_NOOP("", "Somebody sent something else than this file; it is fetched from others."),
    QT_TRANSLATE_NOOP("", "Who has sent this file has withdrawn it just now."),
    QT_TRANSLATE_NOOP("", "No message of this group announces this file."),
    QT_TRANSLATE_NOOP("", "The file is too large to be a trace."),
    QT_TRANSLATE_NOOP("", "The file is empty."),
    QT_TRANSLATE_NOOP("", "The file is no trace, or not of this version."),
)
"""As they are."""

TEMPLATES: Final = (
    QT_TRANSLATE_NOOP("", "{address} does not answer: a firewall there may block SMMP."),
    QT_TRANSLATE_NOOP("", "There is no way to {address}: it is on another network, or a firewall there refuses."),
    QT_TRANSLATE_NOOP("", "{address} refuses: SMMP has ended there, or uses another port."),
    QT_TRANSLATE_NOOP("", "Multicast cannot be used here: {error}."),
    QT_TRANSLATE_NOOP("", "This computer's keyring refused ({error})."),
    QT_TRANSLATE_NOOP("", "The passphrase cannot be checked: {error}."),
    QT_TRANSLATE_NOOP("", "The home cannot be written ({error}). What you just did was not stored."),
    QT_TRANSLATE_NOOP("", "The home cannot be read ({error})."),
    QT_TRANSLATE_NOOP(
        "", "The database of this home cannot be read ({error}). Nothing was changed; put it back from a backup."
    ),
    QT_TRANSLATE_NOOP("", "Another program has the home {path} open."),
    QT_TRANSLATE_NOOP("", "{path} holds other folders. Give the home a folder of its own."),
    QT_TRANSLATE_NOOP("", "{path} is there already. Nothing was written."),
    QT_TRANSLATE_NOOP("", "{path} became shorter while it was backed up. Try again."),
    QT_TRANSLATE_NOOP("", "The disk is full: {path} cannot be written."),
    QT_TRANSLATE_NOOP("", "{path} cannot be written: {error}."),
    QT_TRANSLATE_NOOP("", "{path} cannot be read: {error}."),
    QT_TRANSLATE_NOOP("", "No problem was found on this computer. {rest}"),
    QT_TRANSLATE_NOOP("", "SMMP is limited to {names}, and this computer has no such address now."),
    QT_TRANSLATE_NOOP("", "This computer is on a network, {names}."),
    QT_TRANSLATE_NOOP("", "{names} looks like a VPN. If somebody is missing, try again without it."),
    QT_TRANSLATE_NOOP("", "Others can connect to port {port}, by {names}."),
    QT_TRANSLATE_NOOP("", "SMMP’s own port {port} does not answer, not even here: a firewall probably blocks it."),
    QT_TRANSLATE_NOOP("", "SMMP answers here at some of its addresses, but not at {names}."),
    QT_TRANSLATE_NOOP("", "Announcements can be sent, but not from {names}."),
    QT_TRANSLATE_NOOP("", "1 person is connected."),
    QT_TRANSLATE_NOOP("", "{count} people are connected."),
    QT_TRANSLATE_NOOP("", "1 person was seen, but cannot be connected to."),
    QT_TRANSLATE_NOOP("", "{count} people were seen, but cannot be connected to."),
    QT_TRANSLATE_NOOP("", "1 other person was heard on this network."),
    QT_TRANSLATE_NOOP("", "{count} other people were heard on this network."),
    QT_TRANSLATE_NOOP("", "1 other person was heard a moment ago, but nobody just now."),
    QT_TRANSLATE_NOOP("", "1 other person was heard 1 minute ago, but nobody just now."),
    QT_TRANSLATE_NOOP("", "1 other person was heard {minutes} minutes ago, but nobody just now."),
    QT_TRANSLATE_NOOP("", "{count} other people were heard a moment ago, but nobody just now."),
    QT_TRANSLATE_NOOP("", "{count} other people were heard 1 minute ago, but nobody just now."),
    QT_TRANSLATE_NOOP("", "{count} other people were heard {minutes} minutes ago, but nobody just now."),
    QT_TRANSLATE_NOOP("", "Port {wanted} cannot be used here now; this time it is port {port}. See Settings, Network."),
    QT_TRANSLATE_NOOP("", "{name} has withdrawn the invitation."),
    QT_TRANSLATE_NOOP("", "Two messages claim the same place in the conversation, one by {name}."),
    QT_TRANSLATE_NOOP("", "{name} sent different things to different members."),
    QT_TRANSLATE_NOOP("", "{name} sent two texts as one message."),
    QT_TRANSLATE_NOOP("", "{name} holds another conversation at this point."),
    QT_TRANSLATE_NOOP(
        "",
        "{name} is damaged: what a photo tells of when and where it was taken cannot be removed from it. "
        "To send it all the same, pack it into a ZIP file.",
    ),
    QT_TRANSLATE_NOOP(
        "",
        "Somebody new calls themself “{name}”. The key that this computer knows for {name} is another one: "
        "it may be a new computer, or somebody else. Compare before you trust it.",
    ),
    QT_TRANSLATE_NOOP(
        "",
        "Your own identity is also in use at {address}: SMMP runs there with a copy of it. Quit it on one of the two "
        "computers and do not start it there again, for side by side they disturb your groups. If you have made no "
        "copy, somebody else has.",
    ),
    QT_TRANSLATE_NOOP("", "{path} is a folder."),
    QT_TRANSLATE_NOOP("", "{path} exists already."),
    QT_TRANSLATE_NOOP("", "{path} is not a file. Only files can be sent."),
    QT_TRANSLATE_NOOP("", "{path} is too big: at most {count} GiB can be sent."),
    QT_TRANSLATE_NOOP("", "{path} was changed while it was being read. Try again when it is finished."),
    QT_TRANSLATE_NOOP("", "The file is too big: at most {count} GiB can be fetched."),
    QT_TRANSLATE_NOOP("", "The file cannot be read from the home: {error}."),
    QT_TRANSLATE_NOOP("", "The disk is too full: the file takes {size}, and {free} are free."),
    QT_TRANSLATE_NOOP("", "The text has {count} bytes too many to be sent with a file."),
    QT_TRANSLATE_NOOP("", "The text has {count} bytes; at most {most} can be sent."),
    QT_TRANSLATE_NOOP("", "A group's name has 1 to {most} bytes."),
    QT_TRANSLATE_NOOP("", "A group has 2 to {most} members, you among them; this would be {count}."),
    QT_TRANSLATE_NOOP("", "A group has at most {most} members; this would be {count}."),
    QT_TRANSLATE_NOOP("", "You are in {count} groups already; leave one first."),
    QT_TRANSLATE_NOOP("", "{name} has declined the invitation."),
    QT_TRANSLATE_NOOP("", "{name} has left the group."),
    QT_TRANSLATE_NOOP("", "{name} counts as having joined only now: sides that had parted have come together."),
    QT_TRANSLATE_NOOP("", "{name} sent another message under the id of one that all have agreed on."),
    QT_TRANSLATE_NOOP("", "{name} tried to insert a message where all had agreed already."),
    QT_TRANSLATE_NOOP("", "{name} sent a message with a place in the future."),
    QT_TRANSLATE_NOOP("", "You and {name} hold different texts of a message between you."),
    QT_TRANSLATE_NOOP("", "You and {name} hold different texts of a message by {author}: {author} or {name} lies."),
    QT_TRANSLATE_NOOP("", "The identity of {name} is not confirmed."),
    QT_TRANSLATE_NOOP("", "{name} and {other} sent the same handshake key."),
    QT_TRANSLATE_NOOP("", "No answer from {name}."),
    QT_TRANSLATE_NOOP("", "{text} is no address; write HOST:PORT, IPv6 in brackets."),
    QT_TRANSLATE_NOOP("", "What is there is not SMMP, or version {other} of it; this is version {number}."),
    QT_TRANSLATE_NOOP("", "Nothing answers at {address}."),
    QT_TRANSLATE_NOOP("", "Nobody listens at {address}."),
    QT_TRANSLATE_NOOP("", "There is no computer called {name}."),
    QT_TRANSLATE_NOOP("", "There is no way to {address} from here."),
    QT_TRANSLATE_NOOP(
        "", "Somebody else answers at {address}: not with the key that was expected. The connection was dropped."
    ),
    QT_TRANSLATE_NOOP("", "{address} cannot be reached: {error}."),
    QT_TRANSLATE_NOOP("", "Port {port} at {address} is in use by another program."),
    QT_TRANSLATE_NOOP("", "{address} is no address of this computer."),
    QT_TRANSLATE_NOOP("", "Port {port} is reserved; choose one above 1023."),
    QT_TRANSLATE_NOOP("", "It is not possible to listen at {address}, port {port}: {error}."),
    QT_TRANSLATE_NOOP("", "Line {number} is not a line of a trace."),
    QT_TRANSLATE_NOOP("", "Line {number} is a step that does not fit together."),
    QT_TRANSLATE_NOOP("", "Line {number} is earlier than the line before it."),
    QT_TRANSLATE_NOOP("", "The trace has format {number}; this version reads {other}."),
    QT_TRANSLATE_NOOP("", "{rest} It came from {name}."),
    QT_TRANSLATE_NOOP("", "{rest} What it lacks is sent again."),
    QT_TRANSLATE_NOOP("", "{rest} The group makes a new key instead."),
    QT_TRANSLATE_NOOP("", "{address}: {rest}"),
)
"""With something put in: ``names`` are several, ``rest`` is another sentence."""

_KNOWN: Final = frozenset(SENTENCES)
_FIELD: Final = re.compile(r"\\{(\w+)\\}")
_SHAPES: Final = {"address": r"\S+"}
_AND: Final = " and "
_LONGEST, _DEEP = 2000, 3  # characters, and sentences one in the other: a recording may say what it likes


def from_core(sentence: str) -> str:
    """A sentence of the service in the user's language, as far as it is known."""
    return _said(sentence, _DEEP) if len(sentence) <= _LONGEST else sentence


def _said(sentence: str, deep: int) -> str:
    if sentence in _KNOWN:
        return tr(sentence)
    for template, pattern in _patterns() if deep else ():
        if (found := pattern.fullmatch(sentence)) is not None:
            return tr(template).format(**{name: _put_in(name, it, deep) for name, it in found.groupdict().items()})
    return sentence


def _put_in(name: str, value: str, deep: int) -> str:
    if name == "rest":
        return _said(value, deep - 1)
    if name == "names" and _AND in value:
        names, _, last = value.rpartition(_AND)
        return tr("{names} and {last}").format(names=names, last=last)
    return value


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    result = []
    for template in TEMPLATES:
        begun: set[str] = set()
        made = _FIELD.sub(lambda field: _group(field[1], begun), re.escape(template))  # noqa: B023 - used at once
        result.append((template, re.compile(made, re.DOTALL)))
    return result


def _group(name: str, begun: set[str]) -> str:
    """The first time what stands there; then the same again."""
    if name in begun:
        return f"(?P={name})"
    begun.add(name)
    return f"(?P<{name}>{_SHAPES.get(name, '.+')})"
