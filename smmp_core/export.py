"""A transcript as a file that outlives this program: text, JSON or a web page, with the names that the user sees.

Written message by message, so that its length does not matter. What others wrote is hostile here too: no text can
pose as another line, and nothing in the page is run or fetched.
"""

import html
import json
import re
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple

from smmp_core.body import Body
from smmp_core.storage import folder
from smmp_core.storage.home import Home
from smmp_core.storage.stored import Place, StoredMessage, StoredPrivate

Format = Literal["text", "json", "html"]

_PAGE: Final = 200  # messages read in one go
_QUOTED: Final = 80  # characters of a message that another one answers
_HIDDEN: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")

_STYLE: Final = """
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.15rem; margin-top: 2.5rem; }
article { margin: .9rem 0; } header, .note, blockquote { opacity: .7; font-size: .85rem; }
header b { opacity: 1; font-size: .95rem; } p, blockquote { margin: .1rem 0; white-space: pre-wrap; }
p, blockquote { overflow-wrap: anywhere; } blockquote { border-left: 3px solid; padding-left: .6rem; }
"""


class Story(NamedTuple):
    """What is exported."""

    home: Home
    group: bytes
    name: str  # the user's own for the group
    members: tuple[bytes, ...]  # identity keys
    names: Mapping[bytes, str]  # as the user sees them, by identity key
    private: bool  # whether one-on-one messages are told, too

    def __repr__(self) -> str:
        return f"Story({self.group.hex()[:8]})"

    def name_of(self, key: bytes) -> str:
        """A person's name, or the start of the fingerprint."""
        return self.names.get(key) or key.hex()[:8]

    def messages(self) -> Iterator[StoredMessage]:
        """The transcript in order, then what has not been sent yet; nothing that was erased."""
        after: Place | None = None
        while page := self.home.placed(self.group, 0, 2**32, after=after, limit=_PAGE):
            yield from (message for message in page if message.erased is None)
            last = page[-1]
            assert last.position is not None
            after = last.position, last.author, last.id
        yield from self.home.unplaced(self.group)

    def threads(self) -> Iterator[tuple[bytes, list[StoredPrivate]]]:
        """The one-on-one messages by the other end, if they are wanted."""
        for peer in sorted({m.peer for m in self.home.private(self.group)}) if self.private else ():
            yield peer, self.home.private(self.group, peer)

    def answered(self, body: Body) -> tuple[str, str] | None:
        """Who wrote the message that this one answers, and how it begins (empty: it is not here)."""
        if body.answers is None:
            return None
        author = bytes.fromhex(body.answers.author)
        found = self.home.message(self.group, author, bytes.fromhex(body.answers.id))
        words = " ".join(Body.decode(found.text).words.split()) if found is not None else ""
        return self.name_of(author), words[:_QUOTED] + "…" * (len(words) > _QUOTED)


def write(story: Story, to: Path, format: Format, *, replace: bool) -> None:
    """Write the file; it has its name only when it is whole, and only its owner can read it.

    Raises:
        FileThere, HomeFull, HomeNotWritable, HomeBroken: with a sentence; nothing was written.
    """
    pieces: Callable[[Story], Iterator[str]] = {"text": _text, "json": _json, "html": _html}[format]
    with folder.new_file(to, replace=replace) as file:
        for piece in pieces(story):
            file.write(piece.encode())


def _iso(ms: int) -> str:
    """A time with its distance from UTC; an author may have claimed any number."""
    try:
        return datetime.fromtimestamp(ms / 1000, UTC).astimezone().isoformat(timespec="seconds")
    except (ValueError, OverflowError, OSError):
        return "no sensible time"


def _now() -> str:
    return _iso(time.time_ns() // 1_000_000)


def _visible(text: str) -> str:
    """Nothing that hides, moves or turns around the words beside it."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _HIDDEN.sub(lambda found: f"‹U+{ord(found[0]):04X}›", text)


def _line(text: str) -> str:
    return " ".join(_visible(text).split())


def _members(story: Story) -> str:
    return ", ".join(_line(story.name_of(member)) for member in story.members)


# -- text -----------------------------------------------------------------------------------------


def _text(story: Story) -> Iterator[str]:
    yield f"{_line(story.name)}\nMembers: {_members(story)}\nExported: {_now()}\n\n"
    for message in story.messages():
        yield _text_message(story, message, sent=message.position is not None)
    for peer, thread in story.threads():
        yield f"\nOne-on-one with {_line(story.name_of(peer))}\n\n"
        for alone in thread:
            yield _text_message(story, alone, sent=True)


def _text_message(story: Story, message: StoredMessage | StoredPrivate, *, sent: bool) -> str:
    """Lines after the first are set in: none can pose as the beginning of another message."""
    body = Body.decode(message.text)
    lines = [f"File: {_line(body.file.name)} ({body.file.size} bytes)"] if body.file is not None else []
    if (answered := story.answered(body)) is not None:
        lines.append(f"> {_line(answered[0])}: {_line(answered[1])}")
    lines += _visible(body.words).split("\n") if body.words or not lines else []
    waiting = "" if sent else " (not sent yet)"
    return f"[{_iso(message.time)}] {_line(story.name_of(message.author))}{waiting}: " + "\n    ".join(lines) + "\n"


# -- JSON -----------------------------------------------------------------------------------------


def _json(story: Story) -> Iterator[str]:
    """One object, with a message a line."""
    members = [{"fingerprint": member.hex(), "name": story.name_of(member)} for member in story.members]
    head = {"group": story.group.hex(), "name": story.name, "members": members, "exported": _now()}
    yield json.dumps(head, ensure_ascii=False)[:-1] + ', "messages": ['
    yield from _joined(
        {"position": message.position, **_json_message(story, message), "agreed": message.agreed}
        for message in story.messages()
    )
    yield '], "private": ['
    yield from _joined(
        {"with": peer.hex(), **_json_message(story, alone), "delivered": alone.delivered}
        for peer, thread in story.threads()
        for alone in thread
    )
    yield "]}\n"


def _joined(objects: Iterator[dict[str, Any]]) -> Iterator[str]:
    for number, object_ in enumerate(objects):
        yield (",\n" if number else "\n") + json.dumps(object_, ensure_ascii=False)
    yield "\n"


def _json_message(story: Story, message: StoredMessage | StoredPrivate) -> dict[str, Any]:
    body = Body.decode(message.text)
    fields: dict[str, Any] = {
        "id": message.id.hex(),
        "author": message.author.hex(),
        "name": story.name_of(message.author),
        "time": _iso(message.time),
        "time_ms": message.time,
        "text": body.words,
    }
    if body.answers is not None:
        fields["answers"] = {"author": body.answers.author, "id": body.answers.id}
    if body.file is not None:  # without its key: what it opens is elsewhere
        fields["file"] = {"name": body.file.name, "size": body.file.size, "type": body.file.type}
    return fields


# -- HTML -----------------------------------------------------------------------------------------


def _html(story: Story) -> Iterator[str]:
    title = _shown(_line(story.name))
    yield (
        '<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1><bdi>{title}</bdi></h1>\n"
        f'<p class="note">Members: <bdi>{_shown(_members(story))}</bdi>\nExported: {_shown(_now())}</p>\n'
    )
    for message in story.messages():
        yield _html_message(story, message, sent=message.position is not None)
    for peer, thread in story.threads():
        yield f"<h2>One-on-one with <bdi>{_shown(_line(story.name_of(peer)))}</bdi></h2>\n"
        for alone in thread:
            yield _html_message(story, alone, sent=True)
    yield "</body>\n</html>\n"


def _shown(text: str) -> str:
    return html.escape(_visible(text))


def _html_message(story: Story, message: StoredMessage | StoredPrivate, *, sent: bool) -> str:
    body, when = Body.decode(message.text), _shown(_iso(message.time))
    parts = [f"<header><b><bdi>{_shown(_line(story.name_of(message.author)))}</bdi></b> <time>{when}</time>"]
    parts.append("" if sent else " (not sent yet)")
    parts.append("</header>")
    if (answered := story.answered(body)) is not None:
        who, words = (_shown(_line(part)) for part in answered)
        parts.append(f'<blockquote dir="auto"><bdi>{who}</bdi>: {words}</blockquote>')
    if body.file is not None:
        name = _shown(_line(body.file.name))
        parts.append(f'<p class="note">File: <bdi>{name}</bdi> ({body.file.size} bytes)</p>')
    if body.words:
        parts.append(f'<p dir="auto">{_shown(body.words)}</p>')
    return "<article>" + "".join(parts) + "</article>\n"
