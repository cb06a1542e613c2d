"""Japanese dates: text in, date spans out. Standard library only; imports nothing else of this project."""
