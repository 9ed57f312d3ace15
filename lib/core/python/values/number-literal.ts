// Python's number literals, and how Python prints a float.

export type NumberLiteral =
  | { kind: "int"; value: bigint }
  | { kind: "float"; value: number }
  | { kind: "complex" };

/** @param literal as the tokenizer takes it */
export function readNumber(literal: string): NumberLiteral {
  const text = literal.replaceAll("_", "");
  if (/[jJ]$/.test(text)) return { kind: "complex" };
  if (/^0[xXoObB]/.test(text) || /^\d+$/.test(text)) return { kind: "int", value: BigInt(text) };
  return { kind: "float", value: Number(text) };
}

/** `repr` of a float: as many digits as tell it apart, with an exponent below 1e-4 and from 1e16 on. */
export function printFloat(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  const sign = value < 0 || Object.is(value, -0) ? "-" : "";
  const [mantissa = "0", exponentText = "0"] = Math.abs(value).toExponential().split("e");
  const digits = mantissa.replace(".", "");
  const exponent = Number(exponentText);
  if (exponent < -4 || exponent >= 16) {
    const fraction = digits.length > 1 ? `.${digits.slice(1)}` : "";
    const power = String(Math.abs(exponent)).padStart(2, "0");
    return `${sign}${digits.charAt(0)}${fraction}e${exponent < 0 ? "-" : "+"}${power}`;
  }
  if (exponent < 0) return `${sign}0.${"0".repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, "0");
  return `${sign}${whole}.${digits.slice(exponent + 1) || "0"}`;
}
