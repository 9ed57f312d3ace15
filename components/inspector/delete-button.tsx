// Takes away what is chosen, as the Delete key does.
import { Trash2 } from "lucide-react";
import { useActionContext } from "@/components/editor/action-context";
import { removeChosen } from "@/components/editor/remove-chosen";
import { Button } from "@/components/ui/button";

export function DeleteButton({ children = "Delete" }: { children?: string }) {
  const context = useActionContext();
  return (
    <Button variant="ghost" icon={Trash2} className="-mr-2 px-2!" onClick={() => removeChosen(context)}>
      {children}
    </Button>
  );
}
