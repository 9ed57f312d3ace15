"use client";
// Light, dark or the system's colours, kept in this browser.
import { Monitor, Moon, Sun } from "lucide-react";
import { useState } from "react";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { applyTheme, type Theme } from "@/lib/client/theme/theme";

const CHOICES = [
  { value: "system" as const, label: "As the system", icon: Monitor },
  { value: "light" as const, label: "Light", icon: Sun },
  { value: "dark" as const, label: "Dark", icon: Moon },
];

export function ColoursSection({ initial }: { initial: Theme }) {
  const [theme, setTheme] = useState(initial);
  return (
    <SegmentedControl<Theme>
      label="Colours"
      segments={CHOICES}
      value={theme}
      onValue={(value) => {
        setTheme(value);
        applyTheme(value);
      }}
    />
  );
}
