"""Names of people: how they are compared, taken apart, spelt otherwise, and likened."""
