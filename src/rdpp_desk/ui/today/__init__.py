"""Today and the reminders: what to settle, whom to see, what was left open."""
