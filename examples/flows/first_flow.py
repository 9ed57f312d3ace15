from metaflow import FlowSpec, step


class FirstFlow(FlowSpec):
    """Says hello. SecondFlow starts whenever this flow has finished.

    Try this on the canvas: draw an arrow from SecondFlow back to FirstFlow. Before you let go, Triggerboard tells you that the two
    would start each other for ever.
    """

    @step
    def start(self):
        print("Hello from FirstFlow")
        self.greeting = "hello"
        self.next(self.end)

    @step
    def end(self):
        print("FirstFlow is done")


if __name__ == "__main__":
    FirstFlow()
