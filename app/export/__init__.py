"""A graph as text for others: documents, drawings, and programs that compute it again."""
