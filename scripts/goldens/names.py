"""Prints a table of flows and the names that real Metaflow gives their WorkflowTemplates: chosen cases, then random ones.

Each row is [project or null, branch or null, flow, --name or null, template name or null when Metaflow refuses].
"""

import json
import random

from metaflow import current
from metaflow.exception import MetaflowException
from metaflow.plugins.argo.argo_workflows_cli import resolve_workflow_name_v2

CHOSEN = [
    (None, None, "FirstFlow", None),
    (None, None, "Flow_2_Names_V10", None),
    (None, None, "_private_Flow_", None),
    (None, None, "Flöw", None),
    (None, None, "my_flow", None),
    (None, None, "myflow", None),
    (None, None, "F" * 45, None),
    (None, None, "F" * 46, None),
    (None, None, "_" * 46, None),
    (None, None, "FirstFlow", "second.name-2"),
    (None, None, "FirstFlow", "My_Name"),
    (None, None, "FirstFlow", "ends-"),
    (None, None, "FirstFlow", "a" * 46),
    ("warehouse", "prod", "FirstFlow", "name"),
    ("warehouse", "prod", "TransformFlow", None),
    ("warehouse", "test.exp_7", "TransformFlow", None),
    ("warehouse", "user.Ann.Bell+x@example.com", "TransformFlow", None),
    ("warehouse", "user.o'neil", "TransformFlow", None),
    ("very_long_project_name_for_customer_analytics", "prod", "CustomerLifetimeValueFlow", None),
    ("very_long_project_name_for_customer_analytics", "prod.a_branch_of_some_length", "F", None),
    ("warehouse", "prod", "𐐀" * 28, None),
    ("warehouse", "prod", "𐐀" * 40, None),
    ("7", "user.someone.with.many.dots.in.the.name", "EvenLongerFlowNameThanTheOthers", None),
]


def text(alphabet, least, most):
    return "".join(random.choice(alphabet) for _ in range(random.randint(least, most)))


def at_random():
    flow = random.choice("aAzZ_") + text("abzAZ09_ö", 0, random.choice([5, 20, 60]))
    if random.random() < 0.25:
        return None, None, flow, random.choice([None, text("ab09.-A", 1, random.choice([5, 44, 47]))])
    branch = random.choice(["prod", "prod.", "test.", "user."])
    if branch == "user.":
        branch += text("abzAZ09_.-@+' ", 1, random.choice([4, 12, 40]))
    elif branch != "prod":
        branch += text("abz09_", 1, random.choice([3, 10, 50]))
    return text("abz09_", 1, random.choice([5, 20, 60])), branch, flow, None


def template_name(project, branch, flow, name):
    full = "%s.%s.%s" % (project, branch, flow) if project else None
    current._update_env({"project_name": project, "branch_name": branch, "project_flow_name": full})
    type(current).flow_name = property(lambda self: flow)
    try:
        resolved, _, _, _, refused_on_create = resolve_workflow_name_v2(None, name)
    except MetaflowException:
        return None
    return None if refused_on_create else resolved


random.seed(2026)
rows = CHOSEN + [at_random() for _ in range(200)]
print("[\n" + ",\n".join(json.dumps([*row, template_name(*row)], ensure_ascii=False) for row in rows) + "\n]")
