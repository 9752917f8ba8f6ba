"""The suite "SMMP-1": thin over ``cryptography`` and ``gmpy2`` (protocol.md §2)."""
