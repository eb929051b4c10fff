"""Before the vault is open: first run, unlocking, recovery words, restoring."""
