"""Grids that rules draw: repaired, told from frames, charts and maps, their cells filled."""
