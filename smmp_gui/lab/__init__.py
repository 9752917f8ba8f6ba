"""The protocol lab: pictures of what the real engine did, computed from its trace and from nothing else."""
