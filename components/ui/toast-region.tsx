"use client";
// Shows the toasts. One of it stands in the layout.
import { CircleCheck, OctagonX, X } from "lucide-react";
import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { leftBehind } from "@/lib/client/parts/left-behind";
import { Button } from "./button.tsx";
import { IconButton } from "./icon-button.tsx";
import { closeToast, showToast, type Toast, toastStore } from "./toast.ts";

export function ToastRegion() {
  const toasts = useStore(toastStore, (state) => state.toasts);
  useEffect(
    () =>
      leftBehind.subscribe(({ behind }, before) => {
        if (behind && !before.behind)
          showToast(
            "Triggerboard was upgraded while this page was open. What you drew is kept. Load the page again",
            {
              tone: "error",
              action: { label: "Reload", run: () => window.location.reload() },
            },
          );
      }),
    [],
  );
  return (
    <section
      data-passing=""
      aria-label="Notifications"
      aria-live="polite"
      // Above the bar at the foot of a page, whose buttons are what one wants next.
      className="pointer-events-none fixed inset-x-0 bottom-18 z-50 flex flex-col items-center gap-2"
    >
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </section>
  );
}

function ToastCard({ toast }: { toast: Toast }) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held || toast.showMs === 0) return;
    const timer = setTimeout(() => closeToast(toast.id), toast.showMs);
    return () => clearTimeout(timer);
  }, [held, toast]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only waits while somebody reads it
    <div
      role={toast.tone === "error" ? "alert" : undefined}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="pointer-events-auto flex min-h-10 max-w-[min(560px,calc(100vw-32px))] items-center gap-3 rounded-popover border border-line-strong bg-surface py-1.5 pr-1.5 pl-3 text-text shadow-2"
    >
      {toast.tone === "ok" && <CircleCheck size={16} strokeWidth={1.75} className="shrink-0 text-ok" />}
      {toast.tone === "error" && <OctagonX size={16} strokeWidth={1.75} className="shrink-0 text-error" />}
      <span className="min-w-0 flex-1">{toast.text}</span>
      {toast.action && (
        <Button
          size="small"
          onClick={() => {
            closeToast(toast.id);
            toast.action?.run();
          }}
        >
          {toast.action.label}
        </Button>
      )}
      <IconButton label="Close" icon={X} size="small" onClick={() => closeToast(toast.id)} />
    </div>
  );
}
