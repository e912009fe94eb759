"""A schedule of the model, on real threads: the plan that they follow (`plan`), who leads them (`conductor`), and what is said of it."""
