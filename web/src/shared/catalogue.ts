import { useQuery } from "@tanstack/react-query";
import { useWords } from "@/app/words";
import { get } from "./api";
import type { Catalogue, NamedWords, Words } from "./contract";

export function useCatalogueData() {
  return useQuery({ queryKey: ["catalogue"], queryFn: () => get<Catalogue>("/catalogue"), staleTime: Infinity });
}

function find(list: NamedWords[] | undefined, name: string): Words | undefined {
  return list?.find((each) => each.name === name);
}

// Names of everything coded, as the server gives them. A code without a name is shown as it is: a
// gap must be seen.
export function useCatalogue() {
  const words = useWords();
  const data = useCatalogueData().data;
  const lists = { ...data?.kinds, ...data?.enums };
  return {
    phases: data?.phases ?? [],
    phase: (name: string) => words(find(data?.phases, name)) || name,
    classes: data?.classes ?? [],
    class: (name: string) => words(find(data?.classes, name)) || name,
    // From the list of that name; where the server calls it otherwise, from any list that knows it.
    of: (list: string, name: string) =>
      words(find(lists[list], name) ?? Object.values(lists).flatMap((each) => find(each, name) ?? [])[0]) || name,
    // The list a schema's choices come from is the one that knows all of them.
    choice: (choices: string[], name: string) => {
      const list = Object.values(lists).find((each) => choices.every((choice) => find(each, choice)));
      return words(find(list ?? data?.classes, name)) || name;
    },
    account: (account: string) => {
      const known = data?.accounts
        .filter(({ prefix }) => account === prefix || account.startsWith(`${prefix}:`))
        .sort((left, right) => right.prefix.length - left.prefix.length)[0];
      return words(known);
    },
  };
}
