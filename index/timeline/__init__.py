"""What happened when: the dated rows, remarks and meetings of an answer, in the order of their days."""
