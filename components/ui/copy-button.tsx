"use client";
// Copies a text and says so where it was pressed.
import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { Button, type ButtonProps } from "./button.tsx";
import { copyText } from "./copy-text.ts";
import { showToast } from "./toast.ts";

export function CopyButton({
  text,
  children = "Copy",
  ...rest
}: Omit<ButtonProps, "onClick" | "icon"> & { text: string }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <>
      <Button
        {...rest}
        icon={copied ? Check : Copy}
        onClick={async () => {
          const done = await copyText(text);
          setCopied(done);
          if (!done)
            showToast("The browser would not copy. Select the text and copy it by hand", { tone: "error" });
        }}
      >
        {children}
      </Button>
      <span role="status" className="sr-only">
        {copied && "Copied"}
      </span>
    </>
  );
}
