import { type QueryClient, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { get, newKey, post, Problem, remove } from "@/shared/api";
import type { Health, Me } from "@/shared/contract";

// The cookie cannot be seen from here. That somebody signed in is remembered, so that a stranger's
// first visit asks for the name at once instead of asking the server for a session it cannot have.
const SIGNED_IN = "zhirong.signed_in";

// Removes what another person has read, but not the session itself: the shell is watching that.
function forgetOthers(client: QueryClient) {
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== "session" && queryKey[0] !== "health" });
}

export function useSession() {
  return useQuery({
    queryKey: ["session"],
    queryFn: async (): Promise<Me | null> => {
      if (localStorage.getItem(SIGNED_IN) === null) return null;
      try {
        return await get<Me>("/session");
      } catch (error) {
        if (error instanceof Problem && error.status === 401) {
          localStorage.removeItem(SIGNED_IN);
          return null;
        }
        throw error;
      }
    },
    staleTime: 60_000,
  });
}

export function useMe(): Me {
  const me = useSession().data;
  if (!me) throw new Error("a screen was shown to nobody");
  return me;
}

export function useHealth() {
  return useQuery({ queryKey: ["health"], queryFn: () => get<Health>("/health"), staleTime: 300_000 });
}

export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (entered: { user: string; password: string; code?: string }) => post<Me>("/session", entered, newKey()),
    onSuccess: (me) => {
      localStorage.setItem(SIGNED_IN, "1");
      forgetOthers(client);
      client.setQueryData(["session"], me);
    },
  });
}

// The identity provider sends the browser back to the console, which then asks who signed in.
export function leaveForProvider() {
  localStorage.setItem(SIGNED_IN, "1");
}

export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => remove("/session", newKey()),
    // Also when the server cannot be reached: nothing of this person stays on the screen.
    onSettled: () => {
      localStorage.removeItem(SIGNED_IN);
      client.setQueryData(["session"], null);
      forgetOthers(client);
    },
  });
}
