"""Finds passages: analysis, passages, the query language, engines, answers. Imports corpus and wareki only."""
