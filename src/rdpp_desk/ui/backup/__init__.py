"""Backups: made, read back, restored beside; and the vault's health."""
