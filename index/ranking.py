"""The ranking formula, the same in every engine: Okapi BM25 with Lucene's idf, which is never negative.

Robertson, Zaragoza: The Probabilistic Relevance Framework: BM25 and Beyond (2009). The constants were chosen on one
half of ``bench/relevance.py`` and held on the other: k1 is low because a passage is short and a word's second mention
says little; the power makes rare words count a little more than BM25 has them count.
"""

import math

K1 = 0.2
B = 0.75
IDF_POWER = 1.3


def inverse_document_frequency(holding: int, total: int) -> float:
    """How much a term says that ``holding`` of ``total`` passages have."""
    return float(math.log(1 + (total - holding + 0.5) / (holding + 0.5)) ** IDF_POWER)


def saturation(frequency: int, length: int, average_length: float) -> float:
    """How much ``frequency`` mentions in a field of ``length`` terms count; between 0 and 1 + K1."""
    return frequency * (K1 + 1) / (frequency + K1 * (1 - B + B * length / average_length))
