// Tells what only running the code could tell. Apart from the schemas, so that whoever asks need not carry the validator.

/** What a dynamic value looks like; `dynamicSchema` says the same to the validator. */
type DynamicValue = { dynamic: string; file?: string | undefined; line?: number | undefined };

/** Whether a value is one that only running the code could tell. */
export const isDynamic = (value: object): value is DynamicValue => "dynamic" in value;
