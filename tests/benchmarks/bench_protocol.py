"""How close sending, receiving and agreeing come to their floor: ``python -m tests.benchmarks.bench_protocol``.

The floor is the Diffie-Hellman operations that the paper asks for, timed on the same machine in the
same run: X25519 for messages, X25519 and powers modulo ffdhe3072 for agreements.
"""

import os
from collections.abc import Callable
from time import perf_counter

import gmpy2

from smmp_core.crypto.ffdhe import FFDHE3072
from smmp_core.crypto.random import system_random
from smmp_core.crypto.x25519 import ecdh_with, generate
from smmp_core.protocol.agreement import Agreement
from smmp_core.protocol.frames import NO_SENDER, Location, MessageFrame
from smmp_core.protocol.message import TEXT
from smmp_core.protocol.receiving import decrypt, genuine
from smmp_core.protocol.rounds import Plan
from smmp_core.protocol.sending import encrypt
from smmp_core.protocol.state import Epoch, RatchetState

ROUNDS = 30
REPEATS = 5


def best(work: Callable[[], object], times: int) -> float:
    """Seconds for one call: the best mean of a few runs."""
    means = []
    for _ in range(REPEATS):
        start = perf_counter()
        for _ in range(times):
            work()
        means.append((perf_counter() - start) / times)
    return min(means)


def agree(size: int) -> tuple[list[Agreement], float]:
    """One agreement among ``size`` members, all computed here; and seconds for one member's share of it."""
    pairs = sorted((generate(system_random) for _ in range(size)), key=lambda pair: pair[1])
    plan, group, id = Plan(0, tuple(B for _, B in pairs)), system_random(16), system_random(16)
    start = perf_counter()
    members = [
        Agreement.begin(group=group, agreement=id, plan=plan, identity=b, highest=0, random=system_random)
        for b, _ in pairs
    ]
    for stage in range(4):
        if stage == 3:
            for member in members:
                member.confirm(Location(0, 0, NO_SENDER, 0))
        for member in members:
            for i, said in member.frames().items():
                members[i].receive(said[stage], pairs[i][0], system_random)
    return members, (perf_counter() - start) / size


def main() -> None:
    """Measure and print."""
    (private, public), (h, H) = generate(system_random), FFDHE3072.generate(system_random)
    exchange = ecdh_with(private)
    operation = best(lambda: exchange(public), 300)
    keygen = best(lambda: generate(system_random), 300)
    element = FFDHE3072.decode(H)
    power, check = (best(lambda: FFDHE3072.power(element, h), 20), best(lambda: FFDHE3072.decode(H), 200))
    print(f"{os.cpu_count()} cores; one thread is used. gmpy2 {gmpy2.version()}")
    print(f"X25519 {operation * 1e6:.0f} µs, key pair {keygen * 1e6:.0f} µs, power {power * 1e3:.2f} ms\n")
    print(f"{'N':>3} {'what':<10} {'time':>10} {'floor':>10} {'ratio':>6}")
    for size in (3, 8, 20):
        members, share = agree(size)
        share = min([share, *(agree(size)[1] for _ in range(2))])
        # Powers: H, K and the product; each H and K is checked; four terms for each pair key.
        floor = keygen + 3 * power + 2 * (size - 1) * check + 4 * (size - 1) * operation
        print(f"{size:>3} {'agreement':<10} {share * 1e3:>7.2f} ms {floor * 1e3:>7.2f} ms {share / floor:>6.2f}")

        results = [member.result() for member in members[:2]]
        content = os.urandom(100).hex().encode()
        sender, receiver = results[0], results[1]

        def send(epoch: Epoch = sender[0], state: RatchetState = sender[1], content: bytes = content) -> bytes:
            return encrypt(
                epoch,
                state,
                id=bytes(16),
                position=None,
                kind=TEXT,
                time=0,
                content=content,
                random=system_random,
            ).frame

        frame = send()

        def receive(epoch: Epoch = receiver[0], state: RatchetState = receiver[1], data: bytes = frame) -> None:
            parsed = MessageFrame.parse(data, epoch.N)
            assert genuine(epoch, parsed)
            decrypt(epoch, state, parsed)

        sending, receiving = best(send, ROUNDS), best(receive, ROUNDS)
        # A key pair, a term for each recipient and the group's; a receiver has one term and the group's.
        for what, time, floor in (
            ("send", sending, keygen + size * operation),
            ("receive", receiving, 2 * operation),
        ):
            print(f"{size:>3} {what:<10} {time * 1e6:>7.0f} µs {floor * 1e6:>7.0f} µs {time / floor:>6.2f}")


if __name__ == "__main__":
    main()
