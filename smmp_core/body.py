"""What the text of a message says: words, and before them what they answer and the file that they announce.

The protocol carries one text. One that begins with U+001E, JSON, U+001E and goes on with the words carries a header;
whatever begins otherwise, or whose header makes no sense, is nothing but words. A header is bound to its message as the
words are: by the digest, and to its author by M5.
"""

from typing import Annotated, Final

import msgspec

_FENCE: Final = "\x1e"
_MAX_HEADER: Final = 4096  # characters
_MAX_OPENINGS: Final = 400  # braces and brackets, those in a file's name and type too: no decoder gets lost in them
_Id = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{32}$")]
_Hash = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]


class Answered(msgspec.Struct, frozen=True):
    """The message that another one answers."""

    author: _Hash  # fingerprint
    id: _Id


class FileInfo(msgspec.Struct, frozen=True):
    """A file as its message announces it."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=255)]  # as its author says: a claim, not a path
    size: Annotated[int, msgspec.Meta(ge=0, lt=2**53)]  # bytes
    root: _Hash  # over all encrypted chunks
    key: _Hash  # that they are encrypted with: who can read the message can read the file
    type: Annotated[str, msgspec.Meta(max_length=127)] = ""  # media type, a claim too
    width: Annotated[int, msgspec.Meta(ge=0, lt=2**31)] = 0  # pixels, of an image
    height: Annotated[int, msgspec.Meta(ge=0, lt=2**31)] = 0

    def __repr__(self) -> str:
        return f"FileInfo({self.root[:8]}, {self.size} bytes)"


class _Header(msgspec.Struct, frozen=True, omit_defaults=True):
    answers: Answered | None = None
    file: FileInfo | None = None


class Body(msgspec.Struct, frozen=True):
    """A text taken apart."""

    words: str
    answers: Answered | None = None
    file: FileInfo | None = None

    def __repr__(self) -> str:
        return f"Body({len(self.words)} characters, {self.answers}, {self.file})"

    def encode(self) -> str:
        """The message's text."""
        if self.answers is None and self.file is None and not self.words.startswith(_FENCE):
            return self.words
        header = msgspec.json.encode(_Header(self.answers, self.file)).decode()
        return f"{_FENCE}{header}{_FENCE}{self.words}"

    @classmethod
    def decode(cls, text: str) -> "Body":
        """Take a text apart. Never raises."""
        end = text.find(_FENCE, 1, _MAX_HEADER) if text.startswith(_FENCE) else -1
        if end < 0:
            return cls(text)
        written = text[1:end]
        if written.count("[") + written.count("{") > _MAX_OPENINGS:
            return cls(text)
        try:
            header = msgspec.json.decode(written, type=_Header)
        except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
            return cls(text)
        return cls(text[end + 1 :], header.answers, header.file)
