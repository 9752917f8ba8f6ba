"""From messages to rows: runs, days, eras, episodes, and how far all agree."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from smmp_core.answers import MessageInfo
from smmp_core.body import Answered, Body, FileInfo
from smmp_core.events import Resync
from smmp_gui.conversation_rows import (
    ConversationRow,
    DividerRow,
    EpisodeRow,
    GapRow,
    MessageRow,
    Scene,
    conversation_rows,
    gap_words,
)
from smmp_gui.episodes import Episode, EpisodeLog
from smmp_gui.gaps import Gap
from smmp_gui.quotes import Quote
from tests.gui.build import ADA, BOB, ME, NOON, message, person

DAY = 86_400_000


def rows(
    *messages: MessageInfo,
    episodes: list[Episode] | None = None,
    unfolded: frozenset[str] = frozenset(),
    complete: bool = False,
    gaps: Sequence[Gap] = (),
) -> list[ConversationRow]:
    """The rows of a scene."""
    today = date(2023, 11, 15)
    return conversation_rows(Scene(messages, episodes or [], person, unfolded, complete, today, "Ops", gaps=gaps))


def kinds(of: list[ConversationRow]) -> list[str]:
    """What each row is, in short."""
    return [row.key[0] for row in of]


def test_a_conversation_begins_where_it_begins() -> None:
    assert kinds(rows(complete=True)) == ["beginning"]
    assert kinds(rows(complete=False)) == []


def test_runs_by_one_person_belong_together() -> None:
    made = rows(message(1), message(2), message(3, BOB), message(4, BOB, time=NOON + 10 * 60_000))
    shown = [(row.first, row.last) for row in made if isinstance(row, MessageRow)]
    assert shown == [(True, False), (False, True), (True, True), (True, True)]


def test_a_new_day_has_a_divider() -> None:
    made = rows(message(1), message(2, time=NOON + DAY))
    assert kinds(made) == ["day", "message", "day", "message", "agreed"]


def test_the_agreed_line_stands_after_the_last_agreed_message() -> None:
    made = rows(message(1), message(2), message(3, ME, agreed=False), message(4, ME, placed=False))
    assert kinds(made) == ["day", "message", "message", "agreed", "message", "message"]
    assert [row.status for row in made if isinstance(row, MessageRow)] == ["agreed", "agreed", "sent", "stored"]


def test_the_agreed_line_parts_a_run() -> None:
    made = rows(message(1), message(2), message(3, agreed=False), message(4, agreed=False))
    shown = [(row.first, row.last) for row in made if isinstance(row, MessageRow)]
    assert shown == [(True, False), (False, True), (True, False), (False, True)]


def test_an_era_without_an_episode_has_a_divider() -> None:
    made = rows(message(1), message(1, era=1), message(1, epoch=2))
    titles = [row.title for row in made if isinstance(row, DividerRow) and row.kind == "era"]
    assert titles == ["Back in step · epoch 1, era 1", "Fresh keys · epoch 2"]


def healed_log() -> EpisodeLog:
    """An episode from era (1, 0) to (2, 0)."""
    log = EpisodeLog()
    for stage, epoch, era in (("required", 1, 0), ("received", 1, 1), ("healed", 2, 0)):
        log.record(Resync("ab" * 16, stage, "A digest differs.", BOB, epoch, era), 1.7e9)  # type: ignore[arg-type]
    return log


def test_a_resync_is_one_line_where_the_era_begins() -> None:
    made = rows(message(1), message(2), message(1, era=1), message(1, epoch=2), episodes=healed_log().episodes)
    assert kinds(made) == ["day", "message", "message", "episode", "message", "message", "agreed"]


def test_a_resync_that_is_not_over_stands_at_the_end() -> None:
    log = EpisodeLog()
    log.record(Resync("ab" * 16, "required", None, None, 1, 0), 1.7e9)
    made = rows(message(1, agreed=False), message(2, agreed=False), message(3, ME, placed=False), episodes=log.episodes)
    assert kinds(made) == ["day", "message", "message", "message", "episode"]


def test_an_episode_unfolds() -> None:
    folded, unfolded = (
        next(row for row in rows(episodes=healed_log().episodes, unfolded=which) if isinstance(row, EpisodeRow))
        for which in (frozenset[str](), frozenset({"1"}))
    )
    assert folded.notes == ()
    assert [said for _, said in unfolded.notes] == [
        "A resync is needed · A digest differs",
        "\u2068Bob\u2069 sent a new start · A digest differs",
        "Healed: everyone holds the same, under fresh keys · A digest differs",
    ]
    assert "A resync is needed" in unfolded.spoken
    assert [when.count(":") for when, _ in unfolded.notes] == [2, 2, 2]  # with seconds


def test_who_sent_a_new_start_is_named() -> None:
    said = []
    for stage, by in (("sent", ME), ("received", ME), ("received", BOB), ("received", None)):
        log = EpisodeLog()
        log.record(Resync("ab" * 16, stage, None, by, 1, 1), 1.7e9)  # type: ignore[arg-type]
        (row,) = rows(episodes=log.episodes, unfolded=frozenset({"1"}))
        assert isinstance(row, EpisodeRow)
        said += [words for _, words in row.notes]
    assert said == ["You sent a new start"] * 2 + ["\u2068Bob\u2069 sent a new start", "Somebody sent a new start"]


def test_nothing_read_out_has_two_full_stops() -> None:
    made = conversation_rows(
        Scene([message(1, text="Good.")], healed_log().episodes, person, {"1"}, True, date(2023, 11, 15), "Ops Ltd.")
    )
    assert kinds(made) == ["beginning", "day", "message", "agreed", "episode"]
    assert [row.spoken for row in made if ".." in row.spoken] == []
    assert "Good. Everyone holds the same." in made[2].spoken


def test_what_is_missing_stands_where_it_would_stand() -> None:
    gap = Gap(BOB, 3, (1, 0, 2), gone=False)
    shown = (message(1), message(2), message(3), message(4))
    assert kinds(rows(*shown, gaps=[gap]))[1:-1] == ["message", "message", "gap", "message", "message"]
    first = replace(gap, position=(1, 0, 0))
    assert kinds(rows(*shown[:1], gaps=[first])) == ["day", "message", "agreed"], "further up than what is loaded"
    assert kinds(rows(*shown[:1], gaps=[first], complete=True))[:3] == ["beginning", "gap", "day"]
    last = replace(gap, position=(1, 0, 9))
    assert kinds(rows(*shown[:1], message(5, ME, placed=False), gaps=[last]))[1:] == [
        "message",
        "agreed",
        "gap",
        "message",
    ]
    assert kinds(rows(*shown[:1], gaps=[last]))[1:] == ["message", "agreed", "gap"]
    assert kinds(rows(complete=True, gaps=[last])) == ["beginning", "gap"]
    assert kinds(rows(gaps=[last])) == []
    keys = [row.key for row in rows(*shown, gaps=[replace(last, member=ADA), last, first]) if row.key[0] == "gap"]
    assert keys == [("gap", member) for member in sorted((ADA, BOB))]


def test_what_is_missing_parts_a_run_and_stands_under_its_era() -> None:
    gap = Gap(BOB, 3, (1, 0, 2), gone=False)
    made = rows(message(1, agreed=False), message(2, agreed=False), message(3, agreed=False), gaps=[gap])
    assert [(row.first, row.last) for row in made if isinstance(row, MessageRow)] == [
        (True, False),
        (False, True),
        (True, True),
    ]
    made = rows(message(1), message(1, epoch=3), gaps=[replace(gap, position=(2, 0, 1))])
    assert [row.title for row in made if isinstance(row, DividerRow | GapRow) and row.key[0] in ("era", "gap")] == [
        "Fresh keys · epoch 2",
        "3 messages by \u2068Bob\u2069 are missing here",
        "Fresh keys · epoch 3",
    ]
    episodes = healed_log().episodes
    made = rows(message(1), message(1, epoch=2), gaps=[replace(gap, position=(1, 1, 1))], episodes=episodes)
    assert kinds(made)[1:] == ["message", "episode", "gap", "message", "agreed"]


@pytest.mark.parametrize(
    ("gap", "online", "said"),
    [
        (
            Gap(BOB, 1, (1, 0, 0), gone=False),
            False,
            "1 message by \u2068Bob\u2069 is missing here. "
            "Others hold it. It comes when \u2068Bob\u2069 is back and sends it again.",
        ),
        (
            Gap(BOB, 1234, (1, 0, 0), gone=False),
            True,
            "1,234 messages by \u2068Bob\u2069 are missing here. "
            "Others hold them. They come when \u2068Bob\u2069 sends them again.",
        ),
        (
            Gap(BOB, 1, (1, 0, 0), gone=True),
            True,
            "1 message by \u2068Bob\u2069 is missing here. "
            "Others hold it. \u2068Bob\u2069 is no longer a member; it may never come.",
        ),
    ],
)
def test_what_is_missing_has_its_words(gap: Gap, online: bool, said: str) -> None:
    title, words = gap_words(gap, lambda fingerprint: replace(person(fingerprint), online=online))
    assert GapRow(gap.member, title, words).spoken == said


def test_a_long_message_is_cut_until_unfolded() -> None:
    long = message(1, text="word " * 13_000)
    (cut,) = [row for row in rows(long) if isinstance(row, MessageRow)]
    (whole,) = [row for row in rows(long, unfolded=frozenset({long.id})) if isinstance(row, MessageRow)]
    assert cut.cut
    assert len(cut.words) < 2_500
    assert not whole.cut
    assert len(whole.words) == 65_000


def test_a_message_is_read_out_whole() -> None:
    (row,) = [row for row in rows(message(1, ADA, "hi\u202e")) if isinstance(row, MessageRow)]
    assert row.spoken.startswith("Ada, ")
    assert "hi‹RLO›" in row.spoken
    assert row.spoken.endswith("Everyone holds the same.")


@pytest.mark.parametrize(
    ("words", "jumbo"),
    [
        ("🎉", True),
        ("🎉 ❤️\n👍🏽", True),
        ("👩‍👩‍👧‍👦🇫🇷🏴󠁧󠁢󠁥󠁮󠁧󠁿", True),
        ("🎉🎉🎉🎉", False),
        ("🎉!", False),
        ("1", False),
        ("", False),
        ("\u200d", False),
        ("ok", False),
        ("漢", False),
    ],
)
def test_a_few_emoji_and_nothing_else_are_large(words: str, jumbo: bool) -> None:
    (row,) = [row for row in rows(message(1, text=words)) if isinstance(row, MessageRow)]
    assert row.jumbo is jumbo


def test_a_body_shows_its_words_and_says_what_it_answers() -> None:
    answered, file = Answered(BOB, "ab" * 16), FileInfo("plan\u202e.pdf", 7, "ab" * 32, "cd" * 32)
    quote = Quote(BOB, "ab" * 16, "Bob", False, "Where is it?", True)
    scene = Scene(
        [message(1, ADA, Body("Here", answered, file).encode())],
        [],
        person,
        set(),
        False,
        date(2023, 11, 15),
        "Ops",
        quote=lambda one: quote if one == answered else None,
    )
    (row,) = [row for row in conversation_rows(scene) if isinstance(row, MessageRow)]
    assert (row.words, row.quote, row.file) == ("Here", quote, file)
    assert "in answer to \u2068Bob\u2069: Where is it? File: plan‹RLO›.pdf. Here. Everyone" in row.spoken
    assert "\x1e" not in row.spoken


def test_keys_are_unique() -> None:
    made = rows(*(message(i, (ADA, BOB, ME)[i % 3]) for i in range(50)), episodes=healed_log().episodes, complete=True)
    assert len({row.key for row in made}) == len(made)


def test_nothing_of_a_message_by_somebody_blocked_is_shown_until_it_is_unfolded() -> None:
    text = Body("look", Answered(ADA, "ab" * 16), FileInfo("insult.png", 7, "ab" * 32, "cd" * 32)).encode()
    quote = Quote(ADA, "ab" * 16, "Ada", False, "hello", True)
    written = message(1, BOB, text)
    for unfolded in (False, True):
        scene = Scene(
            [written],
            [],
            lambda who: replace(person(who), blocked=True),
            {written.id} if unfolded else set(),
            False,
            date(2023, 11, 15),
            "Ops",
            quote=lambda _answered: quote,
        )
        (row,) = [row for row in conversation_rows(scene) if isinstance(row, MessageRow)]
        assert (row.quote is not None, row.file is not None, "look" in row.words) == (unfolded,) * 3
