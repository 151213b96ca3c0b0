"""What a sentence says: who, when, how, where, and what comes next. People are asked for."""
