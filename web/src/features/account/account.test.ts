import { describe, expect, it } from "vitest";
import { browserOf, featuresOf, operationsOf, partsOf, scopesOf } from "./account";

describe("what a browser calls itself", () => {
  it.each([
    ["Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.2903.70", "Edge 131 · Windows"],
    ["Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/130.0.0.0 Safari/537.36", "Chrome 130 · Linux"],
    ["Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1", "Safari 18 · iOS"],
    ["Mozilla/5.0 (Linux; Android 14; Pixel) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36 MicroMessenger/8.0.50", "WeChat 8 · Android"],
    ["curl/7.88.1", "curl"],
    ["", ""],
  ])("%s is %s", (agent, shown) => expect(browserOf(agent)).toBe(shown));
});

describe("the scopes of a token", () => {
  it("are one for the whole, or one for each feature that was chosen", () => {
    expect(scopesOf("read", { loan: "write" })).toEqual(["read"]);
    expect(scopesOf("write", {})).toEqual(["write"]);
    expect(scopesOf("features", { loan: "read", rights: "write", price: undefined })).toEqual(["loan:read", "rights:write"]);
  });
  it("are read back", () => {
    expect(partsOf("read")).toEqual({ may: "read" });
    expect(partsOf("loan:write")).toEqual({ feature: "loan", may: "write" });
  });
});

describe("the document of the API", () => {
  const document = {
    paths: {
      "/api/v1/loans": { get: { operationId: "listLoans", summary: "贷款列表 / Loans", tags: ["loan"] } },
      "/api/v1/session": { post: { operationId: "signIn", summary: "登录 / Sign in", tags: ["session"] } },
      "/api/v1/rights/{id}": { get: { operationId: "showRight", summary: "专利/商标 / Patent / trademark", tags: ["rights"] } },
    },
  };
  it("names the features, without what a token may never do", () => expect(featuresOf(document)).toEqual(["loan", "rights"]));
  it("names the operations in both languages", () => {
    expect(operationsOf(document).get("listLoans")).toEqual({ zh: "贷款列表", en: "Loans" });
    expect(operationsOf(document).get("showRight")).toEqual({ zh: "专利/商标", en: "Patent / trademark" });
  });
});
