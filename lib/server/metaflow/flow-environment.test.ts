import { expect, it } from "vitest";
import { metaflowUser, simulationVariables, withoutSecrets } from "./flow-environment.ts";
import type { MetaflowConfiguration } from "./metaflow-configuration.ts";

const configuration = (values: Record<string, string>): MetaflowConfiguration => ({
  get: (name) => (values[name] === undefined ? null : { value: values[name], from: "environment" }),
});

it("keeps our secrets, our own settings and hidden options from the flow, and leaves the rest", () => {
  const kept = {
    PATH: "/bin",
    HOME: "/home/ann",
    AWS_PROFILE: "dev",
    METAFLOW_PROFILE: "p",
    METAFLOW_S3_RETRY_COUNT: "1",
  };
  const dropped = {
    DATABASE_URL: "postgres://secret",
    TRIGGERBOARD_TOKEN: "secret",
    DATA_DIR: "/data",
    PORT: "3000",
    NODE_OPTIONS: "--inspect",
    npm_config_token: "secret",
    NEXT_RUNTIME: "nodejs",
    METAFLOW_TRIGGER: "A/1",
    METAFLOW_RUN_TAG: "x",
    METAFLOW_METADATA: "service",
  };
  expect(withoutSecrets({ ...kept, ...dropped, UNSET: undefined })).toEqual(kept);
});

it("takes the user for whom Metaflow takes them, never root", () => {
  expect(metaflowUser(configuration({ METAFLOW_USER: "ann" }), { USER: "bob" })).toBe("ann");
  expect(metaflowUser(configuration({ METAFLOW_USER: "root" }), { SUDO_USER: "", USERNAME: "bob" })).toBe(
    "bob",
  );
  expect(metaflowUser(configuration({}), { USER: "root" })).toBeNull();
});

it("sets what differs from Metaflow's own rules, and nothing else", () => {
  const datastore = { root: "/code/.metaflow", exists: true, explanation: "" };
  const given = (decidedBy: "found" | "setting", values: Record<string, string>) =>
    simulationVariables({
      user: "ann",
      datastore: { ...datastore, decidedBy },
      configuration: configuration(values),
    });
  expect(given("found", { METAFLOW_DEFAULT_METADATA: "local" })).toEqual({ METAFLOW_USER: "ann" });
  expect(
    given("setting", { METAFLOW_DEFAULT_METADATA: "service", METAFLOW_DEFAULT_DATASTORE: "s3" }),
  ).toEqual({
    METAFLOW_USER: "ann",
    METAFLOW_DATASTORE_SYSROOT_LOCAL: "/code",
    METAFLOW_DEFAULT_METADATA: "local",
    METAFLOW_DEFAULT_DATASTORE: "local",
  });
});
