"""The wizard: one question a step, the real document beside it, then its signatures."""
