"""Japanese administrative tables of our own, from several producers, with what a person reads in them; the scorer."""
