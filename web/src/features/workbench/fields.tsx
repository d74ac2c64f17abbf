// One field of a sheet each: where it stands, what is typed there, what the server says of it.
import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Form, Input, InputNumber, Select } from "antd";
import { createContext, type ReactNode, useContext } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "@/app/words";
import type { FieldProblem } from "@/shared/contract";
import { DateInput } from "@/shared/form/DateInput";
import { MoneyInput } from "@/shared/form/MoneyInput";
import { RateInput } from "@/shared/form/RateInput";
import { at, type Draft, type DraftValue, listAt, type Path, pathText, textAt } from "./workbench";
import styles from "./Workbench.module.css";

export interface Editing {
  sheet: Draft;
  set: (path: Path, value: DraftValue) => void;
  problems: FieldProblem[];
  // What is merely not there yet is not complained about before somebody tries to finish.
  strict: boolean;
}
export const EditingContext = createContext<Editing>({ sheet: {}, set: () => {}, problems: [], strict: false });
export const useEditing = () => useContext(EditingContext);

const MISSING = new Set(["field.missing", "field.blank"]);
export const isMissing = (problem: FieldProblem) => MISSING.has(problem.code);

function useComplaints(path: Path): string[] {
  const { problems, strict } = useEditing();
  const language = useLanguage();
  const field = pathText(path);
  return problems.filter((each) => each.field === field && (strict || !isMissing(each))).map((each) => (language === "zh" ? each.zh : each.en || each.zh));
}

interface Given {
  path: Path;
  label: string;
  wide?: boolean;
  optional?: boolean;
}

function Item({ path, label, wide, optional, children }: Given & { children: ReactNode }) {
  const complaints = useComplaints(path);
  return (
    <Form.Item
      label={label}
      htmlFor={pathText(path)}
      required={!optional}
      className={wide ? styles.wide! : ""}
      {...(complaints.length > 0 ? { validateStatus: "error" as const, help: complaints.join(" ") } : {})}
    >
      {children}
    </Form.Item>
  );
}

export function TextField({ long, placeholder, ...given }: Given & { long?: boolean; placeholder?: string }) {
  const { sheet, set } = useEditing();
  const value = textAt(sheet, given.path);
  const id = pathText(given.path);
  return (
    <Item {...given}>
      {long ? (
        <Input.TextArea id={id} value={value} placeholder={placeholder} autoSize={{ minRows: 2, maxRows: 8 }} maxLength={4000} onChange={(event) => set(given.path, event.target.value)} />
      ) : (
        <Input id={id} value={value} placeholder={placeholder} maxLength={200} autoComplete="off" onChange={(event) => set(given.path, event.target.value)} />
      )}
    </Item>
  );
}

export function MoneyField(given: Given) {
  const { sheet, set } = useEditing();
  return (
    <Item {...given}>
      <MoneyInput id={pathText(given.path)} value={textAt(sheet, given.path)} onChange={(value) => set(given.path, value)} />
    </Item>
  );
}

// A rate, or with `plain` a number of years or points, as text: "4.35%", "8.5".
export function RateField({ plain, ...given }: Given & { plain?: string }) {
  const { sheet, set } = useEditing();
  const value = textAt(sheet, given.path);
  return (
    <Item {...given}>
      {plain !== undefined ? (
        <Input id={pathText(given.path)} inputMode="decimal" suffix={plain} value={value} autoComplete="off" onChange={(event) => set(given.path, event.target.value)} />
      ) : (
        <RateInput id={pathText(given.path)} value={value} onChange={(typed) => set(given.path, typed)} />
      )}
    </Item>
  );
}

export function CountField({ suffix, ...given }: Given & { suffix?: string }) {
  const { sheet, set } = useEditing();
  const value = at(sheet, given.path);
  return (
    <Item {...given}>
      <InputNumber id={pathText(given.path)} precision={0} controls={false} style={{ width: "100%" }} value={typeof value === "number" ? value : null} {...(suffix ? { suffix } : {})} onChange={(typed) => set(given.path, typed ?? undefined)} />
    </Item>
  );
}

export function DateField(given: Given) {
  const { sheet, set } = useEditing();
  return (
    <Item {...given}>
      <DateInput id={pathText(given.path)} value={textAt(sheet, given.path) || undefined} onChange={(value) => set(given.path, value)} />
    </Item>
  );
}

export function ChoiceField({ options, changed, ...given }: Given & { options: { value: string; label: string }[]; changed?: (value: string | undefined) => void }) {
  const { sheet, set } = useEditing();
  const { t } = useTranslation();
  return (
    <Item {...given}>
      <Select
        id={pathText(given.path)}
        allowClear={given.optional ?? false}
        placeholder={t("form.choose")}
        options={options}
        value={textAt(sheet, given.path) || null}
        onChange={(value: string | undefined) => (changed ? changed(value) : set(given.path, value ?? undefined))}
      />
    </Item>
  );
}

// A list of like things, each in a box; `fresh` is what a new one begins with.
export function Rows({ path, label, fresh, most, children }: { path: Path; label: string; fresh: DraftValue; most?: number; children: (path: Path, index: number) => ReactNode }) {
  const { t } = useTranslation();
  const { sheet, set } = useEditing();
  const rows = listAt(sheet, path);
  const complaints = useComplaints(path);
  return (
    <div className={styles.wide}>
      {rows.map((_, index) => (
        <div key={index} className={styles.row}>
          <Button
            className={styles.drop!}
            type="text"
            size="small"
            icon={<DeleteOutlined />}
            aria-label={t("form.remove_row", { number: index + 1 })}
            onClick={() => set(path, rows.filter((__, other) => other !== index))}
          />
          <div className={styles.fields}>{children([...path, index], index)}</div>
        </div>
      ))}
      {complaints.map((each) => (
        <p key={each} className={styles.error}>
          {each}
        </p>
      ))}
      {(most === undefined || rows.length < most) && (
        <Button type="dashed" block icon={<PlusOutlined />} onClick={() => set(path, [...rows, fresh])}>
          {t("form.add_row", { label })}
        </Button>
      )}
    </div>
  );
}
