"""Links, mesh and discovery: the only sockets."""
