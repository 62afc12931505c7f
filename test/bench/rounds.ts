/** Measures once, and resolves to what it measured. */
export type Task = { id: string; measure: () => Promise<number> };

/**
 * Measures every task once in each round, so that other load on the machine slows all of them alike. Every round begins
 * with another task.
 *
 * @param onRound called before each round
 * @returns what each task measured in each round
 */
export async function inRounds(tasks: Task[], rounds: number, onRound: (round: number) => void) {
  const measured = new Map<string, number[]>(tasks.map(({ id }) => [id, []]));
  for (let round = 0; round < rounds; round += 1) {
    onRound(round);
    const first = round % Math.max(1, tasks.length);
    for (const { id, measure } of [...tasks.slice(first), ...tasks.slice(0, first)])
      measured.get(id)?.push(await measure());
  }
  return measured;
}
