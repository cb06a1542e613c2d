"""Which documents the sample archive has, and which way each goes."""

from samples.sources import minutes_r6, minutes_r7_first, minutes_r7_second, report_r6, report_r7, statistics_r7

REPORT_R6 = report_r6.REPORT
REPORT_R7 = report_r7.REPORT
STATISTICS_R7 = statistics_r7.REPORT
MINUTES_R6 = minutes_r6.MINUTES
MINUTES_R7_FIRST = minutes_r7_first.MINUTES
MINUTES_R7_SECOND = minutes_r7_second.MINUTES

REPORTS = (REPORT_R6, REPORT_R7, STATISTICS_R7)
MINUTES = (MINUTES_R6, MINUTES_R7_FIRST, MINUTES_R7_SECOND)
