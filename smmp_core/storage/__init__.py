"""The encrypted home: everything a member owns."""
