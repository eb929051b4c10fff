"""Settings: applied at once, no OK button."""
