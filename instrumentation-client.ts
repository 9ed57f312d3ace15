// Runs before anything else in the browser.

// The policy of our pages forbids code made from text. zod would try whether it is allowed, and the browser would complain of it.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
