import { Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useMe } from "@/features/session/session";
import licence from "@/features/licence/Licence.module.css";

export type Place = "guarantees" | "lines" | "schemes" | "standing";
const PATHS: Record<Place, string> = {
  guarantees: "/guarantees",
  lines: "/guarantees/lines",
  schemes: "/guarantees/schemes",
  standing: "/guarantees/standing",
};

// The screens of guarantees beside each other; a guarantor has its limits among them.
export function Places({ at }: { at: Place }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const me = useMe();
  const places: Place[] = ["guarantees", "lines", "schemes", ...(me.organisation.kind === "guarantor" ? (["standing"] as const) : [])];
  return (
    <div className={licence.tools}>
      <Segmented<Place> value={at} onChange={(place) => void navigate(PATHS[place])} options={places.map((value) => ({ value, label: t(`guarantee.places.${value}`) }))} />
    </div>
  );
}
