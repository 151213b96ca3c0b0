"""Full text: who, and where, by any words of all that is kept of people."""
