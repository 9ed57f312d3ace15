// Drives a canvas from within its page, one input an animation frame: the same hand for the editor and for bare React Flow.

/** Runs in the page; puts `window.bench` there. */
export function drive() {
  const FRAMES = 70;
  const surface = () => document.querySelector(".react-flow");
  const middle = () => {
    const { left, top, width, height } = surface().getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  };
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const at = (x, y) => document.elementFromPoint(x, y) ?? surface();
  const point = (target, kind, x, y, more = {}) => {
    const init = { clientX: x, clientY: y, bubbles: true, cancelable: true, view: window, ...more };
    const pressed = kind === "up" ? 0 : kind === "down" || more.buttons ? 1 : 0;
    const pointer = { ...init, pointerId: 1, isPrimary: true, pointerType: "mouse", buttons: pressed };
    target.dispatchEvent(new PointerEvent(`pointer${kind}`, pointer));
    target.dispatchEvent(new MouseEvent(`mouse${kind}`, { ...init, buttons: pressed }));
  };
  /** @returns frames a second and the longest one */
  const run = async (input) => {
    let worstMs = 0;
    await frame();
    const start = performance.now();
    let before = start;
    for (let step = 0; step < FRAMES; step += 1) {
      input(step);
      await frame();
      const now = performance.now();
      worstMs = Math.max(worstMs, now - before);
      before = now;
    }
    return { fps: (FRAMES * 1000) / (performance.now() - start), worstMs };
  };
  /** @returns the longest time for which the page's thread did nothing else while `work` went on */
  const longestBlock = async (work) => {
    const { port1, port2 } = new MessageChannel();
    let longest = 0;
    let before = performance.now();
    port1.onmessage = () => {
      const now = performance.now();
      longest = Math.max(longest, now - before);
      before = now;
      port2.postMessage(null);
    };
    port2.postMessage(null);
    await work();
    port1.close();
    return longest;
  };
  const pause = (ms) => new Promise((done) => setTimeout(done, ms));
  const drag = async (from, more) => {
    const target = at(from.x, from.y);
    point(target, "down", from.x, from.y, more);
    const result = await run((step) => {
      const angle = step / 10;
      const [x, y] = [from.x + 90 * Math.sin(angle) + 4, from.y + 60 * Math.sin(angle / 2) + 4];
      point(target, "move", x, y, { ...more, buttons: 1 });
    });
    point(target, "up", from.x, from.y, more);
    return result;
  };
  /** A place without a card under it, as near as can be. */
  const ground = ({ x, y } = middle()) => {
    for (let ring = 0; ring < 400; ring += 6)
      for (const [dx, dy] of [
        [ring, 0],
        [-ring, 0],
        [0, ring],
        [0, -ring],
      ])
        if (at(x + dx, y + dy).classList.contains("react-flow__pane") && window.bench.isFree(x + dx, y + dy))
          return { x: x + dx, y: y + dy };
    return { x, y };
  };
  const transform = () => {
    const [, x, y, zoom] = /translate\((.*)px, (.*)px\) scale\((.*)\)/.exec(
      document.querySelector(".react-flow__viewport").style.transform,
    );
    return { x: Number(x), y: Number(y), zoom: Number(zoom) };
  };
  /** The grid's pitch says where cards are, drawn or painted. */
  const toWorld = (x, y) => {
    const { left, top } = surface().getBoundingClientRect();
    const view = transform();
    return { x: (x - left - view.x) / view.zoom, y: (y - top - view.y) / view.zoom };
  };
  /** The middle of the card that is nearest to the middle of the view. */
  const card = () => {
    const { x, y } = middle();
    const world = toWorld(x, y);
    const { zoom } = transform();
    const home = {
      x: Math.round((world.x - 108) / 336) * 336 + 108,
      y: Math.round((world.y - 44) / 120) * 120 + 44,
    };
    return { x: x + (home.x - world.x) * zoom, y: y + (home.y - world.y) * zoom };
  };
  const wheel = (delta) => {
    const { x, y } = middle();
    surface()
      .querySelector(".react-flow__pane")
      .dispatchEvent(
        new WheelEvent("wheel", {
          clientX: x,
          clientY: y,
          deltaY: delta,
          bubbles: true,
          cancelable: true,
          view: window,
        }),
      );
  };
  window.bench = {
    isFree: (x, y) => {
      const world = toWorld(x, y);
      const [column, row] = [((world.x % 336) + 336) % 336, ((world.y % 120) + 120) % 120];
      return column > 226 || row > 96;
    },
    async zoomTo(zoom) {
      if (window.bare) window.bare.fit();
      else document.querySelector("[aria-label='Show everything']").click();
      await new Promise((done) => setTimeout(done, 500));
      if (zoom === "fit") return;
      for (let tries = 0; tries < 200; tries += 1) {
        const off = Math.log2(zoom / transform().zoom);
        if (Math.abs(off) < 0.02) return;
        wheel(Math.max(-100, Math.min(100, -off / 0.002)));
        await frame();
      }
    },
    pan: () => drag(ground()),
    async wheel() {
      return run((step) => wheel(step % 40 < 20 ? 12 : -12));
    },
    async drag() {
      const from = card();
      // Far away only what is chosen is dragged.
      point(at(from.x, from.y), "down", from.x, from.y);
      point(at(from.x, from.y), "up", from.x, from.y);
      await new Promise((done) => setTimeout(done, 400));
      return drag(card());
    },
    /** A connection from a card's port, over other cards. */
    async connect() {
      const { x, y } = card();
      point(at(x, y), "move", x, y);
      await pause(400);
      const sign = document.querySelector("[data-port-of]")?.getBoundingClientRect();
      const from = sign
        ? { x: sign.left + sign.width / 2, y: sign.top + sign.height / 2 }
        : { x: x + 108 * transform().zoom, y };
      point(at(from.x, from.y), "down", from.x, from.y);
      await pause(300);
      const result = await run((step) => {
        const angle = step / 10;
        point(surface(), "move", from.x + 150 * Math.sin(angle) + 4, from.y + 150 * Math.sin(angle / 2) + 4, {
          buttons: 1,
        });
      });
      if (!surface().parentElement.textContent.includes("Connecting"))
        throw new Error(`Nothing was connected at zoom ${transform().zoom}`);
      window.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true }));
      point(surface(), "up", from.x, from.y);
      return result;
    },
    /** A frame over most of the view. @returns the longest work that a movement of it took */
    async frame() {
      const { left, top, width, height } = surface().getBoundingClientRect();
      const from = ground({ x: left + 120, y: top + 120 });
      const target = at(from.x, from.y);
      let workMs = 0;
      point(target, "down", from.x, from.y, { shiftKey: true });
      for (let step = 1; step <= 20; step += 1) {
        const x = from.x + ((left + width - 60 - from.x) * step) / 20;
        const y = from.y + ((top + height - 60 - from.y) * step) / 20;
        point(target, "move", x, y, { shiftKey: true, buttons: 1 });
        await frame();
        const start = performance.now();
        await new Promise((done) => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = done;
          port2.postMessage(null);
        });
        workMs = Math.max(workMs, performance.now() - start);
      }
      point(target, "up", left + width - 60, top + height - 60, { shiftKey: true });
      for (let waits = 0; !document.querySelector("[aria-label=Inspector]"); waits += 1) {
        if (waits > 20) throw new Error("The frame chose nothing");
        await pause(100);
      }
      await pause(300);
      return { workMs };
    },
    /** Edits around the middle of the view. @returns the longest that each held up the page */
    async edits() {
      await window.bench.zoomTo(1);
      await pause(1200);
      const { x, y } = card();
      point(at(x, y), "down", x, y);
      point(at(x, y), "up", x, y);
      await pause(1000);
      // What a hand's press would have done.
      surface().querySelector(".react-flow__node.selected").focus();
      const press = (key, more = {}) =>
        longestBlock(async () => {
          const init = { key, bubbles: true, cancelable: true, ...more };
          (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent("keydown", init));
          await pause(1200);
        });
      const move = await press("ArrowRight", { altKey: true });
      const undo = await press("z", { ctrlKey: true });
      const walk = await press("ArrowRight");
      const remove = await press("Delete");
      await press("z", { ctrlKey: true });
      let tidyMs = 0;
      const tidyBlock = await longestBlock(async () => {
        const start = performance.now();
        document.querySelector("[aria-label='Tidy up']").click();
        while (!document.body.textContent.includes("Tidied")) {
          if (performance.now() - start > 30_000) throw new Error("Nothing was tidied");
          await pause(10);
        }
        tidyMs = performance.now() - start;
        await pause(1500);
      });
      return { move, undo, walk, remove, tidyMs, tidyBlock };
    },
    /** Types a search letter by letter. @returns the longest that one of them held up the page */
    async search(words) {
      document.querySelector("[aria-keyshortcuts~='Control+K']").click();
      await pause(1500);
      const field = document.querySelector("dialog [role=combobox]");
      const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
      const blocks = [];
      for (let length = 1; length <= words.length; length += 1) {
        blocks.push(
          await longestBlock(async () => {
            set.call(field, words.slice(0, length));
            field.dispatchEvent(new Event("input", { bubbles: true }));
            await pause(250);
          }),
        );
      }
      const found = Number(
        /[\d,]+(?= found)/.exec(field.closest("dialog").textContent)?.[0].replaceAll(",", ""),
      );
      if (!(found > 0)) throw new Error(`Nothing was found of ${words}`);
      field.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true }));
      document.querySelector("dialog[open]")?.close();
      return Math.max(...blocks);
    },
  };
}
