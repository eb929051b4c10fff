"""The practice in its own words: frozen data and plain rules, standard library only."""
