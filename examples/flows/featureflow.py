from metaflow import FlowSpec, schedule, step


# Starts every night by itself.
@schedule(daily=True)
class FeatureFlow(FlowSpec):
    """Counts yesterday's orders, every night."""

    @step
    def start(self):
        self.orders = {"Monday": 31, "Tuesday": 27, "Wednesday": 45}
        self.next(self.end)

    @step
    def end(self):
        print("Counted", sum(self.orders.values()), "orders")


if __name__ == "__main__":
    FeatureFlow()
