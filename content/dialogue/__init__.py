"""What is asked of the office, talked about with municipalities, told to everybody for a time, and learnt."""
