// Several nodes put in line or at equal distances, by the same actions as the keys and the ⌘K dialog.
import { useActionContext } from "@/components/editor/action-context";
import { ACTION_ICONS } from "@/components/editor/action-icons";
import { ALL_ACTIONS } from "@/components/editor/more-actions";
import { IconButton } from "@/components/ui/icon-button";
import { Section } from "./section.tsx";

const ARRANGING = ALL_ACTIONS.filter(({ id }) => /^(align|space|tidy-chosen)/.test(id));

export function ArrangeSection() {
  const context = useActionContext();
  return (
    <Section title="Arrange">
      <div className="-mx-1.5 flex flex-wrap gap-0.5">
        {ARRANGING.map(({ id, label, keys: [key], enabled, run }) => {
          const icon = ACTION_ICONS[id];
          return (
            icon && (
              <IconButton
                key={id}
                label={label}
                icon={icon}
                {...(key === undefined ? {} : { keys: key })}
                disabled={!enabled(context)}
                onClick={() => run(context)}
              />
            )
          );
        })}
      </div>
    </Section>
  );
}
