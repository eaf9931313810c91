"""What was done and who has read: written, chained, reviewed, and told to the client."""
