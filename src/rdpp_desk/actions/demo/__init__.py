"""A fictional practice, made through the same actions as the buttons, at the dates it tells of."""
