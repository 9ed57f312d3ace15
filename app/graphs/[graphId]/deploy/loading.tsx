import { PageLoading } from "@/components/ui/page-loading";

export default function Loading() {
  return <PageLoading page="Deploy" words="Reading the graph and its targets" />;
}
