"""RDPP Desk: an offline, encrypted desk for coaching, RDPP and practice-analysis work."""

__version__ = "0.1.0"
