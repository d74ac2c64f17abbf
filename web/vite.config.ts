/// <reference types="vitest/config" />
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const server = process.env["ZHIRONG_SERVER"] ?? "http://127.0.0.1:8080";

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { "@": new URL("./src", import.meta.url).pathname } },
  server: { port: 5173, proxy: { "/api": server } },
  build: {
    target: "es2022",
    // The server's policy allows no inline script and no data: font, so nothing is inlined.
    assetsInlineLimit: 0,
    sourcemap: false,
    // echarts is one chunk of the fund page alone.
    chunkSizeWarningLimit: 560,
  },
  test: {
    environment: "happy-dom",
    setupFiles: ["src/shared/testing.ts"],
    include: ["src/**/*.test.{ts,tsx}"],
  },
});
