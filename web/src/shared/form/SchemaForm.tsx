import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Checkbox, Form, type FormInstance, Input, InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import { useLanguage } from "@/app/words";
import { useCatalogue } from "../catalogue";
import type { Schema } from "../contract";
import { formatRate } from "../money";
import { DateInput } from "./DateInput";
import styles from "./form.module.css";
import { LookupSelect } from "./LookupSelect";
import { MoneyInput } from "./MoneyInput";
import { PasswordInput } from "./PasswordInput";
import { RateInput } from "./RateInput";
import { type Complaint, complaintAbout, kindOf, type Path } from "./schema";

const MOST_ROWS_OFFERED = 5;

type Values = Record<string, unknown>;

interface Given {
  form: FormInstance<Values>;
  schema: Schema;
  prefill?: Values;
  onFinish: (values: Values) => void;
  changed?: () => void;
}

// A form drawn from a command's JSON Schema. The server writes the schema from the same description
// it reads the command with, so the two cannot disagree.
export function SchemaForm({ form, schema, prefill, onFinish, changed }: Given) {
  return (
    <Form
      form={form}
      className={styles.form!}
      layout="vertical"
      initialValues={initialValues(schema, prefill)}
      onFinish={onFinish}
      scrollToFirstError={{ behavior: "smooth", block: "center", focus: true }}
      {...(changed ? { onValuesChange: changed } : {})}
    >
      <Members schema={schema} at={[]} path={[]} />
    </Form>
  );
}

// A rate arrives as "0.0435" and is edited as "4.35%".
function initialValues(schema: Schema, prefill: Values | undefined): Values {
  const values: Values = { ...prefill };
  for (const [name, part] of Object.entries(schema.properties ?? {})) {
    const given = values[name];
    if (kindOf(part) === "rate" && typeof given === "string" && !/[%p]$/.test(given))
      values[name] = formatRate(given).replace("\u2212", "-");
    if (kindOf(part) === "pairs" && given && !Array.isArray(given))
      values[name] = Object.entries(given).map(([key, text]) => ({ name: key, text }));
    if (kindOf(part) === "objects" && given === undefined && (part.minItems ?? 0) > 0)
      values[name] = Array.from({ length: Math.min(part.minItems ?? 0, MOST_ROWS_OFFERED) }, () => ({}));
  }
  return values;
}

// `at` is the name within the enclosing list (what antd wants), `path` the whole way.
function Members({ schema, at, path }: { schema: Schema; at: Path; path: Path }) {
  return Object.entries(schema.properties ?? {}).map(([name, part]) => (
    <Member
      key={name}
      schema={part}
      required={schema.required?.includes(name) ?? false}
      at={[...at, name]}
      path={[...path, name]}
    />
  ));
}

interface MemberGiven {
  schema: Schema;
  required: boolean;
  at: Path;
  path: Path;
}

function useLabel(schema: Schema, path: Path): string {
  const language = useLanguage();
  const fallback = String(path.at(-1) ?? "");
  return (language === "zh" ? schema.title : (schema.description ?? schema.title)) ?? fallback;
}

function Member({ schema, required, at, path }: MemberGiven) {
  const label = useLabel(schema, path);
  const { t } = useTranslation();
  const catalogue = useCatalogue();
  const kind = kindOf(schema);
  const item = {
    name: at,
    label,
    required: required && kind !== "boolean",
    validateTrigger: ["onBlur", "onSubmit"],
    rules: [
      {
        validator: (_: unknown, value: unknown) => {
          const complaint = complaintAbout(schema, required, value);
          return complaint ? Promise.reject(new Error(tell(complaint))) : Promise.resolve();
        },
      },
    ],
  };
  const tell = (complaint: Complaint) => t(`form.complaint.${complaint.word}`, { ...complaint, label });

  switch (kind) {
    case "constant":
      return null;
    case "object":
      return (
        <fieldset className={styles.group}>
          <legend>{label}</legend>
          <Members schema={schema} at={at} path={path} />
        </fieldset>
      );
    case "objects":
      return <Rows schema={schema} required={required} at={at} path={path} />;
    case "pairs":
      return <Pairs schema={schema} required={required} at={at} path={path} />;
    case "variant":
      return <Variant schema={schema} required={required} at={at} path={path} />;
    case "money":
      return (
        <Form.Item {...item}>
          <MoneyInput />
        </Form.Item>
      );
    case "rate":
      return (
        <Form.Item {...item}>
          <RateInput />
        </Form.Item>
      );
    case "date":
      return (
        <Form.Item {...item} validateTrigger="onChange">
          <DateInput />
        </Form.Item>
      );
    case "password":
      return (
        <Form.Item {...item}>
          <PasswordInput />
        </Form.Item>
      );
    case "integer":
      return (
        <Form.Item {...item}>
          <InputNumber precision={0} controls={false} style={{ width: 160 }} />
        </Form.Item>
      );
    case "boolean":
      return (
        <Form.Item name={at} valuePropName="checked">
          <Checkbox>{label}</Checkbox>
        </Form.Item>
      );
    case "choice":
    case "choices": {
      const choices = schema.enum ?? schema.items?.enum ?? [];
      return (
        <Form.Item {...item} validateTrigger="onChange">
          <Select
            {...(kind === "choices" ? { mode: "multiple" as const, showSearch: { optionFilterProp: "label" } } : {})}
            allowClear={!required}
            placeholder={t("form.choose")}
            options={choices.map((choice) => ({ value: choice, label: catalogue.choice(choices, choice) }))}
          />
        </Form.Item>
      );
    }
    case "lookup":
    case "lookups":
      return (
        <Form.Item {...item} validateTrigger="onChange">
          <LookupSelect from={(schema["x-lookup"] ?? schema.items?.["x-lookup"])!} many={kind === "lookups"} />
        </Form.Item>
      );
    case "texts":
      return (
        <Form.Item {...item} validateTrigger="onChange">
          <Select mode="tags" open={false} suffixIcon={null} placeholder={t("form.type_many")} />
        </Form.Item>
      );
    case "long_text":
      return (
        <Form.Item {...item}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={schema.maxLength} />
        </Form.Item>
      );
    default:
      return (
        <Form.Item {...item}>
          <Input maxLength={schema.maxLength} autoComplete="off" />
        </Form.Item>
      );
  }
}

function Rows({ schema, at, path }: MemberGiven) {
  const { t } = useTranslation();
  const label = useLabel(schema, path);
  return (
    <div className={styles.list}>
      <div className={styles.listTitle}>{label}</div>
      <Form.List name={at}>
        {(rows, { add, remove }, { errors }) => (
          <>
            {rows.map((row) => (
              <div key={row.key} className={styles.row}>
                <Button
                  className={styles.drop!}
                  type="text"
                  size="small"
                  icon={<DeleteOutlined />}
                  aria-label={t("form.remove_row", { number: row.name + 1 })}
                  onClick={() => remove(row.name)}
                />
                {schema.items && <Members schema={schema.items} at={[row.name]} path={[...path, row.name]} />}
              </div>
            ))}
            <Form.ErrorList errors={errors} className="bad" />
            <Button type="dashed" block icon={<PlusOutlined />} onClick={() => add({})}>
              {t("form.add_row", { label })}
            </Button>
          </>
        )}
      </Form.List>
    </div>
  );
}

// Names that the server knows and the form does not, each with its text.
function Pairs({ schema, at, path }: MemberGiven) {
  const { t } = useTranslation();
  const label = useLabel(schema, path);
  return (
    <div className={styles.list}>
      <div className={styles.listTitle}>{label}</div>
      <Form.List name={at}>
        {(rows, { add, remove }, { errors }) => (
          <>
            {rows.map((row) => (
              <div key={row.key} className={styles.pair}>
                <Form.Item name={[row.name, "name"]} label={t("form.pair_name")}>
                  <Input autoComplete="off" />
                </Form.Item>
                <Form.Item name={[row.name, "text"]} label={t("form.pair_text")}>
                  <Input autoComplete="off" />
                </Form.Item>
                <Button
                  type="text"
                  size="small"
                  icon={<DeleteOutlined />}
                  aria-label={t("form.remove_row", { number: row.name + 1 })}
                  onClick={() => remove(row.name)}
                />
              </div>
            ))}
            <Form.ErrorList errors={errors} className="bad" />
            <Button type="dashed" block icon={<PlusOutlined />} onClick={() => add({})}>
              {t("form.add_row", { label })}
            </Button>
          </>
        )}
      </Form.List>
    </div>
  );
}

function Variant({ schema, required, at, path }: MemberGiven) {
  const { t } = useTranslation();
  const label = useLabel(schema, path);
  const catalogue = useCatalogue();
  const language = useLanguage();
  const types = (schema.oneOf ?? []).map((each) => each.properties?.["type"]?.const ?? "");
  const typePath = [...path, "type"];
  const chosen: unknown = Form.useWatch(typePath);
  const part = schema.oneOf?.find((each) => each.properties?.["type"]?.const === chosen);
  return (
    <fieldset className={styles.group}>
      <legend>{label}</legend>
      <Form.Item name={[...at, "type"]} rules={[{ required, message: t("form.complaint.missing", { label }) }]}>
        <Select
          placeholder={t("form.choose")}
          options={types.map((type, index) => {
            const one = schema.oneOf?.[index];
            const own = language === "zh" ? one?.title : (one?.description ?? one?.title);
            return { value: type, label: own ?? catalogue.choice(types, type) };
          })}
        />
      </Form.Item>
      {part && <Members schema={part} at={at} path={path} />}
    </fieldset>
  );
}
