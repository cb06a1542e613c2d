"""WordprocessingML written by hand, so that every feature of the samples is there on purpose and nothing varies."""
