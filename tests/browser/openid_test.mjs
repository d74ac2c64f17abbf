// Single sign-on in the console, against a provider that speaks OpenID Connect as the standard says
// (oidc-provider): there and back again, from another site; who is nobody here; what was begun by
// another browser; a provider that says no or has gone. On the same server a role needs a second factor.
import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { codeOf } from "./second_factor.mjs";
import { answer, base, checked, checkedInBoth, enter, look, PHONE, serving, signIn, signInPage, WIDE } from "./walk.mjs";

const CLIENT = "zhirong";
const SECRET = "a secret of thirty-two characters, or more";

let folder;
let provider;
let port;
let gone = false; // what comes after the person has signed in there finds nobody

// A port that was free a moment ago: both sides must know the other's address before they start.
async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const listening = (server, port) =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });

// "localhost" and "127.0.0.1" are two sites to a browser, as a provider's is another than ours.
async function startProvider(returnTo) {
  const { Provider } = await import(pathToFileURL(createRequire(new URL("../../web/package.json", import.meta.url)).resolve("oidc-provider")));
  port = await freePort();
  const issuer = `http://127.0.0.1:${port}`;
  const key = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ format: "jwk" });
  const told = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT,
        client_secret: SECRET,
        redirect_uris: [returnTo],
        response_types: ["code"],
        grant_types: ["authorization_code"],
        token_endpoint_auth_method: "client_secret_post",
      },
    ],
    jwks: { keys: [{ ...key, use: "sig", alg: "RS256", kid: "first" }] },
    cookies: { keys: ["the provider's own"] },
    claims: { openid: ["sub"], profile: ["name"] },
    features: { devInteractions: { enabled: false } },
    ttl: Object.fromEntries(["AccessToken", "AuthorizationCode", "Grant", "IdToken", "Interaction", "Session"].map((each) => [each, 600])),
    pkce: { required: () => true },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, accountId) => ({ accountId, claims: () => ({ sub: accountId, name: accountId }) }),
    // The province's provider does not ask each person whether this platform may know them.
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
      grant.addOIDCScope("openid profile");
      await grant.save();
      return grant;
    },
  });
  const answering = told.callback();
  const server = createServer((request, response) => {
    if (gone && request.url.startsWith("/token")) return request.socket.destroy();
    if (!request.url.startsWith("/interaction/")) return answering(request, response);
    interaction(told, request, response).catch((error) => response.writeHead(500).end(String(error)));
  });
  await listening(server, port);
  return { issuer, server };
}

async function interaction(told, request, response) {
  const asked = new URL(request.url, "http://localhost");
  if (request.method === "GET" && !asked.searchParams.has("no")) {
    response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" });
    response.end(`<!doctype html><title>省统一身份认证</title><link rel="icon" href="data:,">
      <h1>省统一身份认证</h1>
      <form method="post"><label>账号 <input name="account"></label> <button>登录</button></form>
      <a href="?no">拒绝</a>`);
    return;
  }
  if (request.method === "GET") return told.interactionFinished(request, response, { error: "access_denied", error_description: "the person said no" });
  let body = "";
  for await (const piece of request) body += piece;
  await told.interactionFinished(request, response, { login: { accountId: new URLSearchParams(body).get("account") } });
}

serving.prepare = async () => {
  folder = await mkdtemp(join(tmpdir(), "zhirong-openid-"));
  const secret = join(folder, "secret");
  await writeFile(secret, `${SECRET}\n`, { mode: 0o600 });
  const own = await freePort();
  const returnTo = `http://localhost:${own}/api/v1/session/openid/return`;
  provider = await startProvider(returnTo);
  return {
    port: own,
    options: [
      ...["--openid-issuer", provider.issuer, "--openid-client", CLIENT, "--openid-secret-file", secret],
      ...["--openid-return", returnTo, "--openid-claim", "sub"],
    ],
    afterwards: ["--second-factor-for", "bank_approver"],
    reached: [provider.issuer],
  };
};
const stopProvider = () =>
  new Promise((resolve) => {
    provider.server.close(resolve);
    provider.server.closeAllConnections();
  });
after(async () => {
  if (provider?.server.listening) await stopProvider();
  if (folder) await rm(folder, { recursive: true, force: true });
});

async function leave(page) {
  await page.getByRole("link", { name: "单点登录" }).click();
  await page.getByRole("heading", { name: "省统一身份认证" }).waitFor();
}
async function cameAs(page, account) {
  await page.getByLabel("账号").fill(account);
  await page.getByRole("button", { name: "登录" }).click();
}
const notSignedIn = (page, words) => page.getByRole("alert").filter({ hasText: "单点登录未成功" }).getByText(words).waitFor();

// What the browser says of an answer that is no page, or that it was sent away from.
const REFUSED = ["401", "403"];

describe("single sign-on", () => {
  it("is offered, and tells who is nobody here", () =>
    look(
      WIDE,
      async (page) => {
        await signInPage(page);
        await page.getByRole("link", { name: "单点登录" }).waitFor();
        await checkedInBoth(page, "openid", "offered");
        await leave(page);
        await cameAs(page, "li-ming@province");
        await notSignedIn(page, /尚未与本平台用户对应/);
        await checkedInBoth(page, "openid", "nobody");
      },
      REFUSED,
    ));

  it("signs in whom the administrator gave that name", () =>
    look(WIDE, async (page) => {
      await signIn(page, "admin");
      await page.goto(`${base}/people`);
      await page.getByRole("button", { name: "李客户：办理" }).click();
      await page.getByRole("menuitem", { name: "设置单点登录用户" }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel("单点登录用户").fill("li-ming@province");
      await checkedInBoth(page, "openid", "set-subject");
      await dialog.getByRole("button", { name: "保存" }).click();
      await page.getByRole("row", { name: /李客户/ }).getByText("li-ming@province").waitFor();
      await signInPage(page);
      await leave(page);
      await cameAs(page, "li-ming@province");
      await page.getByRole("heading", { level: 1, name: "待办" }).waitFor();
      assert.equal((await answer(page, "/session")).user, "bank.officer");
      await page.reload();
      await page.getByRole("heading", { level: 1, name: "待办" }).waitFor();
      await checked(page, "openid-wide-signed-in");
    }));

  it("gives no name to two people", () =>
    look(
      WIDE,
      async (page) => {
        await signIn(page, "admin");
        await page.goto(`${base}/people`);
        await page.getByRole("button", { name: "王协办：办理" }).click();
        await page.getByRole("menuitem", { name: "设置单点登录用户" }).click();
        await page.getByRole("dialog").getByLabel("单点登录用户").fill("li-ming@province");
        await page.getByRole("dialog").getByRole("button", { name: "保存" }).click();
        await page.getByRole("dialog").getByText("“li-ming@province”已对应另一用户").waitFor();
      },
      ["409"],
    ));

  it("is refused by the provider, or was begun by another browser", () =>
    look(
      PHONE,
      async (page) => {
        await signInPage(page);
        await leave(page);
        await page.getByRole("link", { name: "拒绝" }).click();
        await notSignedIn(page, /身份提供方拒绝了登录/);
        await checked(page, "openid-phone-refused");
        await signInPage(page);
        await leave(page);
        const cookies = await page.context().cookies();
        const begun = cookies.find(({ name }) => name === "zhirong_sign_in");
        assert.ok(begun?.httpOnly, "the sign-in is bound to this browser");
        await page.context().clearCookies({ name: "zhirong_sign_in" });
        await cameAs(page, "li-ming@province");
        await notSignedIn(page, /不是由本浏览器发起/);
        assert.equal((await answer(page, "/session")).code, "identity.not_signed_in");
        // A way back that was used once is none.
        await signInPage(page);
        await leave(page);
        const back = page.waitForRequest((request) => request.url().includes("/openid/return"));
        await cameAs(page, "li-ming@province");
        await page.getByRole("heading", { level: 1, name: "待办" }).waitFor();
        const again = (await back).url();
        await signInPage(page);
        await page.goto(again);
        await notSignedIn(page, /已过期，或不是由本浏览器发起/);
      },
      REFUSED,
    ));

  it("says that a person is disabled", () =>
    look(
      WIDE,
      async (page) => {
        await signIn(page, "admin");
        await page.goto(`${base}/people`);
        for (const [act, state] of [
          ["停用", "已停用"],
          ["恢复", "正常"],
        ]) {
          await signIn(page, "admin");
          await page.goto(`${base}/people`);
          await page.getByRole("button", { name: "李客户：办理" }).click();
          await page.getByRole("menuitem", { name: act }).click();
          await page.getByRole("dialog").getByRole("button", { name: act }).click();
          await page.getByRole("row", { name: /李客户/ }).getByText(state).waitFor();
          await signInPage(page);
          await leave(page);
          await cameAs(page, "li-ming@province");
          if (act === "停用") await notSignedIn(page, /该账号已停用/);
          else await page.getByRole("heading", { level: 1, name: "待办" }).waitFor();
        }
      },
      REFUSED,
    ));

  // Last: the provider is gone afterwards. What it says of itself and its keys is known by now, so the
  // browser is sent there as before; the server's way back needs it.
  it("leaves the password where the provider has gone", () =>
    look(
      WIDE,
      async (page) => {
        await signInPage(page);
        await leave(page);
        gone = true;
        await cameAs(page, "li-ming@province");
        await notSignedIn(page, /无法连接身份提供方/);
        await enter(page, "bank.second", "zhirong-demo");
        await page.getByRole("heading", { level: 1, name: "待办" }).waitFor();
      },
      REFUSED,
    ));
});

describe("a role that needs a second factor", () => {
  it("sets it up before anything else, and cannot give it up", () =>
    look(
      PHONE,
      async (page) => {
        await signInPage(page);
        await enter(page, "bank.approver", "zhirong-demo");
        await page.getByRole("heading", { level: 1, name: "请先启用第二因素" }).waitFor();
        assert.equal(await page.getByRole("navigation").count(), 0, "nothing but that page is shown");
        assert.equal((await answer(page, "/financings")).code, "identity.factor_due");
        await checkedInBoth(page, "openid", "due-factor");
        await page.getByRole("button", { name: "退出登录" }).click();
        await enter(page, "bank.approver", "zhirong-demo");
        await page.getByRole("button", { name: "启用第二因素" }).click();
        const secret = await page.locator("[data-secret]").getAttribute("data-secret");
        await checkedInBoth(page, "openid", "due-factor-square");
        const code = codeOf(secret);
        await page.getByLabel("动态验证码").fill(code);
        await page.getByRole("button", { name: "确认启用" }).click();
        await page.getByText("第二因素已启用").waitFor();
        // The codes stay though nothing is due any more.
        assert.equal((await answer(page, "/session")).due, undefined);
        await page.getByLabel("我已妥善保存恢复码").check();
        await page.getByRole("button", { name: "完成" }).click();
        await page.getByRole("heading", { level: 1, name: "待办" }).waitFor();
        await page.goto(`${base}/account`);
        await page.getByRole("button", { name: "停用第二因素" }).click();
        await page.getByRole("dialog").getByLabel("动态验证码").fill(code);
        await page.getByRole("dialog").getByRole("button", { name: "停用第二因素" }).click();
        await page.getByRole("dialog").getByText("该角色必须使用第二因素，不能停用").waitFor();
      },
      ["403", "409"],
    ));
});
