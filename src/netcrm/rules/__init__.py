"""What is true: pure rules, without a clock, a database or a screen."""
