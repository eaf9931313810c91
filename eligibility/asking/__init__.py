"""What is asked: who would move, the questions, their answers and what they tell, and which comes next."""
