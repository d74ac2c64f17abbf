import { useEffect, useState } from "react";
import { ask } from "@/shared/api";

export interface Answered<T> {
  answer: T | undefined; // the newest there is, maybe of an earlier text
  fresh: boolean; // it belongs to what is asked now
  error: unknown;
}

// Asks again a little after the last change; an answer that comes late is dropped.
export function useQuestion<T>(path: string, body: Record<string, string> | undefined, delay: number): Answered<T> {
  const [known, setKnown] = useState<{ of: string; answer?: T; error?: unknown }>();
  const asked = body && JSON.stringify(body);
  useEffect(() => {
    if (asked === undefined) return;
    let wanted = true;
    const timer = setTimeout(() => {
      ask<T>(path, JSON.parse(asked)).then(
        (answer) => wanted && setKnown({ of: asked, answer }),
        (error: unknown) => wanted && setKnown((before) => ({ ...before, of: asked, error })),
      );
    }, delay);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [path, asked, delay]);
  return { answer: known?.answer, fresh: known?.of === asked, error: known?.of === asked ? known?.error : undefined };
}
