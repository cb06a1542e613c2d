"""Minutes as conversations: whose turn it is, who that is, what was asked, answered and decided."""
