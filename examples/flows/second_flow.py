from metaflow import FlowSpec, current, step, trigger_on_finish


# One line makes this flow follow another. Deployed, it becomes a Sensor in the cluster: that is what Triggerboard draws and deploys.
@trigger_on_finish(flow="FirstFlow")
class SecondFlow(FlowSpec):
    """Starts whenever FirstFlow has finished, and answers its greeting."""

    @step
    def start(self):
        # `current.trigger` exists only when something started the flow, so ask first: a run by hand has none.
        if current.get("trigger"):
            first = current.trigger.run
            print("Started by", first.pathspec, "which said", first.data.greeting)
        else:
            print("Started by hand")
        self.next(self.end)

    @step
    def end(self):
        print("SecondFlow is done")


if __name__ == "__main__":
    SecondFlow()
