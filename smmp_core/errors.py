"""Two roots of error: our own misuse, and a peer's misbehaviour. Docstrings are what the user reads."""


class SmmpError(Exception):
    """Something went wrong."""

    def __init__(self, message: str | None = None) -> None:
        """``message``: a sentence; the class's docstring when left out."""
        super().__init__(message or (self.__doc__ or "").strip())


class LocalError(SmmpError):
    """This cannot be done."""

    code = "bad_field"  # one of the headless contract's error codes

    def __init__(self, message: str | None = None, *, code: str | None = None) -> None:
        """``code`` overrides the class's."""
        super().__init__(message)
        if code is not None:
            self.code = code


class PeerError(SmmpError):
    """A member does not keep to the protocol."""

    def __init__(self, message: str | None = None, *, peer: bytes | None = None) -> None:
        """``peer``: the identity key B of who is responsible, if that is known."""
        super().__init__(message)
        self.peer = peer
