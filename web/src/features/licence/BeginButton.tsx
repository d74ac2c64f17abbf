import { Button } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useWords } from "@/app/words";
import { ActionDrawer } from "@/shared/action/ActionDrawer";
import { useGlobalActions } from "@/shared/action/GlobalActions";
import type { Action } from "@/shared/contract";

// Begins a record and opens its page; nothing where the person may not begin one.
export function BeginButton({ operation, place }: { operation: string; place: (id: string) => string }) {
  const words = useWords();
  const navigate = useNavigate();
  const [chosen, choose] = useState<Action>();
  const action = useGlobalActions().data?.actions.find(({ name }) => name === operation);
  if (!action) return null;
  return (
    <>
      <Button type="primary" onClick={() => choose(action)}>
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
