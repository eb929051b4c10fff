"""Dossiers: their list, the whole story of one, groups, and contacts brought in."""
