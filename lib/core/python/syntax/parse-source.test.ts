import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lineIndex } from "./line-index.ts";
import { parseSource } from "./parse-source.ts";

/** `line: reason` of the first fault, or null for a file that Python takes. */
function fault(text: string): string | null {
  const parsed = parseSource(text);
  return parsed.ok ? null : `${lineIndex(text)(parsed.error.at)}: ${parsed.error.message}`;
}

// Each was compiled by Python 3.13 (the last ones, newer than that, by what their PEP says).
const VALID: Record<string, string> = {
  "an empty file": "",
  "no line end at the end": "x = 1",
  "blanks at the end": "def f():\n    pass\n    ",
  "a byte order mark": "\ufeffx = 1\n",
  "line ends of Windows": "if x:\r\n    y = 1\r\nelse:\r\n    y = 2\r\n",
  "line ends of old": "if x:\r    y = 1\relse:\r    y = 2\r",
  "tabs for blanks": "if x:\n\ty = 1\n\tif y:\n\t\tz = 2\n",
  "form feeds between definitions": "x = 1\n\n\f\nclass A:\n    pass\n\fclass B:\n    pass\n",
  "joined lines": "x = 1 + \\\n    2\nassert x, \\\r\n  y\n",
  "a comment between decorators": "@a\n# why\n@b\n\nclass C: pass\n",
  "numbers of every kind": "x = [0xFF, 0o17, 0b_1, 1_000, 1., .5, 1e5, 1.e-5, 3j, 1if x else 2, 00]\n",
  "strings of every kind": "x = r'\\d', rb'x', Rb\"\", u'a', b'a' b\"b\", \"\"\"a\n'b' \"\"\", \"\"'c'\n",
  "a docstring with a prefix": 'r"""A \\d"""\nclass F:\n    R"""B"""\n    x = 1\n',
  "f-strings with fields": 'f"{a!r:>{w}} {{b}} {c=} {d["k"]} {e:%Y-%m-%d} {f(x, y=\'z\')} {g != h}"\n',
  "f-strings in f-strings with the same quotes": 'f"{f"{f"{1 + 1}"}"}"\n',
  "an f-string over several lines": 'x = f"""\n{\n    a  # why\n}\n"""\ny = f"{\n1\n}"\n',
  "an f-string with a named character": 'f"\\N{BULLET} {x} \\{y}" rf"\\{y}"\n',
  "a walrus everywhere":
    "if (n := f()) and (m := not n): pass\ny = [z := 1, z**2]\n{a for b in c if (d := b)}\n",
  "match with every pattern":
    "match x, y:\n    case [1, 2, *rest] | (3, _): pass\n    case {'k': v, **kw} if v > 1: pass\n    case P(a, b=2) as p: pass\n    case -1 | 'a' 'b' | None | A.B: pass\n    case {}: pass\n    case str(): pass\n    case _: pass\n",
  "match touching its subject": "match(x):\n    case(1): pass\n    case[2, 3]: pass\n",
  "soft keywords as names":
    "match = 1\ncase = match\ntype = case\nmatch(x)\nmatch[1]\ntype(x)\n_ = match.a\nprint(type)\n",
  "match and case as fields": "match: int = 1\ncase: str = 'a'\n",
  "with in parentheses": "with (\n    open(a) as f,  # one\n    open(b) as (g, h),\n):\n    pass\n",
  "with any target": "with a as self.x, b as y[0], c as (d, e): pass\nwith (a, b): pass\nwith (a): pass\n",
  "exceptions in groups": "try:\n    pass\nexcept* (A, B) as e:\n    pass\nexcept* C: pass\n",
  "any expression as a decorator": "@buttons[0].clicked.connect\n@(lambda f: f)\n@a.b(1)(2)\nclass C: pass\n",
  "types with parameters":
    "class A[T: int = str, *Ts, **P](B[T], metaclass=M): pass\ndef f[T](x: T) -> T: return x\ntype X[T] = list[T]\ntype Y = int\n",
  "stars in subscripts and annotations": "x[*a, b]\ndef f(*args: *Ts): pass\nfor x in *a, *b: pass\n",
  "positional-only parameters": "def f(a, /, b, *, c): pass\nlambda a, /, b=1, *c, **d: a\nlambda a,: 0\n",
  "slices in several dimensions": "x[:, ::-1]\nx[1:2, ..., None]\nx[::, :]\n",
  "yield and await as expressions":
    "async def f():\n    x = yield\n    y = (yield)\n    await (yield x)\n    return (yield)\n",
  "async everything":
    "async def f():\n    async with a as b: pass\n    async for x in y: pass\n    return [z async for z in w if await z]\n",
  "stars in loops": "for x, *y in z: pass\n[a for b, *_ in c for (d, *e) in b]\nprint(*a, sep='')\n",
  "chained and annotated assignments":
    "a = b = c\nd: int\ne: list[int] = []\nf, *g = h\ni.j[0] = k\n(l) = 1\nm += 1\n",
  "print as a name": "print\nprint(x, file=y)\nprint >> x\n",
  "global statements and semicolons": "def f():\n    global a, b; a = 1; b = 2;\n",
  "names in other alphabets": "größe = 1\nλ = größe\nclass Flöw: pass\n",
  "deep nesting that Python takes": `x = ${"[".repeat(199)}${"]".repeat(199)}\n`,
  "exceptions without parentheses (3.14)": "try:\n    pass\nexcept A, B:\n    pass\n",
  "template strings (3.14)": 'x = t"{a} b"\n',
};

const INVALID: Record<string, [text: string, fault: string]> = {
  "an open bracket": ["x = 1\ny = (1,\n     2\nz = 3\n", "2: '(' was never closed"],
  "a bracket too many": ["x = 1)\n", "1: unmatched ')'"],
  "brackets that cross": ["x = [1)\n", "1: closing ')' does not match opening '['"],
  "a string without end": ["x = 'a\ny = 1\n", "1: unterminated string"],
  "a long string without end": ['x = 1\n"""a\nb\n', "2: unterminated string"],
  "an f-string with an open field": ['x = f"{a"\n', "1: unterminated string"],
  "an f-string with an empty field": ['x = f"{}"\n', "1: unterminated string"],
  "a missing colon": ["x = 1\nclass A\n    pass\n", "2: expected ':'"],
  "a class without a body": ["class A:\n\nx = 1\n", "3: expected an indented block"],
  "a step without a body at the end": ["class A:\n    def f(self):\n", "2: expected an indented block"],
  "an indent out of nowhere": ["x = 1\n  y = 2\n", "2: unexpected indent"],
  "an indent that matches nothing": [
    "if x:\n    y = 1\n  z = 2\n",
    "3: unindent does not match any outer indentation level",
  ],
  "tabs against blanks": [
    "if x:\n        y = 1\n\tz = 2\n",
    "3: inconsistent use of tabs and spaces in indentation",
  ],
  "a line that is not finished": ["x =\ny = 1\n", "1: invalid syntax"],
  "two values without a comma": ["x = {'a': 1 'b': 2}\n", "1: invalid syntax"],
  "an assignment in a condition": ["if x = 1:\n    pass\n", "1: invalid syntax"],
  "an assignment to a call": ["f() = 1\n", "1: cannot assign to this expression"],
  "try without except": ["x = 1\ntry:\n    pass\ny = 1\n", "2: expected 'except' or 'finally' block"],
  "else without if": ["x = 1\nelse:\n    pass\n", "2: invalid syntax"],
  "a decorator of nothing": ["@a\nx = 1\n", "2: invalid syntax"],
  "print of Python 2": ['x = 1\nprint "a"\n', "2: invalid syntax"],
  "raise of Python 2": ['raise E, "a"\n', "1: invalid syntax"],
  "an argument twice": ["f(a=1, a=2)\n", "1: keyword argument repeated: a"],
  "a positional argument after a keyword": ["f(a=1, b)\n", "1: positional argument follows keyword argument"],
  "a parameter twice": ["def f(a, a): pass\n", "1: duplicate argument 'a'"],
  "a trailing comma in an import": ["from a import b,\n", "1: trailing comma not allowed here"],
  "a quotation mark of a word processor": ["x = “a”\n", "1: invalid character '“' (U+201C)"],
  "a merge conflict": ["x = 1\n<<<<<<< HEAD\ny = 2\n", "2: invalid syntax"],
  "a template for another tool": ["class {{ name }}(FlowSpec):\n    pass\n", "1: invalid syntax"],
  "a null byte": ["x = 1\n\0", "2: source code cannot contain null bytes"],
  "a backslash before more": ["x = 1 \\ y\n", "1: unexpected character after line continuation character"],
  "a number that runs into a name": ["x = 1abc\n", "1: invalid number"],
  "a number with leading zeros": [
    "x = 0777\n",
    "1: leading zeros in decimal integer literals are not permitted",
  ],
  "more brackets than Python takes": [`x = ${"(".repeat(100_000)}\n`, "1: too many nested brackets"],
  "more blocks than Python takes": [
    Array.from({ length: 150 }, (_, depth) => `${" ".repeat(depth)}if x:\n`).join(""),
    "101: too many levels of indentation",
  ],
};

describe("parseSource", () => {
  it.each(Object.entries(VALID))("takes %s", (_what, text) => expect(fault(text)).toBe(null));
  it.each(Object.entries(INVALID))("refuses %s", (_what, [text, expected]) =>
    expect(fault(text)).toBe(expected),
  );

  it("keeps every offset, so that lines are those of the file", () => {
    const text = "import x  # why\nwith (\n    a as b,\n):\n    y = rb'é'\n";
    const parsed = parseSource(text);
    expect(parsed.ok && parsed.value.tree.length).toBe(text.length + 1);
  });

  it("neither throws nor hangs on any text", () => {
    const pieces = [
      "class A:",
      "\n",
      "    ",
      "\t",
      "def f(",
      ")",
      ":",
      '"',
      "'''",
      'f"{',
      "}",
      "[",
      "match x:\n",
      " case",
      "\\",
      "é",
      "@",
      "with (",
      " as ",
      "lambda",
      ":=",
      "*",
      "#",
      "\f",
      "\r",
      "1.",
      "x",
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 60 }), (parts) => {
        parseSource(parts.join(""));
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ["not", `x = ${"not ".repeat(50_000)}1\n`],
    ["-", `x = ${"-".repeat(50_000)}1\n`],
    ["+", `x = ${"1+".repeat(100_000)}1\n`],
    [".", `x = a${".a".repeat(100_000)}\n`],
    ["lambda", `x = ${"lambda: ".repeat(50_000)}1\n`],
  ])("does not overflow on an endless chain of %s", (_sign, text) => {
    expect(() => parseSource(text)).not.toThrow();
  });
});
