"""One function per thing a practitioner does; the window and the commands call the same ones."""
