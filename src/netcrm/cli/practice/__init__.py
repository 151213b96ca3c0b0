"""What verbs of several actions do, one module for each action that is long."""
