// The program as people run it, with the demonstration's story loaded, on a free port of this machine.
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = new URL("../..", import.meta.url).pathname;
const LOADING_MS = 120_000;
const STOPPING_MS = 10_000;

// `resources`: where reference/, programmes/ and web/dist/ lie; those of the sources if not said.
export async function startServer(resources = root) {
  const program = process.env.ZHIRONG;
  if (!program) throw new Error("ZHIRONG must name the program, such as build/zhirong");
  const data = await mkdtemp(join(tmpdir(), "zhirong-console-"));
  const child = spawn(
    program,
    ["serve", "--demonstration", "--port", "0", "--log", "warning", "--data", data, "--resources", resources],
    { stdio: ["ignore", "pipe", "pipe"] },
  );
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
      await rm(data, { recursive: true, force: true });
      return code;
    },
  };
}
