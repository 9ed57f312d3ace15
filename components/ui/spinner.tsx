// The sign of work in progress; it stands still where less motion is wanted, so words go beside it.
import { LoaderCircle } from "lucide-react";

export function Spinner({ size = 16, label }: { size?: number; label?: string }) {
  const glyph = <LoaderCircle size={size} strokeWidth={1.75} className="animate-spin text-accent" />;
  if (label === undefined) return glyph;
  return (
    <span role="status" className="inline-flex items-center gap-2 text-text-2">
      {glyph}
      {label}
    </span>
  );
}
