// Leads from a top bar to the settings.
import { Settings } from "lucide-react";
import Link from "next/link";
import { tooltip } from "@/components/ui/tooltip";

export function SettingsLink() {
  return (
    <Link
      href="/settings"
      prefetch={false}
      aria-label="Settings"
      className="inline-flex size-7 items-center justify-center rounded-control text-text-2 hover:bg-hover hover:text-text"
      {...tooltip("Settings")}
    >
      <Settings size={16} strokeWidth={1.75} />
    </Link>
  );
}
