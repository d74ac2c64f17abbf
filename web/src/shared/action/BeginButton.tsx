import { Button } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useWords } from "@/app/words";
import type { Action } from "@/shared/contract";
import { ActionDrawer } from "./ActionDrawer";
import { useGlobalActions } from "./GlobalActions";

// Begins a record and opens its page; nothing where the person may not begin one. `prefill`: what the page
// that it stands on knows of the form already.
export function BeginButton({ operation, place, prefill }: { operation: string; place: (id: string) => string; prefill?: Action["prefill"] }) {
  const words = useWords();
  const navigate = useNavigate();
  const [chosen, choose] = useState<Action>();
  const action = useGlobalActions().data?.actions.find(({ name }) => name === operation);
  if (!action) return null;
  return (
    <>
      <Button type="primary" onClick={() => choose({ ...action, prefill: { ...action.prefill, ...prefill } })}>
        {words(action)}
      </Button>
      <ActionDrawer
        action={chosen}
        close={() => choose(undefined)}
        done={(answer) => void navigate(place((answer as { id: string }).id))}
      />
    </>
  );
}
