"""What verbs of several actions do: capturing, reviewing, recording outcomes."""
