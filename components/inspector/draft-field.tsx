"use client";
import { useDraft } from "@/components/editor/use-draft";
// A text field whose text becomes an edit when it is finished.
import { TextField, type TextFieldProps } from "@/components/ui/text-field";

export function DraftField({
  value,
  onCommit,
  error,
  ...rest
}: Omit<TextFieldProps, "value" | "onChange" | "onBlur" | "onKeyDown"> & {
  value: string;
  /** Makes the edit and answers null, or says why not. */
  onCommit: (text: string) => string | null;
}) {
  const draft = useDraft(value, onCommit);
  return <TextField {...rest} {...draft.props} error={draft.error ?? error ?? null} />;
}
