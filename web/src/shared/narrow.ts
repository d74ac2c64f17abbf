import { useSyncExternalStore } from "react";

function useMedia(condition: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = window.matchMedia(condition);
      list.addEventListener("change", changed);
      return () => list.removeEventListener("change", changed);
    },
    () => window.matchMedia(condition).matches,
  );
}

export const useNarrow = () => useMedia("(max-width: 767px)"); // phones: tables become cards
export const useMedium = () => useMedia("(max-width: 1099px)"); // the side menu gives way
