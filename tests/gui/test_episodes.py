"""Many resync events, one episode."""

from smmp_core.events import Resync
from smmp_gui.episodes import EpisodeLog


def resync(stage: str, epoch: int, era: int) -> Resync:
    """A stage."""
    return Resync("ab" * 16, stage, None, None, epoch, era)  # type: ignore[arg-type]


def test_one_episode_from_diagnosis_to_heal() -> None:
    log = EpisodeLog()
    for stage, epoch, era in (("required", 1, 0), ("received", 1, 1), ("healing", 1, 1), ("healed", 2, 0)):
        log.record(resync(stage, epoch, era), 1.0)
    (episode,) = log.episodes
    assert episode.over
    assert episode.title == "Everyone is back in step"
    assert [note.stage for note in episode.notes] == ["required", "received", "healing", "healed"]
    assert not episode.covers((1, 0))
    assert episode.covers((1, 1))
    assert episode.covers((2, 0))
    assert not episode.covers((3, 0))


def test_a_stage_told_twice_is_one_note() -> None:
    log = EpisodeLog()
    for _ in range(3):
        log.record(resync("required", 1, 0), 1.0)
    assert len(log.episodes) == 1
    assert len(log.episodes[0].notes) == 1
    assert log.episodes[0].begun is None


def test_the_next_episode_is_another_line() -> None:
    log = EpisodeLog()
    for stage in ("required", "sent", "failed", "required"):
        log.record(resync(stage, 1, 1), 1.0)
    assert [episode.stage for episode in log.episodes] == ["failed", "required"]
    assert [episode.number for episode in log.episodes] == [1, 2]


def test_episodes_and_notes_are_bounded() -> None:
    log = EpisodeLog()
    for i in range(300):
        log.record(resync("sent", 1, i), 1.0)
    assert len(log.episodes[0].notes) == 60
    for _ in range(300):
        log.record(resync("healed", 1, 1), 1.0)
        log.record(resync("sent", 1, 1), 1.0)
    assert len(log.episodes) == 100
