// An entry of the log as the history says it: what somebody has done, not what is to be done.

const PAST = new Map(
  Object.entries({
    add: "added",
    change: "changed",
    connect: "connected",
    disconnect: "disconnected",
    duplicate: "duplicated",
    let: "let",
    map: "mapped",
    mark: "marked",
    mend: "mended",
    move: "moved",
    paste: "pasted",
    redo: "did again:",
    remove: "removed",
    rename: "renamed",
    restore: "restored",
    set: "set",
    tidy: "tidied up",
    undo: "took back:",
  }),
);

/** @returns "Connected FirstFlow → SecondFlow" for "connect FirstFlow → SecondFlow"; words it does not know as they are */
export function changeInWords(label: string): string {
  const [, verb = "", rest = ""] = /^(\S+)(.*)$/s.exec(label) ?? [];
  const said = `${PAST.get(verb.toLowerCase()) ?? verb}${rest}`;
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}`;
}
