// Identity and access in the console: a person who is added changes the password first, works, loses
// the way in; a second factor from its square to signing in; tokens by which a program acts; what a
// firm's consent opens to a bank and closes again; who read what.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { codeOf, stepOf } from "./second_factor.mjs";
import { answer, as, base, checked, checkedInBoth, choose, enter, fill, item, later, look, opened, PHONE, selectOf, settled, signIn, signInPage, submit, WIDE } from "./walk.mjs";

const PASSWORD = "zhirong-demo";

// A step is taken once, and the one after now is taken as well; one that has passed is not.
async function nextCode(page, secret, used) {
  used.step = Math.max(used.step + 1, stepOf(Date.now()));
  while (stepOf(Date.now()) + 1 < used.step) await page.waitForTimeout(1000);
  return codeOf(secret, used.step);
}

// A walk of a person who is nobody of the demonstration.
async function enters(page, user, password) {
  await signInPage(page);
  await enter(page, user, password);
}
const atWork = (page) => page.getByRole("heading", { level: 1, name: "待办" }).waitFor();

async function actOn(page, name, act) {
  await page.getByRole("button", { name: `${name}：办理` }).click();
  await page.locator(".ant-dropdown:not(.ant-dropdown-hidden)").getByRole("menuitem", { name: act }).click();
}

async function change(page, { old, fresh, again = fresh }) {
  await page.getByLabel("原密码").fill(old);
  await page.getByLabel("新密码", { exact: true }).fill(fresh);
  await page.getByLabel("再次输入新密码").fill(again);
  await page.getByRole("button", { name: "修改密码" }).click();
}

const FRESH = "平静的湖面-3只白鹭";
const NEWCOMER = { user: "yueyang.officer", name: "洪岳阳" };
let handedOver = "";

describe("a person", () => {
  it("is added by the administrator, who is told what is wrong at the field, with a password that was proposed", () =>
    as(
      "admin",
      WIDE,
      async (page) => {
        await page.goto(`${base}/people`);
        await page.getByText("李客户").waitFor();
        await checkedInBoth(page, "account", "people");
        const drawer = await opened(page, "添加人员");
        await fill(drawer, { 用户名: NEWCOMER.user, 姓名: NEWCOMER.name, 管辖区域: "43" });
        await choose(page, selectOf(drawer, "机构"), "岳阳商业银行", "岳阳");
        await choose(page, selectOf(drawer, "角色"), "银行客户经理", "银行客户");
        await page.keyboard.press("Escape");
        await drawer.getByRole("button", { name: "生成临时密码" }).click();
        handedOver = await drawer.getByLabel(/^密码/).inputValue();
        assert.match(handedOver, /^[A-Za-z2-9]{4}(-[A-Za-z2-9]{4}){3}$/);
        await checkedInBoth(page, "account", "add-person");
        await submit(drawer, "添加人员");
        await item(drawer, "管辖区域").getByText("只有知识产权主管部门与财政部门人员可设管辖区域").waitFor();
        await fill(drawer, { 管辖区域: "" });
        await submit(drawer, "添加人员");
        await page.getByRole("row", { name: new RegExp(NEWCOMER.name) }).getByText("待修改密码").waitFor();
      },
      ["422"],
    ));

  it("changes that password before anything else, and is told the policy", () =>
    look(
      PHONE,
      async (page) => {
        await enters(page, NEWCOMER.user, handedOver);
        await page.getByRole("heading", { level: 1, name: "请先修改密码" }).waitFor();
        await page.getByText(/至少 10 个字符/).waitFor();
        assert.equal(await page.getByRole("navigation").count(), 0, "nothing but that page is shown");
        assert.equal((await answer(page, "/financings")).code, "identity.password_due");
        await checkedInBoth(page, "account", "due-password");
        await change(page, { old: handedOver, fresh: FRESH, again: `${FRESH}x` });
        await page.getByText("两次输入的新密码不一致").waitFor();
        await change(page, { old: "not the old one", fresh: FRESH });
        await page.locator(".ant-form-item", { hasText: "原密码" }).getByText("原密码不正确").waitFor();
        await change(page, { old: handedOver, fresh: "password123" });
        await page.locator(".ant-form-item", { hasText: "新密码" }).getByText(/常见密码，容易被猜中/).waitFor();
        await checkedInBoth(page, "account", "due-password-refused");
        await change(page, { old: handedOver, fresh: FRESH });
        await atWork(page);
      },
      ["422", "403"],
    ));

  it("who fails often waits, and is told how long", () =>
    look(
      WIDE,
      async (page) => {
        await signInPage(page);
        for (let attempt = 0; attempt < 6; ++attempt) {
          const answered = page.waitForResponse((response) => response.url().endsWith("/api/v1/session") && response.request().method() === "POST");
          await enter(page, "nobody.here", `wrong ${attempt}`);
          assert.equal((await answered).status(), attempt < 5 ? 401 : 429);
        }
        await page.getByRole("alert").getByText("尝试次数过多").waitFor();
        await page.getByText(/请在 \d+ 秒后再试/).first().waitFor();
        await checkedInBoth(page, "account", "wait");
        // The right person is not kept out by another's failures.
        await enter(page, NEWCOMER.user, FRESH);
        await atWork(page);
      },
      ["401", "429"],
    ));

  it("who is disabled is out at once, and comes back when enabled, with a password that was reset", () =>
    look(
      WIDE,
      async (page) => {
        await enters(page, NEWCOMER.user, FRESH);
        await atWork(page);
        const cookies = await page.context().cookies();
        await signIn(page, "admin");
        await page.goto(`${base}/people`);
        await actOn(page, NEWCOMER.name, "停用");
        await page.getByRole("dialog").getByRole("button", { name: "停用" }).click();
        await page.getByRole("row", { name: new RegExp(NEWCOMER.name) }).getByText("已停用").waitFor();
        await page.locator(".ant-segmented").getByText("已停用 1").click();
        await checkedInBoth(page, "account", "people-disabled");
        // The session that was open.
        await page.context().clearCookies();
        await page.context().addCookies(cookies);
        assert.equal((await answer(page, "/session")).code, "identity.not_signed_in");
        await page.goto(`${base}/financings`);
        await page.getByLabel("用户名").waitFor();
        await enter(page, NEWCOMER.user, FRESH);
        await page.getByRole("alert").getByText("该账号已停用，请联系平台管理员").waitFor();
        await checked(page, "account-wide-sign-in-disabled");
        await signIn(page, "admin");
        await page.goto(`${base}/people`);
        await actOn(page, NEWCOMER.name, "恢复");
        await page.getByRole("dialog").getByRole("button", { name: "恢复" }).click();
        await page.getByRole("row", { name: new RegExp(NEWCOMER.name) }).getByText("正常").waitFor();
        await actOn(page, NEWCOMER.name, "重置密码");
        await page.getByRole("button", { name: "生成临时密码" }).click();
        handedOver = await page.getByLabel("临时密码").inputValue();
        await checkedInBoth(page, "account", "reset-password");
        await page.getByRole("dialog").getByRole("button", { name: "重置密码" }).click();
        await page.getByRole("row", { name: new RegExp(NEWCOMER.name) }).getByText("待修改密码").waitFor();
        await enters(page, NEWCOMER.user, handedOver);
        await page.getByRole("heading", { level: 1, name: "请先修改密码" }).waitFor();
        await change(page, { old: handedOver, fresh: FRESH });
        await atWork(page);
      },
      ["401", "403"],
    ));
});

describe("a second factor", () => {
  it("is set up from its square, asked for at the next sign-in, replaced by a recovery code and given up", () =>
    as(
      "bank.second",
      WIDE,
      async (page) => {
        await page.getByRole("button", { name: /我的账号/ }).click();
        await page.getByRole("menuitem", { name: "我的账号" }).click();
        await page.getByRole("heading", { level: 1, name: "我的账号" }).waitFor();
        await page.getByText("当前会话").waitFor();
        await checkedInBoth(page, "account", "own");
        await page.getByRole("button", { name: "启用第二因素" }).click();
        const secret = await page.locator("[data-secret]").getAttribute("data-secret");
        assert.match(secret, /^[A-Z2-7]{32}$/);
        await page.getByRole("img", { name: /二维码/ }).locator("svg").waitFor();
        await checkedInBoth(page, "account", "factor");
        await page.getByLabel("动态验证码").fill(codeOf(secret) === "000000" ? "000001" : "000000");
        await page.getByRole("button", { name: "确认启用" }).click();
        await page.getByText(/验证码不正确或已使用/).waitFor();
        const used = { step: stepOf(Date.now()) };
        await page.getByLabel("动态验证码").fill(codeOf(secret, used.step));
        await page.getByRole("button", { name: "确认启用" }).click();
        await page.getByText("第二因素已启用").waitFor();
        const codes = await page.getByRole("list", { name: "恢复码" }).locator("code").allInnerTexts();
        assert.equal(new Set(codes).size, 10);
        const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "下载" }).click()]);
        const text = await readFile(await file.path(), "utf8");
        for (const each of codes) assert.ok(text.includes(each), "the file has every recovery code");
        await checkedInBoth(page, "account", "recovery-codes", { programText: true });
        assert.ok(await page.getByRole("button", { name: "完成" }).isDisabled());
        await page.getByLabel("我已妥善保存恢复码").check();
        await page.getByRole("button", { name: "完成" }).click();
        await page.getByText("登录时须输入动态验证码").waitFor();

        await enters(page, "bank.second", PASSWORD);
        const field = page.getByLabel("动态验证码");
        await field.waitFor();
        assert.equal(await field.getAttribute("autocomplete"), "one-time-code");
        assert.ok(await field.evaluate((element) => element === document.activeElement), "the code's field has the focus");
        await checkedInBoth(page, "account", "code-asked");
        await field.fill(codeOf(secret, used.step));
        await page.getByRole("button", { name: "登录", exact: true }).click();
        await page.getByText(/验证码不正确或已使用/).waitFor();
        await field.fill(await nextCode(page, secret, used));
        await page.getByRole("button", { name: "登录", exact: true }).click();
        await atWork(page);

        await enters(page, "bank.second", PASSWORD);
        await page.getByRole("button", { name: "手机不在身边，使用恢复码" }).click();
        await page.getByLabel("恢复码").fill(codes[3]);
        await page.getByRole("button", { name: "登录", exact: true }).click();
        await atWork(page);
        await enters(page, "bank.second", PASSWORD);
        await page.getByRole("button", { name: "手机不在身边，使用恢复码" }).click();
        await page.getByLabel("恢复码").fill(codes[3]);
        await page.getByRole("button", { name: "登录", exact: true }).click();
        await page.getByText(/验证码不正确或已使用/).waitFor();
        await page.getByLabel("恢复码").fill(codes[4]);
        await page.getByRole("button", { name: "登录", exact: true }).click();
        await atWork(page);

        await page.goto(`${base}/account`);
        await page.getByRole("button", { name: "停用第二因素" }).click();
        const dialog = page.getByRole("dialog");
        await dialog.getByLabel("动态验证码").fill(await nextCode(page, secret, used));
        await dialog.getByRole("button", { name: "停用第二因素" }).click();
        await page.getByRole("button", { name: "启用第二因素" }).waitFor();
        // Each of the sign-ins above is a session; the others end, this one stays.
        const others = (await answer(page, "/session/all")).items.filter((each) => !each.this_one).length;
        assert.ok(others >= 3, `sessions of the sign-ins before, found ${others}`);
        await page.getByRole("button", { name: "结束其他会话" }).click();
        await page.locator(".ant-popconfirm").getByRole("button", { name: "结束其他会话" }).click();
        await page.locator("#main").getByRole("button", { name: "结束其他会话" }).waitFor({ state: "detached" });
        assert.deepEqual(
          (await answer(page, "/session/all")).items.map((each) => each.this_one),
          [true],
        );
      },
      ["401", "422"],
    ));

  it("is removed by the administrator where telephone and codes are lost", () =>
    look(
      WIDE,
      async (page) => {
        await signIn(page, "chip");
        await page.goto(`${base}/account`);
        await page.getByRole("button", { name: "启用第二因素" }).click();
        const secret = await page.locator("[data-secret]").getAttribute("data-secret");
        await page.getByLabel("动态验证码").fill(codeOf(secret));
        await page.getByRole("button", { name: "确认启用" }).click();
        await page.getByText("第二因素已启用").waitFor();
        await signIn(page, "admin");
        await page.goto(`${base}/people`);
        await page.getByLabel("姓名、用户名或机构").fill("罗芯片");
        await page.getByRole("row", { name: /罗芯片/ }).getByText("已启用").waitFor();
        await actOn(page, "罗芯片", "解除第二因素");
        await page.getByRole("dialog").getByRole("button", { name: "解除第二因素" }).click();
        await page.getByRole("row", { name: /罗芯片/ }).getByText("未启用").waitFor();
        await signIn(page, "chip");
      },
      ["401"],
    ));
});

describe("a program", () => {
  const called = async (path, token, method = "GET", body) => {
    const response = await fetch(`${base}/api/v1${path}`, {
      method,
      headers: { Authorization: `Bearer ${token}`, ...(body ? { "Content-Type": "application/json", "Idempotency-Key": crypto.randomUUID() } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return { status: response.status, body: await response.json() };
  };

  it("acts by a token for the features it was made for, until it is revoked", () =>
    as("bank.officer", WIDE, async (page) => {
      await page.goto(`${base}/account`);
      await page.getByText("没有接口令牌").waitFor();
      await page.getByRole("button", { name: "创建令牌" }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("button", { name: "创建令牌" }).click();
      await dialog.getByText("请填写用途").waitFor();
      await dialog.getByLabel("用途").fill("信贷系统对接");
      await dialog.getByText("按功能选择").click();
      await choose(page, selectOf(dialog, "只读的功能"), "融资", "融资");
      await page.keyboard.press("Escape");
      await dialog.getByLabel("有效天数").fill("367");
      await dialog.getByRole("button", { name: "创建令牌" }).click();
      await dialog.getByText("有效期为 1 至 366 天").waitFor();
      await dialog.getByLabel("有效天数").fill("30");
      await checkedInBoth(page, "account", "token-form");
      await dialog.getByRole("button", { name: "创建令牌" }).click();
      const token = await dialog.getByLabel("令牌", { exact: true }).innerText();
      assert.match(token, /^zr_[\w-]{43}$/);
      await checkedInBoth(page, "account", "token", { programText: true });
      await dialog.getByRole("button", { name: "已保存" }).click();
      await page.getByText("融资（只读）").waitFor();
      await page.getByText(token).waitFor({ state: "detached" }); // it is not shown again
      await checkedInBoth(page, "account", "tokens");

      const listed = await called("/financings", token);
      assert.equal(listed.status, 200);
      assert.deepEqual(
        listed.body.items.map(({ id }) => id),
        (await answer(page, "/financings")).items.map(({ id }) => id),
        "the program sees what the person sees",
      );
      assert.equal((await called("/rights", token)).body.code, "identity.scope");
      assert.equal((await called("/session/password", token, "POST", { old: PASSWORD, password: FRESH })).body.code, "identity.token_cannot");
      await page.getByRole("button", { name: "撤销" }).click();
      await page.locator(".ant-popconfirm").getByRole("button", { name: "撤销" }).click();
      await page.getByText("没有接口令牌").waitFor();
      const after = await called("/financings", token);
      assert.deepEqual([after.status, after.body.code], [401, "identity.token"]);
    }));

  it("is limited by features that all have a name", () =>
    as("bank.officer", WIDE, async (page) => {
      const { paths } = await answer(page, "/openapi.json");
      const tags = new Set(Object.values(paths).flatMap((methods) => Object.values(methods).flatMap((each) => each.tags ?? [])));
      const words = JSON.parse(await readFile(new URL("../../web/src/app/words/zh.json", import.meta.url), "utf8")).scopes;
      const nameless = [...tags].filter((tag) => tag !== "session" && tag !== "meta" && !Object.hasOwn(words, tag));
      assert.deepEqual(nameless, []);
      assert.deepEqual(Object.keys(words).filter((name) => !tags.has(name)), []);
    }));
});

describe("a firm's consent", () => {
  it("opens its rights to a bank that is no party, until it is withdrawn, and each look is written down", () =>
    look(
      WIDE,
      async (page) => {
        await signIn(page, "pump");
        const right = (await answer(page, "/rights")).items[0];
        assert.ok(right, "the firm has a right");
        const { business_date: today } = await answer(page, "/session");
        const opens = async () => {
          await enters(page, NEWCOMER.user, FRESH);
          await atWork(page);
          return page.evaluate(async (id) => (await fetch(`/api/v1/rights/${encodeURIComponent(id)}`)).status, right.id);
        };
        assert.equal(await opens(), 404, "before");
        await page.goto(`${base}/consents`);
        await page.getByText("没有企业授权本机构查看数据").waitFor();
        await checkedInBoth(page, "account", "consents-none-given");

        await signIn(page, "pump");
        await page.goto(`${base}/consents`);
        await page.getByText("没有给出过授权").waitFor();
        await checkedInBoth(page, "account", "consents-none");
        const drawer = await opened(page, "授权查看数据");
        await choose(page, selectOf(drawer, "授权查看的机构"), "岳阳商业银行", "岳阳");
        await choose(page, selectOf(drawer, "授权内容"), "知识产权清单与状态");
        await page.keyboard.press("Escape");
        await fill(drawer, { 有效期至: later(today, -1), 用途: "贷前了解" });
        await submit(drawer, "授权查看数据");
        await item(drawer, "有效期至").getByText(/早于今天/).waitFor();
        await fill(drawer, { 有效期至: later(today, 30) });
        await checkedInBoth(page, "account", "consent-form");
        await submit(drawer, "授权查看数据");
        await page.getByRole("row", { name: /岳阳商业银行/ }).getByText("有效", { exact: true }).waitFor();
        await checkedInBoth(page, "account", "consents");

        assert.equal(await opens(), 200, "while it holds");
        await page.goto(`${base}/rights`);
        await page.getByRole("link", { name: right.title }).first().click();
        await page.getByText(right.number).first().waitFor();
        await checked(page, "account-wide-right-by-consent");
        await page.goto(`${base}/consents`);
        await page.getByText("湘江智能泵业有限公司").waitFor();
        assert.equal(await page.getByRole("button", { name: "撤回授权" }).count(), 0);
        await checkedInBoth(page, "account", "consents-received");

        await signIn(page, "pump");
        await page.goto(`${base}/consents`);
        await page.getByRole("button", { name: "撤回授权" }).click();
        const withdrawal = page.locator(".ant-drawer-open");
        await fill(withdrawal, { 撤回原因: "已与他行签约" });
        await submit(withdrawal, "撤回授权");
        await page.getByRole("row", { name: /岳阳商业银行/ }).getByText("已撤回").waitFor();
        assert.equal(await opens(), 404, "after");

        await signIn(page, "auditor");
        await page.goto(`${base}/readings`);
        await page.getByRole("button", { name: NEWCOMER.user }).first().click();
        await page.getByText(`/api/v1/rights/${right.id}`).first().waitFor();
        await page.getByText("岳阳商业银行").first().waitFor();
        await checkedInBoth(page, "account", "readings");
        const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: /导出/ }).click()]);
        const lines = (await readFile(await file.path(), "utf8")).trim().split("\r\n");
        const { items } = await answer(page, `/readings?person=${NEWCOMER.user}`);
        assert.equal(lines.length, 1 + items.length, "the export has every line");
        assert.ok(items.every((each) => each.person === NEWCOMER.user));
        await page.getByLabel("只看某个用户名").fill("nobody.here");
        await page.keyboard.press("Enter");
        await page.getByText("没有“nobody.here”的查阅记录").waitFor();
        await checkedInBoth(page, "account", "readings-none");
      },
      ["404", "422"],
    ));
});

describe("the menu", () => {
  it("shows people to administrators and readings to those and auditors alone", async () => {
    for (const [user, people, readings] of [
      ["admin", 1, 1],
      ["auditor", 0, 1],
      ["pump", 0, 0],
    ])
      await as(user, WIDE, async (page) => {
        const menu = page.getByRole("navigation", { name: "菜单" });
        await menu.getByRole("link", { name: "数据授权" }).waitFor();
        assert.equal(await menu.getByRole("link", { name: "人员" }).count(), people, user);
        assert.equal(await menu.getByRole("link", { name: "查阅记录" }).count(), readings, user);
      });
  });

  it("says what single sign-on came back with, in both languages, and offers it nowhere where there is none", () =>
    look(PHONE, async (page) => {
      await signInPage(page);
      await page.goto(`${base}/api/v1/session/openid`);
      await page.getByText("本系统未配置单点登录").waitFor();
      assert.equal(await page.getByRole("link", { name: "单点登录" }).count(), 0);
      await checked(page, "account-phone-returned");
      for (const told of ["openid.state", "openid.refused", "openid.token", "openid.provider", "openid.unreachable", "identity.unknown_subject", "identity.disabled"]) {
        await page.goto(`${base}/?sign_in=${told}`);
        const text = await page.getByRole("alert").innerText();
        assert.match(text, /单点登录未成功/);
        assert.ok(!text.includes(told) && text.length > 20, told);
      }
      await page.getByRole("button", { name: "English" }).click();
      await page.getByText("This account is disabled").waitFor();
      await settled(page);
    }));
});
