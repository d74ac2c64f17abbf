import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useWords } from "@/app/words";
import { get } from "../api";
import type { Action } from "../contract";
import styles from "./action.module.css";
import { ActionDrawer } from "./ActionDrawer";

export function useGlobalActions() {
  return useQuery({ queryKey: ["actions"], queryFn: () => get<{ actions: Action[] }>("/actions") });
}

// Acts that belong to no record yet: apply for a loan, record a right, register an organisation.
export function GlobalActions({ only }: { only?: (action: Action) => boolean }) {
  const words = useWords();
  const [chosen, choose] = useState<Action>();
  const actions = (useGlobalActions().data?.actions ?? []).filter((action) => only?.(action) ?? true);
  return (
    <div className={styles.global}>
      {actions.map((action, index) => (
        <Button key={action.name} type={index === 0 ? "primary" : "default"} danger={action.dangerous ?? false} onClick={() => choose(action)}>
          {words(action)}
        </Button>
      ))}
      <ActionDrawer action={chosen} close={() => choose(undefined)} />
    </div>
  );
}
