// The program as people run it, with the demonstration's story loaded, on a free port of this machine.
import { spawn } from "node:child_process";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = new URL("../..", import.meta.url).pathname;
const LOADING_MS = 400_000; // a machine that builds meanwhile
const STOPPING_MS = 10_000;

async function run(told) {
  const program = process.env.ZHIRONG;
  if (!program) throw new Error("ZHIRONG must name the program, such as build/zhirong");
  const child = spawn(program, ["serve", "--demonstration", "--log", "warning", ...told], { stdio: ["ignore", "pipe", "pipe"] });
  const stopAtOnce = () => child.kill("SIGKILL");
  process.once("exit", stopAtOnce);
  let said = "";
  const ended = new Promise((resolve) => child.once("close", resolve));
  const address = await new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no address after ${LOADING_MS} ms: ${said}`)), LOADING_MS);
    const hear = (piece) => {
      said += piece;
      const found = /open (http:\/\/\S+)/.exec(said);
      if (!found) return;
      clearTimeout(timer);
      resolve(found[1]);
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  }).catch((error) => {
    stopAtOnce();
    throw error;
  });
  return {
    address,
    async stop() {
      const timer = setTimeout(stopAtOnce, STOPPING_MS);
      child.kill("SIGTERM");
      const code = await ended;
      clearTimeout(timer);
      process.off("exit", stopAtOnce);
      return code;
    },
  };
}

// Loads the story into an empty folder.
export async function loadStory(data, resources = root, options = []) {
  const code = await (await run(["--port", "0", "--data", data, "--resources", resources, ...options])).stop();
  if (code !== 0) throw new Error(`the server that loaded the story ended with ${code}`);
}

// `resources`: where reference/, programmes/ and web/dist/ lie; those of the sources if not said.
// `port`: another than a free one, where the address must be known before; `options`: more of `serve`.
// `afterwards`: options under which the story could not have happened, so it is loaded without them first.
// ZHIRONG_STORY names a folder with the story of the sources' own resources, which is copied.
export async function startServer(resources = root, { port = 0, options = [], afterwards = [] } = {}) {
  const data = await mkdtemp(join(tmpdir(), "zhirong-console-"));
  const loaded = process.env.ZHIRONG_STORY;
  if (loaded && resources === root) await cp(loaded, data, { recursive: true });
  else if (afterwards.length > 0) await loadStory(data, resources, options);
  const server = await run(["--port", String(port), "--data", data, "--resources", resources, ...options, ...afterwards]);
  return {
    address: server.address,
    async stop() {
      const code = await server.stop();
      await rm(data, { recursive: true, force: true });
      return code;
    },
  };
}
