/** @type {import("next").NextConfig} */
export default {
  reactStrictMode: true,
  poweredByHeader: false,
  // They hold WebAssembly and native parts that must not be bundled, or, as the Kubernetes client, are far too large for it.
  serverExternalPackages: [
    "@electric-sql/pglite",
    "pglite-prisma-adapter",
    "@prisma/client",
    "@prisma/adapter-pg",
    "@kubernetes/client-node",
    "pg",
  ],
  images: { unoptimized: true },
  // Types are held by `npm run check`; somebody's first start does not wait for the tests to be type-checked.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    // Uploaded Python files come through an action; graph-inputs.ts bounds each part.
    serverActions: { bodySizeLimit: "50mb" },
  },
  // Some browsers ask for it whatever the page says its icon is.
  rewrites: async () => [{ source: "/favicon.ico", destination: "/icon.svg" }],
  headers: async () => [
    {
      source: "/:path*",
      headers: [
        { key: "x-content-type-options", value: "nosniff" },
        { key: "x-frame-options", value: "DENY" },
        { key: "referrer-policy", value: "same-origin" },
        { key: "cross-origin-opener-policy", value: "same-origin" },
        { key: "permissions-policy", value: "camera=(), microphone=(), geolocation=()" },
      ],
    },
  ],
};
