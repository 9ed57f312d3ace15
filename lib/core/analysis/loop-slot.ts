// What ends a loop when enough of it is taken out: events waited for inside it.

/** One event that flow `owner` waits for; `senders` are the flows of the loop that send it, directly or by way of others. */
export type Slot = { owner: number; cost: number; senders: readonly number[] };
