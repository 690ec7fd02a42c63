"""Where an outlet evaluates, interprets or predicts in its own voice."""
