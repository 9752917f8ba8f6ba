"""Why somebody is not linked: the most telling of several failures."""

from smmp_core.network.addresses import Address
from smmp_core.network.errors import ConnectFailed, NoWay, Refused, Unanswered
from smmp_core.network.unreached import Failures

ADA, BOB = b"a" * 32, b"b" * 32
LAN, BRIDGE = Address("10.0.0.5", 4711), Address("172.17.0.1", 4711)


def test_silence_tells_more_than_a_refusal_and_a_strange_address_more_than_our_own() -> None:
    failures = Failures(2)
    assert failures.of(ADA) is None
    failures.note(ADA, BRIDGE, Unanswered())
    failures.note(ADA, LAN, Refused())
    first = failures.of(ADA)
    assert first is not None and first.address == str(BRIDGE)
    second = failures.of(ADA, ["172.17.0.1"])
    assert second is not None and second.address == str(LAN)
    assert "10.0.0.5:4711" in second.says


def test_each_cause_has_its_sentence_and_people_are_bounded() -> None:
    failures, said = Failures(2), set[str]()
    for error in (Unanswered(), NoWay(), Refused(), ConnectFailed("Somebody else answers at this address.")):
        failures.note(ADA, LAN, error)
        why = failures.of(ADA)
        assert why is not None
        said.add(why.says)
    assert len(said) == 4
    for peer in (BOB, b"c" * 32):
        failures.note(peer, LAN, Refused())
    assert failures.of(ADA) is None
    failures.forget(BOB)
    assert failures.of(BOB) is None


def test_ever_other_addresses_of_one_person_are_not_all_remembered() -> None:
    failures = Failures(2, addresses=2)
    for port in range(1, 1000):
        failures.note(ADA, Address("10.0.0.5", port), Refused())
    failures.note(ADA, LAN, Refused())
    assert len(failures._of[ADA]) == 2
    why = failures.of(ADA)
    assert why is not None and why.address == "10.0.0.5:999"
