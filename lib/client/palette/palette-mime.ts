/** The drag carries the item under this type, so that nothing else is taken for one. */
export const PALETTE_MIME = "application/x-triggerboard-palette";
