"""One module a command or a group of them; ``cli.py`` puts them together."""
