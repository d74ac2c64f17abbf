import { autocompletion, type CompletionContext, type CompletionResult } from "@codemirror/autocomplete";
import { yaml } from "@codemirror/lang-yaml";
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { type Diagnostic, lintGutter, setDiagnostics } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { basicSetup } from "codemirror";
import { type Ref, useEffect, useImperativeHandle, useRef } from "react";
import { colours } from "@/app/theme";
import { useLanguage } from "@/app/words";
import type { TextProblem } from "@/features/programme/answers";

export interface EditorHandle {
  goTo: (line: number, column?: number) => void;
}

interface Given {
  text: string; // another text replaces what stands there; the editor's own changes do not
  label: string;
  changed?: (text: string) => void; // absent: only read
  cursor?: (line: number) => void;
  problems?: TextProblem[];
  warnings?: TextProblem[];
  complete?: (context: CompletionContext) => CompletionResult | null;
  handle?: Ref<EditorHandle>;
}

// Comments stay quiet, names carry the structure, values stand out.
const highlights = HighlightStyle.define([
  { tag: tags.comment, color: "#6a7682", fontStyle: "italic" },
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: colours.primary },
  { tag: [tags.string, tags.special(tags.string)], color: "#7a4a00" },
  { tag: [tags.content, tags.atom, tags.number], color: colours.ink },
  { tag: [tags.separator, tags.punctuation, tags.squareBracket, tags.brace], color: "#8a5a9e" },
]);
const look = EditorView.theme({
  "&": { fontSize: "13.5px", backgroundColor: "#fff", height: "100%" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: 'ui-monospace, "SF Mono", "Cascadia Mono", "Noto Sans Mono CJK SC", "DejaVu Sans Mono", monospace', lineHeight: "1.65" },
  ".cm-gutters": { backgroundColor: "#f7f9fa", color: "#7a8692", border: "none" },
  ".cm-activeLine": { backgroundColor: "#f1f6fb" },
  ".cm-activeLineGutter": { backgroundColor: "#e4edf6" },
  ".cm-tooltip": { maxWidth: "min(480px, 90vw)" },
});

function diagnosticsOf(state: EditorState, problems: TextProblem[], severity: Diagnostic["severity"], zh: boolean): Diagnostic[] {
  return problems.map((each) => {
    const line = state.doc.line(Math.min(Math.max(each.line, 1), state.doc.lines));
    const from = Math.min(line.from + Math.max(each.column - 1, 0), line.to);
    const word = /^\S+/.exec(line.text.slice(from - line.from))?.[0].length ?? 0;
    return { from, to: Math.min(from + word, line.to), severity, message: zh ? each.zh : each.en };
  });
}

export function Editor({ text, label, changed, cursor, problems, warnings, complete, handle }: Given) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const said = useRef<string[]>([]); // texts that the editor told of and that have not come back yet
  const told = useRef({ changed, cursor, complete });
  told.current = { changed, cursor, complete };
  const zh = useLanguage() === "zh";

  useEffect(() => {
    const editable = told.current.changed !== undefined;
    const made = new EditorView({
      parent: place.current!,
      state: EditorState.create({
        doc: text,
        extensions: [
          basicSetup,
          yaml(),
          syntaxHighlighting(highlights),
          look,
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ "aria-label": label }),
          EditorState.readOnly.of(!editable),
          ...(editable
            ? [
                lintGutter(),
                autocompletion({ override: [(context) => told.current.complete?.(context) ?? null] }),
                EditorView.updateListener.of((update) => {
                  if (update.docChanged) {
                    said.current.push(update.state.doc.toString());
                    told.current.changed?.(said.current.at(-1)!);
                  }
                  if (update.docChanged || update.selectionSet)
                    told.current.cursor?.(update.state.doc.lineAt(update.state.selection.main.head).number);
                }),
              ]
            : []),
        ],
      }),
    });
    view.current = made;
    return () => made.destroy();
    // The editor is made once; what changes later is brought to it below.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  useEffect(() => {
    // Who types fast is ahead of what comes back: an own text, even an older one, replaces nothing.
    const own = said.current.lastIndexOf(text);
    said.current.splice(0, own + 1);
    const made = view.current;
    if (own >= 0 || !made || made.state.doc.toString() === text) return;
    made.dispatch({ changes: { from: 0, to: made.state.doc.length, insert: text } });
    said.current = [];
  }, [text]);

  useEffect(() => {
    const made = view.current;
    if (made && problems)
      made.dispatch(setDiagnostics(made.state, [...diagnosticsOf(made.state, problems, "error", zh), ...diagnosticsOf(made.state, warnings ?? [], "warning", zh)]));
  }, [problems, warnings, zh]);

  useImperativeHandle(handle, () => ({
    goTo(line, column = 1) {
      const made = view.current;
      if (!made) return;
      const at = made.state.doc.line(Math.min(Math.max(line, 1), made.state.doc.lines));
      const head = Math.min(at.from + column - 1, at.to);
      made.dispatch({ selection: { anchor: head }, effects: EditorView.scrollIntoView(head, { y: "center" }) });
      made.focus();
    },
  }));

  return <div ref={place} style={{ height: "100%", minWidth: 0 }} />;
}
