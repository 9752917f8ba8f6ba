"""A network of real members in virtual time, with seeded faults: tests and demonstrations stand on it."""
