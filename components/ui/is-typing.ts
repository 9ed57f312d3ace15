/** Whether keys typed now are text: then single-key shortcuts stay quiet. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Takes the focus from a field, which then keeps what is typed in it. */
export function leaveField(): void {
  const field = document.activeElement;
  if (field instanceof HTMLElement && isTyping(field)) field.blur();
}
