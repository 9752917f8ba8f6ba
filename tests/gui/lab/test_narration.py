"""The story of a trace: what it says is so, in every scenario, whatever the seed."""

import re
from pathlib import Path

import pytest

from smmp_core import events
from smmp_core.lab.acts import Cue, Say
from smmp_core.lab.experiment import Experiment
from smmp_core.lab.scenario import Scenario
from smmp_core.lab.scenarios import SCENARIOS
from smmp_core.lab.scene import Scene
from smmp_core.lab.timeline import Timeline
from smmp_core.trace.records import AnyRecord, Heard, Keys, Person, Sent, Showing, Skipped, Step, Told
from smmp_gui.lab.narration import Line, Narrator
from smmp_gui.text import bare
from tests.gui.lab.telling import STORIES, run, story, told

SEEDS = range(1, 11)
ALL = sorted(SCENARIOS)
DIGEST = re.compile(r"\bdigest (?:is now )?([0-9a-f]{4})\b")


@pytest.mark.parametrize("name", ALL)
def test_the_story_is_the_one_that_was_read_and_found_good(name: str) -> None:
    assert story(name) == (STORIES / f"{name}.txt").read_text("utf-8")


def test_no_story_is_left_of_a_scenario_that_is_gone() -> None:
    assert sorted(path.stem for path in Path(STORIES).glob("*.txt")) == ALL


def steps_until(timeline: Timeline, at: float) -> list[Step]:
    return [record for record in timeline.records[: timeline.index(at)] if isinstance(record, Step)]


def group_of(scene: Scene) -> list[str]:
    """Who is in the roster of the newest epoch."""
    held = [figure for figure in scene.figures.values() if figure.keys is not None]
    newest = max(figure.keys.place[0] for figure in held if figure.keys is not None)
    return sorted({m for f in held if f.keys is not None and f.keys.place[0] == newest for m in f.roster})


def says(lines: list[Line], *words: str) -> list[Line]:
    return [line for line in lines if any(word in bare(line.text) for word in words)]


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_told_is_so(name: str, seed: int) -> None:
    timeline = run(name, seed)
    lines = told(timeline).lines
    assert lines
    assert [line.at for line in lines] == sorted({line.at for line in lines}), "a line's time is its own"
    resyncs = {record.at for record in timeline.records if isinstance(record, Step) and record.rule == "resync_sent"}
    told_of = says(lines, "sends a resync to", "each send a resync", "begins anew with fresh keys")
    assert {line.at for line in told_of} == resyncs
    healed = any(
        isinstance(r, Told) and isinstance(r.event, events.Resync) and r.event.stage == "healed"
        for r in timeline.records
    )
    assert bool(says(lines, "The group is healed")) <= healed
    for line in lines:
        check_line(timeline, line)


def check_line(timeline: Timeline, line: Line) -> None:
    text = bare(line.text)
    assert "{" not in text and "  " not in text and text[-1] in ".!?”", text
    before = timeline.records[: timeline.index(line.at)]
    digests = {r.after.digest[:4] for r in before if isinstance(r, Step)}
    digests |= {r.digest[:4] for r in before if isinstance(r, Heard)}
    assert set(DIGEST.findall(text)) <= digests, text
    assert any(abs(record.at - line.at) < 1e-9 for record in before), f"nothing happens at the time of: {text}"
    scene = timeline.scene(line.at)
    if "Now all hold the same" in text or "everybody holds a fresh key" in text:
        group = group_of(scene)
        keys = [scene.figures[member].keys for member in group]
        assert all(scene.figures[member].running for member in group), text
        assert len({(k.place, k.digest, k.check) for k in keys if k is not None}) == 1 and None not in keys, text
        assert DIGEST.findall(text)[-1] == (keys[0].digest[:4] if keys[0] else ""), text
    if (said := re.search(r"Their conversations have parted", text)) is not None:
        assert said and len(scene.agreeing()) > 1, text


def texts(name: str, seed: int) -> list[str]:
    return [bare(line.text) for line in told(run(name, seed)).lines]


def first(lines: list[str], words: str) -> int:
    return next(number for number, line in enumerate(lines) if words in line)


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("seed", SEEDS)
def test_causes_come_first_and_nobody_is_blamed_for_what_it_has_not_done(name: str, seed: int) -> None:
    lines = texts(name, seed)
    whole = "\n".join(lines)
    assert ("has not waited for the turn" in whole) == (name == "collision"), "elsewhere all wait for it"
    assert ("another frame than the rest" in whole) == (name == "liar"), "elsewhere one frame goes to all"
    assert "at the same moment" not in whole
    if "a fresh key agreement is due" in whole:
        due = first(lines, "a fresh key agreement is due")
        begun = first(lines, "starts a key agreement")
        assert due <= begun and whole.index("agreement is due") < whole.index("starts a key agreement")
    if "need a resync" in whole or "wish for a resync" in whole:
        wanted = min(whole.index(words) for words in ("a resync: ", "for a resync") if words in whole)
        sends = (whole.index(words) for words in ("sends a resync to", "each send a resync") if words in whole)
        assert wanted < min(sends)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_collision_is_two_messages_that_leave_and_then_meet(seed: int) -> None:
    lines = texts("collision", seed)
    assert "Bob sends its step 2 to Ada, Cleo and Dan. Cleo sends its step 2 to Ada, Bob and Dan." in lines
    assert first(lines, "Bob sends its step 2") < first(lines, "meets a second step 2")
    new = re.findall(r"It is new to ([^.]+)\.", "\n".join(lines))
    assert first(lines, "It is new to") > first(lines, "sends a resync to")
    assert {"Bob", "Cleo"} <= set(re.findall(r"\w+", " ".join(new))), "each lacked what the other had sent"


@pytest.mark.parametrize("seed", SEEDS)
def test_what_was_lost_for_good_is_new_to_dan_alone(seed: int) -> None:
    lines = texts("lost-for-good", seed)
    again = first(lines, "Bob sends “I could bake one tonight.” again to everybody, under the new keys")
    new = re.findall(r"It is new to ([^.]+)\.", "\n".join(lines))
    assert new == ["Dan", "Dan"] and first(lines, "It is new to") > again


@pytest.mark.parametrize("seed", SEEDS)
def test_what_comes_once_more_has_been_taken_before(seed: int) -> None:
    lines = texts("tampering", seed)
    again = first(lines, "gets Bob’s step 4 once more")
    taken = [re.search(r"([^.]+) takes? Bob’s step 4\.", line) for line in lines[: again + 1]]
    assert any("Cleo" in found[1] for found in taken if found)
    assert "Cleo takes Bob’s step 4." not in lines[again].partition("once more")[2]


@pytest.mark.parametrize("seed", SEEDS)
def test_who_waits_for_all_to_have_everything_starts_the_heal_after_that(seed: int) -> None:
    whole = "\n".join(texts("lost-for-good", seed))
    told_together = re.search(r"Cleo starts a key agreement.*All have acknowledged 2 messages", whole)
    assert told_together is None, "in one line the cause comes first"


@pytest.mark.parametrize("seed", SEEDS)
def test_who_cannot_reach_the_holder_of_the_turn_takes_it_and_is_not_said_to_get_it(seed: int) -> None:
    lines = texts("partition", seed)
    knows = "Ada, who has it as far as Cleo knows, cannot be reached."
    asks = lines.index(f"Cleo writes “The network is down here.” and asks Dan for the turn: {knows}")
    tells, yields = (
        lines.index(f"Cleo tells Dan that it takes the turn: {knows}"),
        lines.index("Dan gives way to Cleo."),
    )
    assert asks < tells < yields < first(lines, "Cleo takes the turn and sends “The network is down here.” to Dan")
    assert not [line for line in lines if "which Ada has" in line and line.startswith("Cleo")], "Bob has it by then"


def test_who_is_said_to_have_the_turn_has_it() -> None:
    cues = Cue(0.5, Say("Ada", "One")), Cue(0.56, Say("Bob", "Two"))  # Cleo has just given it to Ada
    experiment = Experiment(Scenario("x", ("Ada", "Bob", "Cleo", "Dan"), 3.0, cues), 7)
    experiment.advance(3.0)
    lines = [bare(line.text) for line in told(Timeline(experiment.records)).lines]
    assert "Ada writes “One” and asks for the turn, which Cleo has." in lines
    assert "Bob writes “Two” and asks for the turn, which Cleo has as far as Bob knows." in lines


@pytest.mark.parametrize("seed", SEEDS)
def test_who_is_removed_hears_it_from_all_and_says_it_to_the_others(seed: int) -> None:
    timeline, whole = run("members", seed), " ".join(texts("members", seed))
    names = timeline.names
    told_bob = {names[r.member] for r in timeline.records if isinstance(r, Sent) and r.what == "remove" and r.at > 5.0}
    said = re.findall(r"([^.]+) tells? Bob that it is out of the group\.", whole)
    assert told_bob == {who for part in said for who in listed(part.strip())}
    told_by_bob = {names[r.to] for r in timeline.records if isinstance(r, Sent) and r.what == "leave"}
    said = re.findall(r"Bob tells ([^.]+) that it is no longer a member\.", whole)
    assert told_by_bob == {who for part in said for who in listed(part)}


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_written_while_a_resync_is_due_is_said_to_wait_for_it(seed: int) -> None:
    lines = texts("stolen-keys", seed)
    waits = first(lines, "Ada writes “Who can help carry the tables?”; it has to wait for the resync.")
    assert waits < first(lines, "It sends a resync to") < first(lines, "sends “Who can help carry the tables?”")


@pytest.mark.parametrize("seed", SEEDS)
def test_dan_keeps_the_text_that_came_first_when_bob_lies(seed: int) -> None:
    assert any(
        line.endswith("Dan keeps the text that came first.") or "Dan keeps the text that came first. " in line
        for line in texts("liar", seed)
    )


SENDS = (  # who sends what to whom, as the story says it
    (r"lacks it, and asks (?P<to>.+) for it", "ask", r"(?P<who>\w+) has heard that "),
    (r" passes \w+’s step \d+(?: of era \d+)? on to (?P<to>.+)\.", "message", r"(?P<who>\w+)(?= passes)"),
    (r" sends its step \d+(?: of era \d+)? to (?P<to>.+?)(?: again)?\.", "message", r"(?P<who>\w+)(?= sends its)"),
    (r" sends a resync to (?P<to>.+?): all are", "resync", r"(?P<who>\w+)’s wait"),
)


def listed(words: str) -> set[str]:
    return set(re.split(r", | and ", words))


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("seed", SEEDS)
def test_who_is_said_to_send_does_send_and_to_nobody_else(name: str, seed: int) -> None:
    timeline = run(name, seed)
    names = timeline.names
    for line in told(timeline).lines:
        for sentence in re.split(r"(?<=again\.) |(?<=Dan\.) (?=Cleo sends)", bare(line.text)):
            for pattern, what, sender in SENDS:
                if (found := re.search(pattern, sentence)) is None:
                    continue
                who = re.findall(sender, sentence)[-1]
                to = {
                    names[r.to]
                    for r in timeline.records
                    if isinstance(r, Sent) and r.what == what and names[r.member] == who and r.at == line.at
                }
                assert to == listed(found["to"]), sentence


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("seed", SEEDS)
def test_to_whom_a_message_is_said_to_be_new_reads_it_then_for_the_first_time(name: str, seed: int) -> None:
    timeline = run(name, seed)
    shown: dict[str, list[float]] = {}
    for record in timeline.records:
        if isinstance(record, Told) and isinstance(record.event, events.Message):
            shown.setdefault(timeline.names[record.member], []).append(record.at)
    for line in told(timeline).lines:
        for found in re.findall(r"It is new to ([^.]+)\.", bare(line.text)):
            for who in listed(found):
                assert any(line.at - 0.4 < at <= line.at for at in shown[who]), line.text


@pytest.mark.parametrize("name", ("lost-message", "lost-last", "tampering"))
@pytest.mark.parametrize("seed", SEEDS)
def test_only_what_was_sent_there_before_is_sent_again(name: str, seed: int) -> None:
    timeline = run(name, seed)
    asked = {r.at for r in timeline.records if isinstance(r, Sent) and r.what == "message" and r.author}
    for line in told(timeline).lines:
        if (found := re.fullmatch(r"(\w+) sends its step (\d+) to (\w+) again\.", bare(line.text))) is None:
            continue
        who, step, to = found.groups()
        frames = [
            r.name
            for r in timeline.records[: timeline.index(line.at)]
            if isinstance(r, Sent) and r.what == "message" and r.place is not None and r.place[3] == int(step)
            if (timeline.names[r.member], timeline.names[r.to]) == (who, to)
        ]
        assert len(frames) == 2 and len(set(frames)) == 1 and line.at not in asked


def test_who_shows_what_it_holds_and_what_is_left_out_is_told() -> None:
    keys = Keys((1, 0, 255, 3), *("0" * 8,) * 6, [], "12345678", "0" * 8)
    ada, bob = "a" * 8, "b" * 8
    step = [
        Step(at=at, member=who, rule="taken_up", author=who, roster=[ada, bob], after=keys)
        for at, who in ((0.0, ada), (1.1, bob))
    ]
    records: list[AnyRecord] = [
        Person(at=0.0, member=ada, name="Ada"),
        Person(at=0.0, member=bob, name="Bob"),
        step[0],
        Showing(at=1.0, member=bob, on=True),
        step[1],
        *(Skipped(at=2.0 + n / 4, member=bob, count=3) for n in range(40)),
        Showing(at=20.0, member=bob, on=False),
        Skipped(at=30.0, member=ada, count=1),
    ]
    narrator = told(Timeline(records))
    assert [bare(line.text) for line in narrator.lines[1:]] == [
        "From here on Bob shows us what it holds, as it says itself.",
        "Some of what happens at Bob is left out here: it is too much at once.",
        "From here on Bob no longer shows us what it holds.",
        "Some of what happens at Ada is left out here: it is too much at once.",
    ]


def test_nobody_is_said_to_hold_the_same_as_one_who_no_longer_shows_what_it_holds() -> None:
    keys = Keys((1, 0, 255, 3), *("0" * 8,) * 6, [], "12345678", "0" * 8)
    scene = Scene()
    for member in ("a" * 8, "b" * 8):
        scene.apply(Person(at=0.0, member=member, name=member))
        roster = ["a" * 8, "b" * 8]
        scene.apply(Step(at=0.0, member=member, rule="taken_up", author=member, roster=roster, after=keys))
    assert scene.all_alike
    scene.apply(Showing(at=1.0, member="b" * 8, on=False))
    assert not scene.all_alike


@pytest.mark.parametrize("name", ALL)
def test_a_story_told_while_it_happens_is_the_same_and_a_line_once_given_stays(name: str) -> None:
    scenario = SCENARIOS[name]
    experiment = Experiment(scenario, scenario.seed)
    timeline = Timeline(experiment.records)
    narrator, seen = Narrator(timeline), list[Line]()
    now = 0.0
    while now < scenario.length:
        now += 0.0171
        experiment.advance(min(now, scenario.length))
        timeline.extend()
        narrator.extend(now)
        assert narrator.lines[: len(seen)] == seen
        seen = list(narrator.lines)
    narrator.finish()
    assert narrator.lines == told(run(name, scenario.seed)).lines


def test_one_steps_through_the_lines() -> None:
    narrator = told(run("quiet-chat", 7))
    first, second, *_, last = narrator.lines
    assert narrator.line_at(first.at) == narrator.line_at(second.at - 1e-6) == first
    assert narrator.next_after(first.at) == second
    assert narrator.before(second.at) == first
    assert narrator.before(first.at) is None and narrator.next_after(last.at) is None
    assert narrator.line_at(1e9) == last


def test_hostile_names_and_texts_are_shown_for_what_they_are() -> None:
    names = ("Ada\u202e", "{name}", "%n")
    scenario = Scenario("x", names, 3.0, (Cue(0.5, Say("{name}", "{why} \u202eevil\nAda leaves. " * 40)),))
    experiment = Experiment(scenario, 7)
    experiment.advance(3.0)
    lines = told(Timeline(experiment.records)).lines
    whole = "\n".join(line.text for line in lines)
    assert "\u202e" not in whole and "‹RLO›" in whole
    [written] = says(lines, "{why}")[:1]
    assert "\n" not in written.text and len(written.text) < 300
    assert any("%n" in line.text and "{name}" in line.text for line in lines)


def test_a_trace_without_anything_has_no_story() -> None:
    nothing: list[AnyRecord] = []
    narrator = Narrator(Timeline(nothing))
    assert not narrator.finish() and narrator.line_at(0.0) is None
