class App:
    """Takes sessions from a function that tests may override, as FastAPI does."""

    def __init__(self):
        self.dependency_overrides = {}


app = App()
