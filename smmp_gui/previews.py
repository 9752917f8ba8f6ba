"""What a message says, in one line: for lists, quotes and screen readers."""

from functools import lru_cache

from smmp_core.body import Body, FileInfo
from smmp_gui import text
from smmp_gui.words import QT_TRANSLATE_NOOP, tr

BLOCKED_WORDS = QT_TRANSLATE_NOOP("", "Message from somebody you blocked")
"""In place of what they have written, which stays part of the transcript."""
_CLIP = "📎"
_KEPT_BODIES = 4_000
_QUOTED = 300  # characters


@lru_cache(maxsize=_KEPT_BODIES)
def body_of(written: str) -> Body:
    """A message's text taken apart; remembered, since rows are made often."""
    return Body.decode(written)


def file_words(file: FileInfo) -> str:
    """What a file is called where there is room for a word: a photo, or its name."""
    return tr("Photo") if file.type.startswith("image/") else text.one_line(file.name)


def preview(written: str) -> str:
    """A message's text as one safe line: its words, with a paper clip before them where there is a file."""
    body = body_of(written)
    words = text.one_line(body.words)
    if body.file is None:
        return words
    return f"{_CLIP} {words or file_words(body.file)}"


def excerpt(written: str) -> str:
    """The beginning of a message for a quote, as one safe line."""
    body = body_of(written)
    words = text.one_line(body.words, _QUOTED)
    return words if body.file is None else f"{_CLIP} {words or file_words(body.file)}"


def spoken(words: str, file: FileInfo | None) -> str:
    """What a message says, as sentences: ``words`` are safe to show already."""
    if file is None:
        return text.as_sentence(words)
    about = tr("Photo") if file.type.startswith("image/") else tr("File: {name}").format(name=text.one_line(file.name))
    return f"{text.as_sentence(about)} {text.as_sentence(words)}" if words.strip() else text.as_sentence(about)
