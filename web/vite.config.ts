/// <reference types="vitest/config" />
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { antdStyles } from "./antdStyles.ts";

const server = process.env["ZHIRONG_SERVER"] ?? "http://127.0.0.1:8080";

const COMPRESSIBLE = /\.(?:html|js|css|svg|json)$/;
const LEAST_BYTES = 1024; // less fits into one packet as it is

// The server sends "x.br" or "x.gz" beside "x" to whoever takes it; it compresses nothing itself.
function compressed(): Plugin {
  let folder = "";
  return {
    name: "zhirong-compressed",
    apply: "build",
    configResolved: ({ root, build }) => {
      folder = join(root, build.outDir);
    },
    writeBundle: async () => {
      for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || !COMPRESSIBLE.test(entry.name)) continue;
        const path = join(entry.parentPath, entry.name);
        const plain = await readFile(path);
        if (plain.length < LEAST_BYTES) continue;
        await writeFile(`${path}.gz`, gzipSync(plain, { level: constants.Z_BEST_COMPRESSION }));
        await writeFile(`${path}.br`, brotliCompressSync(plain));
      }
    },
  };
}

const dashed = (name: string) => name.replace(/([a-z])(?=[A-Z])|([A-Z])(?=[A-Z][a-z])/g, "$&-").toLowerCase();

// Each part of antd from its own file: through antd's list of parts everything would seem to be needed
// by the first page.
function parts(): Plugin {
  return {
    name: "zhirong-parts",
    apply: "build",
    enforce: "pre",
    transform: (code, id) =>
      !id.includes("/node_modules/") && /\.tsx?$/.test(id)
        ? code.replace(/import \{([^}]*)\} from "(antd|@ant-design\/icons)";/g, (_, names: string, from: string) =>
            names
              .split(",")
              .map((name) => name.trim())
              .filter((name) => name !== "" && !name.startsWith("type "))
              .map((name) => `import ${name} from "${from}/es/${from === "antd" ? dashed(name) : `icons/${name}`}";`)
              .join(" "),
          )
        : null,
  };
}

export default defineConfig({
  plugins: [parts(), antdStyles(), react(), compressed()],
  resolve: { alias: { "@": new URL("./src", import.meta.url).pathname } },
  server: { port: 5173, proxy: { "/api": server } },
  build: {
    target: "es2022",
    // The server's policy allows no inline script and no data: font, so nothing is inlined.
    assetsInlineLimit: 0,
    sourcemap: false,
    // What the sign-in page and the work list need is one file instead of eighty: it compresses better,
    // and each answer has headers.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: "first", tags: ["$initial"] }] } } },
    // The file named "first".
    chunkSizeWarningLimit: 1000,
  },
  test: {
    environment: "happy-dom",
    setupFiles: ["src/shared/testing.ts"],
    testTimeout: 60_000,
    include: ["src/**/*.test.{ts,tsx}"],
  },
});
