"""Runs one flow's `argo-workflows create --only-json` with real Metaflow and writes down what Metaflow computed.

    python worker.py OUT.json FLOW.py [command line after the file name ...]

Metaflow prints the WorkflowTemplate only, so the Sensor is taken where it is made: ArgoWorkflows.__init__ is wrapped, not
replaced. Nothing leaves the machine: saving and packing the code are stubbed, and every connection is refused.
"""

import json
import os
import runpy
import socket
import sys

TIMESTAMP = "2026-01-01T00:00:00.000000+00:00"


def refuse_connection(self, address):
    raise RuntimeError("goldens are made without a network, but something connects to %r" % (address,))


def stub_uploads():
    from metaflow.datastore.flow_datastore import FlowDataStore
    from metaflow.package import MetaflowPackage

    FlowDataStore.save_data = lambda self, data_iter, len_hint=0: [("s3://golden-bucket/code", "0" * 40)]
    MetaflowPackage.__init__ = lambda self, *args, **kwargs: None
    MetaflowPackage.blob = b""
    MetaflowPackage.package_metadata = "{}"


def plain(manifest):
    """Metaflow builds manifests from small classes of its own that print themselves as JSON."""
    return json.loads(json.dumps(manifest, default=lambda value: value.to_json()))


def step_events(step):
    env = [one for one in step["container"]["env"] if one["name"].startswith("METAFLOW_ARGO_EVENT_PAYLOAD_")]
    return {"name": step["name"], "container": {"env": env}}


def record(argo, out):
    from metaflow import __version__, current

    sensor = plain(argo._sensor) if argo._sensor else None
    template = plain(argo._workflow_template)
    # Its steps hold the code package and the deployer's machine: only how events reach them is kept.
    template["spec"] = {
        "arguments": template["spec"]["arguments"],
        "templates": [step_events(step) for step in template["spec"]["templates"] if step.get("container")],
    }
    stamped = [template["metadata"]]
    if sensor:
        stamped += [sensor["metadata"], sensor["spec"]["template"]["metadata"]]
    for metadata in stamped:
        metadata["annotations"]["metaflow/deployment_timestamp"] = TIMESTAMP
    names = ["project_name", "branch_name", "is_user_branch", "is_production", "project_flow_name"]
    golden = {
        "class": type(argo.flow).__name__,
        "metaflow_version": __version__,
        "flow_name": argo.flow.name,
        "workflow_template_name": argo.name,
        "sensor_name": sensor["metadata"]["name"] if sensor else None,
        "has_sensor": sensor is not None,
        "triggers_processed": argo.triggers,
        "trigger_options": argo.trigger_options,
        "schedule": argo._schedule,
        "timezone": argo._timezone,
        "parameters": argo.parameters,
        "current": {name: current.get(name) for name in names},
        "production_token": argo.production_token,
        "owner": argo.username,
    }
    with open(out, "w", encoding="utf-8") as file:
        json.dump({"meta": golden, "sensor": sensor, "workflow-template": template}, file)


def main(out, flow_file, *cli):
    socket.socket.connect = refuse_connection
    stub_uploads()
    from metaflow.plugins.argo.argo_workflows import ArgoWorkflows

    make = ArgoWorkflows.__init__

    def make_and_record(self, *args, **kwargs):
        make(self, *args, **kwargs)
        record(self, out)

    ArgoWorkflows.__init__ = make_and_record
    sys.argv = [flow_file, *cli]
    sys.path.insert(0, os.path.dirname(os.path.abspath(flow_file)))
    runpy.run_path(flow_file, run_name="__main__")


if __name__ == "__main__":
    main(*sys.argv[1:])
