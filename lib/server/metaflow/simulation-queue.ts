// Lets a set number of simulations run at once; the others wait their turn, first come first served.

export type SimulationQueue = {
  /**
   * Starts `run` now or when there is room. `run` resolves when the simulation is over; a rejection is a bug: it is printed, and frees
   * the place all the same.
   */
  enter(id: string, run: () => Promise<void>): void;
  /** Takes a waiting one out. @returns false when it is not waiting: already running, over, or never known */
  withdraw(id: string): boolean;
  /** How many are before it, 0 for the next; null when it does not wait. */
  position(id: string): number | null;
};

/** @param room asked each time there may be room, so that a changed setting counts at once; below 1 counts as 1 */
export function simulationQueue(room: () => Promise<number>): SimulationQueue {
  const waiting: { id: string; run: () => Promise<void> }[] = [];
  let running = 0;
  let turn: Promise<void> = Promise.resolve();

  function fill(): void {
    turn = turn.then(async () => {
      const limit = Math.max(1, await room().catch(() => 1));
      while (running < limit) {
        const next = waiting.shift();
        if (next === undefined) return;
        running += 1;
        next
          .run()
          .catch((error) => console.error(`simulation ${next.id}:`, error))
          .finally(() => {
            running -= 1;
            fill();
          });
      }
    });
  }

  return {
    enter(id, run) {
      waiting.push({ id, run });
      fill();
    },
    withdraw(id) {
      const place = waiting.findIndex((entry) => entry.id === id);
      if (place < 0) return false;
      waiting.splice(place, 1);
      return true;
    },
    position(id) {
      const place = waiting.findIndex((entry) => entry.id === id);
      return place < 0 ? null : place;
    },
  };
}
