import { Card } from "antd";
import type { ReactNode } from "react";

// A titled box around a flush table.
export function Panel({ title, extra, children }: { title: ReactNode; extra?: ReactNode; children: ReactNode }) {
  return (
    <Card title={title} extra={extra} styles={{ body: { padding: 0 } }}>
      {children}
    </Card>
  );
}
