"""The supervision journal: its pages, what waits for it, and the supervisions received."""
