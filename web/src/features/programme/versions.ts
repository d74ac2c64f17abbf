import { useQuery } from "@tanstack/react-query";
import { get, query } from "@/shared/api";

// Enough of the digest to tell versions apart; contracts show as much.
export const VERSION_SHOWN = 12;
export const toneOfStanding = (standing: string) => (standing === "in_force" ? "good" : standing === "to_come" ? "primary" : "plain");

export interface VersionText {
  version: string;
  text: string;
  cases: string;
}
export const useText = (id: string, version: string | undefined) =>
  useQuery({
    queryKey: ["programme-text", id, version],
    queryFn: () => get<VersionText>(`/programmes/${encodeURIComponent(id)}/text${query({ version })}`),
    enabled: version !== undefined,
    staleTime: Infinity, // a version never changes
  });
