"""The review before the journal is shared: every possible identifier is masked or kept by a person."""
