"""The trace: one stream of all that the engine of a group did, for the lab, for teaching and for finding faults."""
