"use client";
// Chooses light, dark or the system's colours, and leads to all other settings.
import { Monitor, Moon, Settings, Sun } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { applyTheme, type Theme } from "@/lib/client/theme/theme";
import { Menu } from "./menu.tsx";
import { tooltip } from "./tooltip.ts";

const CHOICES = [
  { theme: "system", label: "As the system", icon: Monitor },
  { theme: "light", label: "Light", icon: Sun },
  { theme: "dark", label: "Dark", icon: Moon },
] as const;

export function ThemeMenu({ initial }: { initial: Theme }) {
  const [theme, setTheme] = useState(initial);
  const router = useRouter();
  return (
    <Menu
      label="Colours"
      align="end"
      items={[
        ...CHOICES.map((choice) => ({
          label: choice.label,
          icon: choice.icon,
          checked: choice.theme === theme,
          onSelect: () => {
            setTheme(choice.theme);
            applyTheme(choice.theme);
          },
        })),
        { kind: "separator" as const },
        { label: "Settings", icon: Settings, onSelect: () => router.push("/settings") },
      ]}
      trigger={(props) => (
        <button
          type="button"
          {...props}
          {...tooltip("Colours")}
          aria-label="Colours"
          className="inline-flex size-7 items-center justify-center rounded-control text-text-2 hover:bg-hover hover:text-text aria-expanded:bg-hover"
        >
          <Moon size={16} strokeWidth={1.75} className="dark:hidden" />
          <Sun size={16} strokeWidth={1.75} className="hidden dark:block" />
        </button>
      )}
    />
  );
}
