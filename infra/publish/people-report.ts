import type { Report } from "./report.ts";

/** The people who stand on pages that the content lacks, and the check-backs that ask with such pages. */
export const peopleReport: Report = ({ counts: { standing, asking } }) => [
  ...section("People on pages that this content lacks. They start again when they next write:", standing),
  ...section("Check-backs that ask with pages that this content lacks. They end, and the person is not asked:", asking),
  ...(standing.size + asking.size > 0
    ? ["To keep them, put the page back, or say in its guide where it leads now: moved: { old-page: another-page }"]
    : []),
];

function section(title: string, counts: Map<string, number>): string[] {
  if (counts.size === 0) return [];
  const rows = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return [title, ...rows.map(([page, count]) => `${String(count).padStart(8)}  ${page}`)];
}
