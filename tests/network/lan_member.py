"""A member without a conversation: ``python lan_member.py NAME [FRAME]`` announces itself, links with whom it
sees, sends each a frame and prints a JSON line for all that happens, until its stdin ends.
"""

import asyncio
import json
import os
import sys

from smmp_core.crypto.x25519 import public_key
from smmp_core.network.lan import Lan
from smmp_core.network.mesh import Mesh
from smmp_core.network.timing import DEFAULT_TIMING


def tell(**what: object) -> None:
    print(json.dumps(what), flush=True)


class Teller:
    def __init__(self, frame: str) -> None:
        self.frame, self.mesh = frame.encode(), None

    mesh: Mesh | None

    def link_up(self, peer: bytes, name: str, address: str | None) -> None:
        tell(event="up", peer=peer.hex(), name=name, address=address)
        if self.frame and self.mesh is not None:
            self.mesh.send(peer, self.frame)

    def link_down(self, peer: bytes, reason: str) -> None:
        tell(event="down", peer=peer.hex(), reason=reason)

    def frame_received(self, peer: bytes, frame: bytes) -> None:
        tell(event="frame", peer=peer.hex(), frame=frame.decode())


async def main(name: str, frame: str = "") -> None:
    identity, teller = os.urandom(32), Teller(frame)
    timing = DEFAULT_TIMING._replace(handshake=3.0)  # a link is soon old enough to be replaced by a newer one
    mesh = teller.mesh = Mesh(identity, lambda: name, teller, timing=timing)
    await mesh.start()
    me = public_key(identity)
    lan = Lan(mesh, lambda peer, _, addresses: mesh.seen(peer, addresses), lambda peer: None)
    await lan.start()
    state = lan.problem or "working"
    tell(event="ready", public=me.hex(), port=mesh.port, addresses=mesh.addresses, state=state)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    await lan.close()
    await mesh.close()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
