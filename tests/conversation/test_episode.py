"""``resync_required``, its back-off, and when resyncs are too many."""

import random

from smmp_core.conversation.episode import BACKOFF, BACKOFF_MAX, STORM, STORM_SPAN, Episode


def largest(count: int) -> bytes:
    return b"\xff" * count


def test_the_flag_is_set_once() -> None:
    episode = Episode(random.Random(0).randbytes)
    assert episode.require(5.0)
    at = episode.send_at
    assert at is not None and 5.0 <= at <= 5.0 + BACKOFF
    assert not episode.require(6.0) and episode.send_at == at
    assert episode.active


def test_the_back_off_is_uniform_and_doubles_up_to_its_bound() -> None:
    episode = Episode(largest)
    for expected in (0.25, 0.5, 1.0, 2.0, 4.0, BACKOFF_MAX, BACKOFF_MAX):
        episode.require(0.0)
        assert episode.send_at is not None and abs(episode.send_at - expected) < 1e-6
        episode.passed((1, 1), 0.0)
    least = Episode(bytes)
    least.require(3.0)
    assert least.send_at == 3.0


def test_a_resync_leads_to_healing_and_a_new_epoch_ends_it() -> None:
    episode = Episode(largest)
    assert not episode.over(), "nothing was wrong"
    episode.require(0.0)
    episode.passed((1, 1), 0.0)
    assert not episode.required and episode.healing and episode.send_at is None
    assert episode.over() and not episode.active
    assert not episode.over(), "it ends once"
    episode.require(0.0)
    assert episode.send_at is not None and episode.send_at <= BACKOFF, "the back-off starts again"


def test_more_than_three_in_a_minute_are_too_many() -> None:
    episode = Episode(largest)
    assert not any(episode.passed((1, k), float(k)) for k in range(STORM))
    assert episode.passed((1, STORM), float(STORM))
    calm = Episode(largest)
    assert not any(calm.passed((1, k), k * STORM_SPAN / STORM) for k in range(20))


def test_resyncs_at_once_lead_into_one_era_and_are_one() -> None:
    episode = Episode(largest)
    assert not any(episode.passed((1, 1), float(k)) for k in range(3 * STORM))


def test_after_a_restart_it_goes_on() -> None:
    episode = Episode(largest, required=True)
    episode.resume(100.0)
    assert episode.required and episode.send_at is not None and 100.0 <= episode.send_at <= 100.0 + BACKOFF
    healing = Episode(largest, healing=True)
    healing.resume(0.0)
    assert healing.healing and not healing.required and healing.told == "healing"
