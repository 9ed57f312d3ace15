from metaflow import FlowSpec, Parameter, step


class ModelRefreshFlow(FlowSpec):
    """Fits a small model and keeps it as an artifact. InferenceFlow picks it up from here."""

    # A parameter can be set on the command line: `python modelrefreshflow.py run --rows 500`.
    rows = Parameter("rows", default=100, type=int, help="How many rows to learn from")

    @step
    def start(self):
        xs = range(1, self.rows + 1)
        self.points = [(x, 2 * x + 1) for x in xs]
        self.next(self.fit)

    @step
    def fit(self):
        # The straight line through the points, by least squares.
        n = len(self.points)
        mean_x = sum(x for x, _ in self.points) / n
        mean_y = sum(y for _, y in self.points) / n
        spread = sum((x - mean_x) ** 2 for x, _ in self.points) or 1
        self.slope = sum((x - mean_x) * (y - mean_y) for x, y in self.points) / spread
        self.offset = mean_y - self.slope * mean_x
        self.next(self.end)

    @step
    def end(self):
        print("The model is ready: y = %.2f x + %.2f" % (self.slope, self.offset))


if __name__ == "__main__":
    ModelRefreshFlow()
