"""The clauses of each kind of document, and their checklists."""
