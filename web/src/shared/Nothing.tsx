import { Empty } from "antd";
import type { ReactNode } from "react";

// An empty list that says what would fill it.
export function Nothing({ title, advice, children }: { title: string; advice?: string; children?: ReactNode }) {
  return (
    <Empty
      image={Empty.PRESENTED_IMAGE_SIMPLE}
      description={
        <>
          <div>{title}</div>
          {advice && <div className="quiet">{advice}</div>}
        </>
      }
    >
      {children}
    </Empty>
  );
}
