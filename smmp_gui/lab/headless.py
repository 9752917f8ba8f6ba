"""``smmp-gui --lab``: the lab without a home or a network, in a window or, with ``--export``, into files."""

import argparse
import asyncio
import os
import sys
from pathlib import Path
from typing import TextIO

from smmp_core.lab.experiment import Experiment
from smmp_core.lab.scenario import Scenario
from smmp_core.lab.scenarios import SCENARIOS
from smmp_core.lab.timeline import Timeline
from smmp_gui.ending import end_asked
from smmp_gui.failure import FailureHook
from smmp_gui.lab import scenario_words
from smmp_gui.lab.export import CannotExport, export
from smmp_gui.lab.window import LabWindow
from smmp_gui.loop import ENDED, FAILED, run_on_loop
from smmp_gui.report import LoopTrouble
from smmp_gui.tasks import Tasks


def run_lab(options: argparse.Namespace, why_no_display: str | None) -> int:
    """Show the lab, or draw it into files; answers the exit status."""
    name = options.scenario if options.scenario is not None else next(iter(SCENARIOS))
    scenario = SCENARIOS.get(name)
    if name == "list":
        return _list(sys.stdout)
    if scenario is None:
        print(f"smmp-gui: There is no scenario {name!r}. These are there:", file=sys.stderr)
        _list(sys.stderr)
        return FAILED
    seed = scenario.seed if options.seed is None else options.seed
    if options.export is not None:
        if why_no_display is not None:
            os.environ["QT_QPA_PLATFORM"] = "offscreen"
        folder = options.export
        return run_on_loop(lambda: _export(scenario, seed, folder), options.theme or "light")
    if why_no_display is not None:
        print(f"smmp-gui: {why_no_display} With --export DIR the lab is drawn into files.", file=sys.stderr)
        return FAILED
    return run_on_loop(lambda: _show(scenario, seed, options.scenario is None), options.theme or "system")


def _list(file: TextIO) -> int:
    width = max(map(len, SCENARIOS))
    for scenario in SCENARIOS.values():
        print(f"{scenario.name:{width}}  {scenario_words.title(scenario)}", file=file)
    return ENDED


async def _export(scenario: Scenario, seed: int, folder: Path) -> int:
    experiment = Experiment(scenario, seed)
    experiment.advance(scenario.length)
    timeline = Timeline(experiment.records)
    try:
        for step in export(timeline, experiment.heading, folder):
            if step.work is not None:
                step.work()
            if step.path is not None:
                print(step.path, flush=True)
    except CannotExport as error:
        print(f"smmp-gui: {error}", file=sys.stderr)
        return FAILED
    return ENDED


async def _show(scenario: Scenario, seed: int, is_new: bool) -> int:
    failures = FailureHook()
    failures.install()
    asyncio.get_running_loop().set_exception_handler(
        lambda _loop, context: failures.report(context.get("exception") or LoopTrouble(context["message"]))
    )
    tasks = Tasks(failures.report)
    with end_asked() as ended:
        window = LabWindow(tasks)
        window.open(scenario, seed)
        window.closed.connect(ended.set)
        window.show()
        if is_new:
            window.offer_tour()
        await ended.wait()
        await tasks.close()
        window.player.close()
        window.hide()
        window.deleteLater()
    return ENDED
