"""Somebody who is there twice: found, told apart, merged."""
