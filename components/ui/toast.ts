// What has just happened, said once at the foot of the page, with a way back where there is one.
import { createStore } from "zustand/vanilla";

export type ToastTone = "plain" | "ok" | "error";
export type Toast = {
  id: number;
  text: string;
  tone: ToastTone;
  action: { label: string; run: () => void } | null;
  /** 0: until it is closed. */
  showMs: number;
};

type ToastState = { toasts: Toast[]; nextId: number };

export const toastStore = createStore<ToastState>(() => ({ toasts: [], nextId: 1 }));

/**
 * Says what happened. An error stays until it is closed, and is not said a second time meanwhile; anything else goes after 8 s (4 s without an action), and never while the
 * pointer or the focus is on it.
 */
export function showToast(
  text: string,
  { tone = "plain", action = null }: { tone?: ToastTone; action?: Toast["action"] } = {},
): void {
  const stands = (toast: Toast) => toast.tone === "error" && toast.text === text;
  if (toastStore.getState().toasts.some(stands)) return;
  toastStore.setState(({ toasts, nextId }) => ({
    toasts: [
      ...toasts.slice(-2),
      { id: nextId, text, tone, action, showMs: tone === "error" ? 0 : action ? 8000 : 4000 },
    ],
    nextId: nextId + 1,
  }));
}

export const closeToast = (id: number): void =>
  toastStore.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }));
