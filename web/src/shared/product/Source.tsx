import { useWords } from "@/app/words";
import { useCatalogue } from "@/shared/catalogue";
import type { Words } from "@/shared/contract";
import { Mark } from "@/shared/Mark";
import styles from "./Product.module.css";

export interface Provenance {
  basis: string;
  source: Words;
}

export interface Figured<T = string> {
  value: T;
  provenance: Provenance;
}

// Where a figure of a product comes from; the product's own examples stand out.
export function Source({ of }: { of: Provenance }) {
  const words = useWords();
  const catalogue = useCatalogue();
  return (
    <span className={styles.source}>
      <Mark tone={of.basis === "example" ? "warning" : "plain"}>{catalogue.of("basis", of.basis)}</Mark> {words(of.source)}
    </span>
  );
}
