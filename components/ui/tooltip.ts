// Marks an element for the one tooltip layer of the page.

export type TooltipProps = {
  "data-tooltip": string;
  "data-tooltip-keys"?: string;
  "aria-description"?: string;
};

/**
 * What an element needs to show a tooltip on hover and on keyboard focus.
 * @param text what it shows
 * @param options.keys the shortcut shown beside it, as `Kbd` takes it
 * @param options.describes true when the text says more than the element's name: screen readers then hear it as well
 */
export const tooltip = (
  text: string,
  { keys, describes = false }: { keys?: string; describes?: boolean } = {},
): TooltipProps => ({
  "data-tooltip": text,
  ...(keys === undefined ? {} : { "data-tooltip-keys": keys }),
  ...(describes ? { "aria-description": text } : {}),
});
