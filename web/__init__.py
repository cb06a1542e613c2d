"""The search page and the JSON API, served on 127.0.0.1 (docs/web.md)."""
