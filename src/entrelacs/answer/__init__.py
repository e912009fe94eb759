"""What an exploration answers: failures, outcomes, probabilities, graphs; and what is asked of several."""
