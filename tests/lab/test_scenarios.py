"""Every scenario shows what it says it shows, at every seed."""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from smmp_core import events
from smmp_core.lab.scenarios import SCENARIOS
from smmp_core.trace.records import Accepted, Did, Dropped, Heard, Judged, Linked, Overheard, Refused, Round, Sent, Step
from tests.lab.running import Run, author, golden, play, run, trace

SEEDS = range(1, 11)
SHOWN = 3  # differing lines


def settled(it: Run) -> None:
    """All hold one conversation, and nothing is left to do."""
    assert it.parties() == [sorted(it.names.values())]
    assert set(it.words().values()) <= {"In step", "Back in step"}
    transcripts = [it.transcript(name) for name in it.names.values()]
    assert all(transcript == transcripts[0] for transcript in transcripts)
    written = [str(did.fields["text"]) for did in it.all(Did) if did.act == "say"]
    assert Counter(text for _, _, _, text in transcripts[0]) == Counter(written)
    assert not [did for did in it.all(Did) if "refused" in did.fields]


# -- goldens --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SCENARIOS)
def test_the_trace_is_the_one_that_was_looked_at(name: str) -> None:
    new, old = trace(run(name, SCENARIOS[name].seed).experiment).splitlines(), golden(name).splitlines()
    differing = [
        f"line {number}:\n  was {a.decode()}\n  is  {b.decode()}"
        for number, (a, b) in enumerate(zip(old, new, strict=False), 1)
        if a != b
    ]
    if differing or len(old) != len(new):
        shown = "\n".join(differing[:SHOWN])
        pytest.fail(
            f"The trace of {name} has {len(new)} lines instead of {len(old)}, {len(differing)} of them others.\n"
            f"{shown}\nIf that is meant: python3 -m tests.lab.renew {name}",
            pytrace=False,
        )


def test_the_menu_has_all_scenarios_under_their_names() -> None:
    assert list(SCENARIOS)[:3] == ["key-agreement", "quiet-chat", "lost-message"]
    for name, scenario in SCENARIOS.items():
        assert scenario.name == name
        assert scenario.cues == tuple(sorted(scenario.cues, key=lambda cue: cue.at))
        assert all(cue.at < scenario.length for cue in scenario.cues)
        assert 3.0 <= scenario.length <= 25.0


@pytest.mark.parametrize("name", SCENARIOS)
def test_nobody_is_linked_with_itself(name: str) -> None:
    links = run(name, SCENARIOS[name].seed).all(Linked)
    assert links and all(link.member != link.to for link in links)


# -- what they show -------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", [name for name in SCENARIOS if name not in ("liar", "members")])
def test_in_the_end_all_hold_the_same(name: str, seed: int) -> None:
    settled(run(name, seed))


@pytest.mark.parametrize("seed", SEEDS)
def test_a_key_is_agreed_on_round_by_round(seed: int) -> None:
    it = run("key-agreement", seed)
    for key in it.names:
        stages = [record.stage for record in it.all(Round) if record.member == key]
        in_order = ["keys", "shares", "products", "ready", "confirmed", "established"]
        assert list(dict.fromkeys(stages)) == [stage for stage in in_order if stage in stages]
        assert {"keys", "shares", "products", "established"} <= set(stages)
    done = {record.transcript for record in it.all(Round) if record.stage == "established"}
    assert len(done) == 1 and "" not in done
    assert {sent.what for sent in it.all(Sent)} >= {"invite", "answer", "round1", "round2", "round3", "confirmation"}
    assert {step.rule for step in it.all(Step)} == {"initial"}


@pytest.mark.parametrize("seed", SEEDS)
def test_a_quiet_chat_needs_neither_repair_nor_resync(seed: int) -> None:
    it = run("quiet-chat", seed)
    assert {sent.family for sent in it.all(Sent)} == {"message", "acknowledgement", "turn"}
    assert not it.all(Judged) and not it.all(Refused) and not it.all(Dropped)
    assert {heard.state for heard in it.all(Heard)} <= {"agrees", "behind"}


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", ["lost-message", "lost-last"])
def test_a_lost_message_is_mended_without_a_resync(name: str, seed: int) -> None:
    it = run(name, seed)
    [lost] = it.all(Dropped)
    assert (lost.member, lost.why) == (it.keys["Dan"], "loss")
    place = it.timeline.sent[lost.frame].place
    asks = [sent for sent in it.all(Sent) if sent.what == "ask"]
    assert [ask.member for ask in asks] == [it.keys["Dan"]]
    again = [sent for sent in it.all(Sent) if sent.place == place and sent.what == "message" and sent.at > asks[0].at]
    assert [(one.to, one.name) for one in again] == [(it.keys["Dan"], it.timeline.sent[lost.frame].name)], "the same"
    held = [one for one in it.all(Judged) if one.verdict == "held"]
    assert bool(held) == (name == "lost-message"), "a later message, or an acknowledgement, shows the gap"
    assert not it.told(events.Resync)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_nobody_may_send_again_costs_a_resync(seed: int) -> None:
    it = run("lost-for-good", seed)
    assert it.stages("required") == ["Dan"] == it.stages("sent")
    assert sorted(it.stages("healed")) == ["Ada", "Bob", "Cleo", "Dan"]
    assert not [sent for sent in it.all(Sent) if sent.what == "ask"]
    assert max(step.after.place[0] for step in it.all(Step)) == 2, "a fresh agreement"


@pytest.mark.parametrize("seed", SEEDS)
def test_a_collision_is_one_resync_and_loses_nothing(seed: int) -> None:
    it = run("collision", seed)
    assert {one.verdict for one in it.all(Judged)} >= {"clash"}
    for stage in ("required", "healed"):
        assert sorted(it.stages(stage)) == ["Ada", "Bob", "Cleo", "Dan"], "one episode each"
    assert {step.after.place[:2] for step in it.all(Step)} == {(1, 0), (1, 1), (2, 0)}
    for name in it.names.values():
        assert {"At the station.", "At the market."} < set(it.texts(name))


@pytest.mark.parametrize("seed", SEEDS)
def test_both_sides_of_a_partition_talk_and_come_together(seed: int) -> None:
    it = run("partition", seed)
    apart = it.timeline.scene(6.0)
    assert len(apart.links) == 2
    assert sorted(len(party) for party in apart.agreeing().values()) == [2, 2]
    assert sorted(it.stages("healed")) == ["Ada", "Bob", "Cleo", "Dan"]


@pytest.mark.parametrize("seed", SEEDS)
def test_who_waits_spares_the_others_a_resync(seed: int) -> None:
    waiting, not_waiting = run("storm", seed), run("storm-without-backoff", seed)
    for it in (waiting, not_waiting):
        assert len(it.stages("required")) == 5
        assert sorted(it.stages("healed")) == sorted(it.names.values())
        assert not it.told(events.Alert)
    assert len(not_waiting.stages("sent")) == 5
    assert 1 <= len(waiting.stages("sent")) < 5
    resyncs = [sum(sent.family == "resync" for sent in it.all(Sent)) for it in (waiting, not_waiting)]
    assert resyncs[0] < resyncs[1]


def test_most_often_one_resync_is_enough() -> None:
    assert sum(len(run("storm", seed).stages("sent")) for seed in SEEDS) <= 25


@pytest.mark.parametrize("seed", SEEDS)
def test_what_an_enemy_does_on_the_wire_changes_nothing(seed: int) -> None:
    it = run("tampering", seed)
    junk = [one for one in it.all(Judged) if one.verdict == "junk"]
    assert [one.member for one in junk] == [it.keys["Cleo"]]
    assert [one.why for one in it.all(Dropped)] == ["enemy"]
    assert "duplicate" in {one.verdict for one in it.all(Judged)}
    taken = Counter(one.place for one in it.all(Accepted) if one.member == it.keys["Cleo"])
    assert len(taken) == 4 and set(taken.values()) == {1}
    assert not it.told(events.Resync) and not it.told(events.Alert)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_liar_is_named_and_nobody_else(seed: int) -> None:
    it = run("liar", seed)
    alerts = it.told(events.Alert)
    assert {(alert.kind, author(alert.member or "")) for _, alert in alerts} == {("equivocation", it.keys["Bob"])}
    assert {who for who, _ in alerts} == {"Ada", "Cleo", "Dan"}
    assert "twofold" in {one.verdict for one in it.all(Judged)}
    assert it.parties() == [["Ada", "Bob", "Cleo", "Dan"]]
    assert {it.words()[name] for name in ("Ada", "Cleo", "Dan")} == {"Fork evidence"}


@pytest.mark.parametrize("seed", SEEDS)
def test_who_joins_reads_from_then_on_and_who_is_gone_no_longer(seed: int) -> None:
    it = run("members", seed)
    assert it.words() == dict.fromkeys(("Ada", "Cleo", "Dan", "Eve"), "In step") | {"Bob": "Removed"}
    assert it.parties() == [["Ada", "Cleo", "Dan", "Eve"]]
    assert it.texts("Ada") == ["Eve wants to join us.", "Hello, everybody!", "What did he do?"]
    assert it.texts("Eve") == it.texts("Ada")[1:]
    assert it.texts("Bob") == it.texts("Ada")[:2] or it.texts("Bob") == []
    assert it.transcript("Ada") == it.transcript("Cleo") == it.transcript("Dan")


@pytest.mark.parametrize("seed", SEEDS)
def test_stolen_keys_read_until_the_lock_closes(seed: int) -> None:
    it = run("stolen-keys", seed)
    outcomes = [
        (it.names[one.author], one.place[:2], one.place[3], one.read, bool(one.keys)) for one in it.all(Overheard)
    ]
    assert outcomes == [
        ("Cleo", (1, 0), 2, True, True),
        ("Dan", (1, 0), 3, True, True),
        ("Bob", (1, 0), 4, True, True),  # the victim's new key is made, but not used yet
        ("Ada", (1, 0), 5, True, False),  # still under keys that it has; those that follow it has not
        ("Cleo", (1, 0), 6, False, False),
        ("Dan", (1, 0), 7, False, False),
        ("Ada", (1, 1), 0, True, True),  # a resync under the old v lets it in again
        ("Ada", (1, 1), 1, True, True),
        ("Bob", (2, 0), 1, False, False),  # the heal shuts it out
        ("Dan", (2, 0), 2, False, False),
    ]
    held = {(step.after.place, step.after.RK) for step in it.all(Step)}
    for one in it.all(Overheard):
        assert not one.keys or (one.place, one.keys) in held, "what it has are the group's own keys"


# -- the same every time --------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["lost-for-good", "members", "stolen-keys"])
def test_the_same_seed_gives_the_same_bytes(name: str) -> None:
    assert trace(play(name, 3)) == trace(run(name, 3).experiment)
    assert trace(run(name, 4).experiment) != trace(run(name, 3).experiment)


def test_neither_chance_nor_the_order_of_sets_has_a_part_in_it() -> None:
    code = "import hashlib, tests.lab.running as r; print(hashlib.sha256(r.trace(r.play('members', 3))).hexdigest())"
    traces = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            cwd=Path(__file__).parents[2],
            check=True,
            capture_output=True,
        ).stdout
        for seed in (1, 2, 3)
    }
    assert len(traces) == 1
