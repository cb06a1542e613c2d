"""Readers of old and foreign office formats, through LibreOffice where it is installed."""
