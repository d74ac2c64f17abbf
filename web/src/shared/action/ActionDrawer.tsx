import { lazy, Suspense, useState } from "react";
import type { Action } from "../contract";

// Fields of every kind, with calendars and lists: nobody waits for them before they are wanted.
const OpenedAction = lazy(async () => ({ default: (await import("./OpenedAction")).OpenedAction }));

interface Given {
  action: Action | undefined;
  close: () => void;
  done?: (answer: unknown) => void;
}

export function ActionDrawer({ action, close, done }: Given) {
  // Stays while the drawer slides out, and starts anew with the next opening.
  const [last, setLast] = useState<{ action: Action; opening: number }>();
  if (action && last?.action !== action) setLast({ action, opening: (last?.opening ?? 0) + 1 });
  return last ? (
    <Suspense>
      <OpenedAction key={last.opening} action={last.action} open={action !== undefined} close={close} {...(done ? { done } : {})} />
    </Suspense>
  ) : null;
}
