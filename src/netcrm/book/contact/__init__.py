"""What is done to a contact: adding, logging, promising, setting the rhythm."""
