import styles from "./Mark.module.css";

export type Tone = "plain" | "good" | "warning" | "bad" | "primary";

// A small word in a box: a stage, a class, a state. The word carries the meaning, colour only helps.
export function Mark({ tone = "plain", children }: { tone?: Tone; children: React.ReactNode }) {
  return <span className={`${styles.mark} ${styles[tone]}`}>{children}</span>;
}

// 正常 and 关注 are performing; 次级, 可疑 and 损失 are not (银保监会令〔2023〕1号).
export function toneOfClass(name: string | undefined): Tone {
  switch (name) {
    case "normal":
    case "pass":
      return "good";
    case "special_mention":
    case "attention":
    case "concern":
      return "warning";
    case undefined:
    case "":
      return "plain";
    default:
      return "bad";
  }
}
