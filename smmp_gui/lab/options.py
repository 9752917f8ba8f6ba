"""What the lab can be told on the command line; nothing of the lab itself is loaded for it."""

import argparse
from pathlib import Path


def add_options(parser: argparse.ArgumentParser) -> None:
    """What the lab can be told on the command line."""
    group = parser.add_argument_group("the protocol lab")
    group.add_argument("--lab", action="store_true", help="only the lab, without this member's data and the network")
    group.add_argument("--scenario", metavar="NAME", help="what happens in the lab; “list” names them all")
    group.add_argument("--seed", type=int, metavar="N", help="what chance does in the lab follows from this number")
    group.add_argument("--export", type=Path, metavar="DIR", help="draw the lab into files there; needs no display")


def misused(options: argparse.Namespace) -> str | None:
    """Why these options make no sense together, a sentence."""
    alone = [name for name in ("scenario", "seed", "export") if getattr(options, name) is not None]
    if alone and not options.lab:
        return f"--{alone[0]} is for the lab: add --lab."
    return None
