import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { Form } from "antd";
import { describe, expect, it, vi } from "vitest";
import type { Schema } from "../contract";
import { complaintAbout, kindOf, payloadOf, placeOf } from "./schema";
import { SchemaForm } from "./SchemaForm";

// As the server writes them (src/base/shape.cpp).
const money: Schema = { type: "string", pattern: "^[0-9]{1,13}(\\.[0-9]{1,2})?$", examples: ["1234.56"] };
const anyMoney: Schema = { type: "string", pattern: "^-?[0-9]{1,13}(\\.[0-9]{1,2})?$", examples: ["1234.56"] };
const rate: Schema = { type: "string", pattern: "^-?[0-9]+((\\.[0-9]+)?(%|bp)?|/[0-9]+)$", examples: ["4.35%"] };
const day: Schema = { type: "string", format: "date", examples: ["2024-02-29"] };
const draw: Schema = {
  type: "object",
  properties: {
    type: { const: "draw" },
    amount: { ...money, title: "提款金额", description: "Amount" },
    rate: { ...rate, title: "利率", description: "Rate" },
    on: { ...day, title: "提款日", description: "Date" },
    remark: { type: "string", maxLength: 4000, title: "说明", description: "Remark" },
    signers: {
      type: "array",
      title: "签字人",
      items: { type: "object", properties: { name: { type: "string", maxLength: 200, title: "姓名" } }, required: ["name"] },
    },
  },
  required: ["type", "amount", "rate", "on", "signers"],
};

describe("the kind of a field", () => {
  it.each([
    [money, "money"],
    [rate, "rate"],
    [day, "date"],
    [{ type: "integer", minimum: 1 }, "integer"],
    [{ type: "string", enum: ["a", "b"] }, "choice"],
    [{ type: "string", maxLength: 200 }, "text"],
    [{ type: "string", maxLength: 4000 }, "long_text"],
    [{ type: "string", maxLength: 1024, format: "password" }, "password"],
    [{ type: "array", items: { type: "string", "x-lookup": "/api/v1/rights" } }, "lookups"],
    [{ type: "string", "x-lookup": "/api/v1/organisations?kind=bank" }, "lookup"],
    [draw.properties!["signers"]!, "objects"],
    [{ type: "object", additionalProperties: { type: "string" } }, "pairs"],
  ] as [Schema, string][])("of %j is %s", (schema, kind) => expect(kindOf(schema)).toBe(kind));
});

describe("what is said about a value before it is sent", () => {
  it.each([
    [money, "0.01", undefined],
    [money, "1.999", "money_decimals"],
    [money, "-1.00", "money_positive"],
    [anyMoney, "-1.00", undefined],
    [money, "一百", "money"],
    [money, "", "missing"],
    [money, "12345678901234", "money"],
    [rate, "4.35%", undefined],
    [rate, "9/20", undefined],
    [rate, "4,35%", "rate"],
    [{ type: "integer", minimum: 1 }, 0, "least"],
    [{ type: "integer", minimum: 1 }, 1, undefined],
    [{ type: "string", maxLength: 3 }, "四个字的", "too_long"],
  ] as [Schema, unknown, string | undefined][])("%j with %j: %s", (schema, value, word) =>
    expect(complaintAbout(schema, true, value)?.word).toBe(word),
  );
  it("leaves an empty optional field alone", () => expect(complaintAbout(money, false, "")).toBeUndefined());
});

describe("what is sent", () => {
  it("has names with texts as members, rows without both left out", () => {
    const facts: Schema = { type: "object", additionalProperties: { type: "string" } };
    const schema: Schema = { type: "object", properties: { facts, terms: facts }, required: ["terms"] };
    const rows = [{ name: " asked.use_checked ", text: "是" }, { text: "没有名称" }, { name: "asked.nothing", text: " " }, {}];
    expect(payloadOf(schema, { facts: rows })).toEqual({ facts: { "asked.use_checked": "是" }, terms: {} });
    expect(payloadOf(schema, { facts: [], terms: rows })).toEqual({ terms: { "asked.use_checked": "是" } });
  });
  it("has no optional list whose rows were all taken out", () => {
    const rows: Schema = { type: "array", minItems: 1, items: { type: "object", properties: { name: { type: "string" } } } };
    expect(payloadOf({ type: "object", properties: { rows } }, { rows: [] })).toEqual({});
    expect(payloadOf({ type: "object", properties: { rows }, required: ["rows"] }, { rows: [] })).toEqual({ rows: [] });
  });
  it("has the constants, none of the empty optional fields, and nothing the schema does not know", () =>
    expect(payloadOf(draw, { amount: "5.00", rate: " 4.35% ", on: "2024-02-29", remark: "", stray: 1, signers: [{ name: "周涛", x: 1 }] })).toEqual({
      type: "draw",
      amount: "5.00",
      rate: "4.35%",
      on: "2024-02-29",
      signers: [{ name: "周涛" }],
    }));
});

describe("a problem's place", () => {
  it("is its field, also within a list", () => {
    expect(placeOf(draw, { field: "amount" })).toEqual(["amount"]);
    expect(placeOf(draw, { field: "signers[1].name" })).toEqual(["signers", 1, "name"]);
  });
  it("is nowhere for the whole request or a field the form does not have", () => {
    expect(placeOf(draw, { field: "" })).toBeUndefined();
    expect(placeOf(draw, { field: "loan" })).toBeUndefined();
  });
});

describe("the form", () => {
  function Shown({ sent }: { sent: (values: Record<string, unknown>) => void }) {
    const [form] = Form.useForm();
    const client = new QueryClient();
    client.setQueryData(["catalogue"], { phases: [], classes: [], accounts: [] });
    return (
      <QueryClientProvider client={client}>
        <SchemaForm form={form} schema={draw} prefill={{ on: "2024-02-29", rate: "0.0435" }} onFinish={sent} />
        <button type="button" onClick={() => form.submit()}>
          send
        </button>
      </QueryClientProvider>
    );
  }

  it("keeps an amount as text, groups it on the screen and reads it back in capitals", async () => {
    const sent = vi.fn();
    render(<Shown sent={sent} />);
    const amount = screen.getByLabelText("提款金额");
    fireEvent.change(amount, { target: { value: "9,007,199,254,740.99" } });
    fireEvent.blur(amount);
    expect((amount as HTMLInputElement).value).toBe("9,007,199,254,740.99");
    expect(screen.getByText("玖万零柒拾壹亿玖仟玖佰贰拾伍万肆仟柒佰肆拾元玖角玖分")).toBeTruthy();
    fireEvent.click(screen.getByText("send"));
    await waitFor(() => expect(sent).toHaveBeenCalled());
    expect(sent.mock.calls[0]![0]).toMatchObject({ amount: "9007199254740.99", rate: "4.35%", on: "2024-02-29" });
  });

  it("names the field that is missing and sends nothing", async () => {
    const sent = vi.fn();
    render(<Shown sent={sent} />);
    fireEvent.click(screen.getByText("send"));
    expect(await screen.findByText("请填写提款金额")).toBeTruthy();
    expect(sent).not.toHaveBeenCalled();
  });
});
