"""Real processes, real sockets, real homes."""
