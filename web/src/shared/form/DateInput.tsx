import { DatePicker } from "antd";
import dayjs from "dayjs";
import type { IsoDate } from "@/shared/contract";

interface Given {
  id?: string;
  "aria-label"?: string;
  value?: IsoDate | undefined;
  onChange?: (value: IsoDate | undefined) => void;
}

// A day as text, written the same way whatever the browser's language.
export function DateInput({ value, onChange, ...given }: Given) {
  return (
    <DatePicker
      {...given}
      format="YYYY-MM-DD"
      style={{ width: "100%" }}
      value={value ? dayjs(value) : null}
      onChange={(_, text) => onChange?.(typeof text === "string" && text ? text : undefined)}
    />
  );
}
