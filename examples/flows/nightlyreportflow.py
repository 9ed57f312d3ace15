from metaflow import FlowSpec, current, step, trigger_on_finish


# Two flows in the list: it waits until both have finished. At noon in London the wait starts afresh, so that tonight's features are
# never paired with last night's model.
@trigger_on_finish(
    flows=["FeatureFlow", "ModelRefreshFlow"],
    options={"reset_at": {"cron": "0 12 * * *", "timezone": "Europe/London"}},
)
class NightlyReportFlow(FlowSpec):
    """Writes the report once both the features and the model of the night are there."""

    @step
    def start(self):
        # With several upstreams, ask for each by its flow's name.
        started_by = current.get("trigger")
        self.sources = [run.pathspec for run in started_by.runs] if started_by else []
        self.orders = started_by["FeatureFlow"].data.orders if started_by and "FeatureFlow" in started_by else {}
        self.next(self.end)

    @step
    def end(self):
        print("Report on %d orders, made from %s" % (sum(self.orders.values()), self.sources or "nothing yet"))


if __name__ == "__main__":
    NightlyReportFlow()
