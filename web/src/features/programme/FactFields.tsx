import { Form, Input, InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import { useWords } from "@/app/words";
import type { NamedWords, Words } from "@/shared/contract";
import { DateInput } from "@/shared/form/DateInput";
import { MoneyInput } from "@/shared/form/MoneyInput";
import { RateInput } from "@/shared/form/RateInput";
import type { Unit } from "./answers";
import styles from "./programme.module.css";

export interface Asked extends NamedWords {
  unit: Unit;
  choices?: NamedWords[] | undefined;
  origin?: Words | undefined;
  hint?: string | undefined;
}

// One field for each fact, by its unit. What is left empty is unknown, and nothing is assumed for it.
// `under`: where the form's values hold them; names hold dots and stay one key.
export function FactFields({ under, asked }: { under: string[]; asked: Asked[] }) {
  const words = useWords();
  return (
    <div className={styles.facts}>
      {asked.map((fact) => (
        <Form.Item
          key={fact.name}
          name={[...under, fact.name]}
          label={words(fact)}
          extra={fact.hint ?? (fact.origin && words(fact.origin))}
        >
          <FactInput fact={fact} />
        </Form.Item>
      ))}
    </div>
  );
}

function FactInput({ fact, ...given }: { fact: Asked }) {
  const { t } = useTranslation();
  const words = useWords();
  const unknown = t("trial.unknown_value");
  if (fact.choices)
    return <Select {...given} allowClear placeholder={unknown} options={fact.choices.map((each) => ({ value: each.name, label: words(each) }))} />;
  switch (fact.unit) {
    case "money":
      return <MoneyInput {...given} />;
    case "rate":
      return <RateInput {...given} />;
    case "date":
      return <DateInput {...given} />;
    case "days":
    case "count":
      return (
        <InputNumber<number>
          {...given}
          precision={0}
          min={0}
          controls={false}
          style={{ width: "100%" }}
          {...(fact.unit === "days" ? { suffix: t("trial.days") } : {})}
        />
      );
    case "flag":
      return (
        <Select
          {...given}
          allowClear
          placeholder={unknown}
          options={[
            { value: true, label: t("shared.yes") },
            { value: false, label: t("shared.no") },
          ]}
        />
      );
    default:
      return <Input {...given} placeholder={unknown} />;
  }
}

// Without what was left empty.
export function given(values: Record<string, unknown> | undefined): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values ?? {}).filter(([, value]) => value !== undefined && value !== null && value !== ""));
}
