"""How the file of a message is shown: its state in words, and what can be done with it."""

from dataclasses import dataclass

from PySide6.QtCore import QLocale

from smmp_core.body import FileInfo
from smmp_core.events import FileStage
from smmp_core.sharing.names import safe_name
from smmp_gui import text
from smmp_gui.core_words import from_core
from smmp_gui.image_previews import Picture
from smmp_gui.words import tr

FETCH, STOP, SAVE, VIEW, COPY, WITHDRAW = "fetch", "stop", "save", "view", "copyImage", "withdraw"
"""What can be done with a file."""


@dataclass(frozen=True)
class ShownFile:
    """How a file stands, for one row."""

    stage: FileStage
    have: int  # bytes
    size: int  # bytes
    why: str = ""  # a sentence of ours
    own: bool = False
    picture: Picture | None = None  # of an image that can be shown
    taken: tuple[tuple[str, int], ...] = ()  # who fetches it from here, or has: names and bytes

    @property
    def act(self) -> str:
        """What a click or Enter does."""
        match self.stage:
            case "absent" | "failed":
                return FETCH
            case "fetching" | "waiting":
                return STOP
            case "here":
                return VIEW if self.picture is not None else SAVE
        return ""

    @property
    def share(self) -> float:
        """How much of it is here, 0 to 1."""
        return self.have / self.size if self.size else 0.0

    @property
    def state(self) -> str:
        """Its state, without what can be done."""
        size = data_size(self.size)
        match self.stage:
            case "fetching":
                said = tr("Fetching {have} of {size}").format(have=data_size(self.have), size=size)
            case "waiting":
                said = tr("{size} · Waiting for somebody who has it").format(size=size)
            case "failed":
                return tr("Failed: {why}").format(why=text.one_line(from_core(self.why)))
            case "gone":
                return tr("{size} · Withdrawn").format(size=size)
            case _:
                said = self._taken_words(size) if self.own else size
        return f"{said}\n{text.one_line(from_core(self.why))}" if self.why else said

    def _taken_words(self, size: str) -> str:
        """How far those are who fetch our own file."""
        busy = [(name, count) for name, count in self.taken if count < self.size]
        if len(busy) > 1:
            return tr("{size} · %n person(s) fetch it", "", len(busy)).format(size=size)
        if busy:
            (name, count), *_ = busy
            share = tr("{size} · {name} fetches it: {percent} %")
            return share.format(size=size, name=text.isolated(name), percent=100 * count // self.size)
        if self.taken:
            return tr("{size} · Fetched by {names}").format(size=size, names=text.listing([n for n, _ in self.taken]))
        return size

    def acts(self) -> list[tuple[str, str]]:
        """Everything that can be done: what, and the words for it."""
        acts = {
            FETCH: tr("Try again") if self.stage == "failed" else tr("Download"),
            STOP: tr("Cancel"),
            VIEW: tr("Show"),
        }
        found = [(self.act, acts[self.act])] if self.act in acts else []
        if self.stage == "here":
            found.append((SAVE, tr("Save as…")))
            if self.picture is not None:
                found.append((COPY, tr("Copy image")))
            if self.own:
                found.append((WITHDRAW, tr("Withdraw…")))
        return found

    @property
    def spoken(self) -> str:
        """State and the first thing to do, for a screen reader."""
        state = text.as_sentence(self.state.replace("\n", ". "))
        acts = self.acts()
        first = tr("Enter: {what}.").format(what=acts[0][1].rstrip(" …")) if acts else ""
        return f"{state} {first}" if first else state


def not_looked_up(info: FileInfo) -> ShownFile:
    """As long as nothing is known of how a file stands."""
    return ShownFile("absent", 0, info.size)


def data_size(count: int) -> str:
    """Bytes, as people say them: ``1.2 MB``."""
    format = QLocale.DataSizeFormat.DataSizeSIFormat
    return QLocale().formattedDataSize(count, 0 if count < 1000 else 1, format)


def shown_file_name(info: FileInfo) -> str:
    """A file's name as its author says, as one visible line."""
    return text.one_line(info.name, 255)


def suggested_name(info: FileInfo) -> str:
    """The name to save a file under."""
    return safe_name(info.name)
