from metaflow import Flow, FlowSpec, current, step, trigger_on_finish


@trigger_on_finish(flow="ModelRefreshFlow")
class InferenceFlow(FlowSpec):
    """Uses the model that the ModelRefreshFlow run which started it has fitted.

    To test it with a run you already have, without any cluster, press Simulate on the canvas, or type
    `python inferenceflow.py --trigger ModelRefreshFlow/233 run`.
    """

    @step
    def start(self):
        if current.get("trigger"):
            model_run = current.trigger.run
        else:
            # Run by hand: take the newest good model there is.
            model_run = Flow("ModelRefreshFlow").latest_successful_run
        if model_run is None:
            raise Exception("There is no model yet: run modelrefreshflow.py first")
        self.model_from = model_run.pathspec
        self.slope, self.offset = model_run.data.slope, model_run.data.offset
        self.next(self.predict)

    @step
    def predict(self):
        self.predictions = [round(self.slope * x + self.offset, 2) for x in (1000, 2000, 3000)]
        self.next(self.end)

    @step
    def end(self):
        print("Predicted", self.predictions, "with the model of", self.model_from)


if __name__ == "__main__":
    InferenceFlow()
