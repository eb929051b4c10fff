"""Every document of the practice, the ones that wait first."""
