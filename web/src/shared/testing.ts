import { cleanup, configure } from "@testing-library/react";
import { afterEach, vi } from "vitest";
import "@/app/words";

// On a machine that builds meanwhile a form answers late, not wrongly.
configure({ asyncUtilTimeout: 20_000 });

// happy-dom has no layout: antd asks these two and only needs an answer.
window.matchMedia ??= vi.fn().mockImplementation(() => ({
  matches: false,
  addEventListener: () => {},
  removeEventListener: () => {},
  addListener: () => {},
  removeListener: () => {},
}));
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};

afterEach(cleanup);
