// Every walk, two at a time, over one story that is loaded once. A file by itself: node --test tests/browser/X_test.mjs
import { spawn } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadStory } from "./server.mjs";

const here = import.meta.dirname;
const story = await mkdtemp(join(tmpdir(), "zhirong-story-"));
try {
  await loadStory(story);
  const walks = (await readdir(here)).filter((name) => name.endsWith("_test.mjs")).map((name) => join(here, name));
  const child = spawn(process.execPath, ["--test", "--test-concurrency=2", ...walks], {
    stdio: "inherit",
    env: { ...process.env, ZHIRONG_STORY: story },
  });
  process.exitCode = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? 1));
  });
} finally {
  await rm(story, { recursive: true, force: true });
}
