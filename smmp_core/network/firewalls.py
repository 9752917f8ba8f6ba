"""What to do when a firewall keeps members apart: words only, nothing is run or changed."""

import sys


def firewall_hints(port: int, *, fixed: bool, platform: str = sys.platform) -> list[str]:
    """Sentences on how to let SMMP through this computer's firewall.

    ``port``: where our links listen; ``fixed``: the user has chosen it, so that it is the same tomorrow;
    ``platform``: as in ``sys.platform``.
    """
    if platform == "darwin":
        return [
            "Open System Settings, Network, Firewall, Options, and allow incoming connections for SMMP or Python.",
            "Open System Settings, Privacy & Security, Local Network, and switch it on for SMMP or Python.",
        ]
    if platform == "win32":
        return [
            "Open Windows Security, Firewall & network protection, Allow an app through firewall, and tick Private "
            "for SMMP or Python.",
            "In Settings, Network & internet, make sure that this network is set to Private.",
        ]
    hints = [
        f"With ufw: sudo ufw allow 5353/udp && sudo ufw allow {port}/tcp",
        f"With firewalld: sudo firewall-cmd --permanent --add-port=5353/udp --add-port={port}/tcp "
        "&& sudo firewall-cmd --reload",
    ]
    if not fixed:
        hints.append("SMMP takes another port at each start; choose a fixed one in the settings before you open it.")
    return hints
