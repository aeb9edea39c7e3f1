import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/setup.ts"],
    // End-to-end tests start real processes; nothing here asserts a time.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
