// An entry of the log as the history says it: what somebody has done, not what is to be done.

const PAST = new Map(
  Object.entries({
    add: "added",
    change: "changed",
    connect: "connected",
    disconnect: "disconnected",
    duplicate: "duplicated",
    group: "grouped",
    let: "let",
    map: "mapped",
    mark: "marked",
    mend: "mended",
    move: "moved",
    paste: "pasted",
    put: "put",
    redo: "did again:",
    remove: "removed",
    rename: "renamed",
    resize: "resized",
    restore: "restored",
    set: "set",
    take: "took",
    tidy: "tidied up",
    undo: "took back:",
    ungroup: "ungrouped",
  }),
);

/** @returns "Connected FirstFlow → SecondFlow" for "connect FirstFlow → SecondFlow"; words it does not know as they are */
export function changeInWords(label: string): string {
  const [, verb = "", rest = ""] = /^(\S+)(.*)$/s.exec(label) ?? [];
  const said = `${PAST.get(verb.toLowerCase()) ?? verb}${rest}`;
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}`;
}
