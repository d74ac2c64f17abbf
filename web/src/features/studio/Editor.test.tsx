import { EditorView } from "@codemirror/view";
import { render } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { Editor } from "./Editor";

const shown = (container: HTMLElement) => EditorView.findFromDOM(container.querySelector<HTMLElement>(".cm-editor")!)!;
const type = (view: EditorView, insert: string) => view.dispatch({ changes: { from: view.state.doc.length, insert } });

it("keeps what was typed while the page still answers with an older text", () => {
  const changed = vi.fn();
  const { container, rerender } = render(<Editor text="" label="text" changed={changed} />);
  const view = shown(container);
  type(view, "a");
  type(view, "b");
  expect(changed.mock.calls).toEqual([["a"], ["ab"]]);
  rerender(<Editor text="a" label="text" changed={changed} />);
  expect(view.state.doc.toString()).toBe("ab");
  rerender(<Editor text="ab" label="text" changed={changed} />);
  expect(view.state.doc.toString()).toBe("ab");
});

it("shows another text that comes from elsewhere, the own beginning again too", () => {
  const { container, rerender } = render(<Editor text="begun" label="text" changed={() => {}} />);
  const view = shown(container);
  type(view, " and more");
  rerender(<Editor text="begun and more" label="text" changed={() => {}} />);
  rerender(<Editor text="another" label="text" changed={() => {}} />);
  expect(view.state.doc.toString()).toBe("another");
  rerender(<Editor text="begun and more" label="text" changed={() => {}} />);
  expect(view.state.doc.toString()).toBe("begun and more");
});
