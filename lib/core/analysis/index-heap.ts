// A heap of the numbers 0 … n − 1 in a changing order.

/** Gives the number that comes before all others; after a number has moved forward, `rise` puts that right. */
export class IndexHeap {
  readonly #before: (a: number, b: number) => boolean;
  readonly #items: Int32Array;
  /** Where a number lies in `#items`; -1 once it is out. */
  readonly #place: Int32Array;
  #size: number;

  /** Holds all numbers below `count`. */
  constructor(count: number, before: (a: number, b: number) => boolean) {
    this.#before = before;
    this.#size = count;
    this.#items = Int32Array.from({ length: count }, (_, item) => item);
    this.#place = this.#items.slice();
    for (let at = (count >> 1) - 1; at >= 0; at--) this.#sink(at);
  }

  holds(item: number): boolean {
    return (this.#place[item] as number) >= 0;
  }

  pop(): number | undefined {
    if (this.#size === 0) return undefined;
    const first = this.#items[0] as number;
    this.#place[first] = -1;
    this.#size--;
    if (this.#size > 0) {
      this.#put(this.#items[this.#size] as number, 0);
      this.#sink(0);
    }
    return first;
  }

  rise(item: number): void {
    let at = this.#place[item] as number;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const other = this.#items[above] as number;
      if (!this.#before(item, other)) break;
      this.#put(other, at);
      at = above;
    }
    this.#put(item, at);
  }

  #sink(start: number): void {
    const item = this.#items[start] as number;
    let at = start;
    for (let child = 2 * at + 1; child < this.#size; child = 2 * at + 1) {
      const right = child + 1;
      const nearer =
        right < this.#size && this.#before(this.#items[right] as number, this.#items[child] as number)
          ? right
          : child;
      const other = this.#items[nearer] as number;
      if (!this.#before(other, item)) break;
      this.#put(other, at);
      at = nearer;
    }
    this.#put(item, at);
  }

  #put(item: number, at: number): void {
    this.#items[at] = item;
    this.#place[item] = at;
  }
}
