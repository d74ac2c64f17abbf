import { useWords } from "@/app/words";
import type { Field } from "./contract";
import styles from "./FieldList.module.css";
import { FieldValue } from "./FieldValue";
import { WhyButton } from "./why/Why";

const LONG_TEXT = 28;

export function FieldList({ fields }: { fields: Field[] }) {
  const words = useWords();
  return (
    <dl className={styles.fields}>
      {fields.map((field, index) => (
        <div key={`${field.name}-${index}`} className={String(field.value ?? "").length > LONG_TEXT ? styles.wide : undefined}>
          <dt>{words(field)}</dt>
          <dd>
            <FieldValue field={field} />
            {field.why && <WhyButton why={field.why} />}
          </dd>
        </div>
      ))}
    </dl>
  );
}
