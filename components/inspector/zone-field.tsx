"use client";
// A time zone, found by typing a city.
import { Combobox, type ComboboxOption } from "@/components/ui/combobox";

const SENSOR_ZONE: ComboboxOption = { value: "", label: "In the sensor’s zone" };
let options: ComboboxOption[] | null = null;

function zones(): ComboboxOption[] {
  options ??= [
    SENSOR_ZONE,
    ...[...new Set(["UTC", ...Intl.supportedValuesOf("timeZone")])].map((zone) => ({
      value: zone,
      label: zone,
    })),
  ];
  return options;
}

/** Older names and links that the browser understands though it does not list them. */
function isZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: text });
    return true;
  } catch {
    return false;
  }
}

/** "" is no zone: Argo then takes the sensor's own. */
export function ZoneField({
  value,
  onCommit,
  disabled = false,
}: {
  value: string;
  onCommit: (zone: string) => void;
  disabled?: boolean;
}) {
  return (
    <Combobox
      label="Time zone"
      options={zones()}
      value={value}
      disabled={disabled}
      onCommit={onCommit}
      offerTyped={(text) => (isZone(text) ? `Use ${text}` : null)}
      noMatch={(text) => `No time zone is called “${text}”`}
      fieldClassName="flex-1"
    />
  );
}
