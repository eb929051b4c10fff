"""What each command asks, does through the actions, and says."""
