import type { PlannedStep, PlanStore, ScanStep, StepResult, StepTask } from '../host';
import { insertNew, run, select } from './sql';

interface PlanRow extends Pick<PlannedStep, 'scan' | 'step' | 'failures' | 'calls' | 'points'> {
  readonly due_at: string;
  readonly task: string;
  readonly result: string | null;
}

const COLUMNS = 'scan, step, failures, calls, points, due_at, task, result';
const ONE = 'WHERE scan = ? AND step = ?';

/** The steps of running scans, one row each. Every change is one statement that may be repeated. */
export const planTable: PlanStore = {
  async plannedSteps(scan) {
    const rows = await select<PlanRow>(`SELECT ${COLUMNS} FROM scan_plan WHERE scan = ? ORDER BY step`, [
      scan,
    ]);
    return rows.map(plannedOf);
  },

  async plannedStep({ scan, step }) {
    const [row] = await select<PlanRow>(`SELECT ${COLUMNS} FROM scan_plan ${ONE}`, [scan, step]);
    return row ? plannedOf(row) : null;
  },

  async planSteps(steps) {
    for (const { scan, step, task, dueAt } of steps) {
      const todo = { done: 0, failures: 0, calls: 0, points: 0 };
      const text = { due_at: dueAt, called_at: '', task: JSON.stringify(task) };
      await insertNew('scan_plan', { scan, step }, { ...todo, ...text });
    }
  },

  countCall: (at, time) =>
    run(`UPDATE scan_plan SET calls = calls + 1, points = points + 1, called_at = ? ${ONE}`, [
      time,
      ...keyOf(at),
    ]),

  finishStep: (at, result, points) =>
    run(`UPDATE scan_plan SET done = 1, result = ?, points = points + ? ${ONE} AND done = 0`, [
      JSON.stringify(result),
      points,
      ...keyOf(at),
    ]),

  delayStep: (at, dueAt, failures) =>
    run(`UPDATE scan_plan SET due_at = ?, failures = ? ${ONE}`, [dueAt, failures, ...keyOf(at)]),

  stepsLeft: (scan) => numberOf('SELECT COUNT(*) AS n FROM scan_plan WHERE scan = ? AND done = 0', scan),

  pointsSince: (at) => numberOf('SELECT SUM(points) AS n FROM scan_plan WHERE called_at >= ?', at),

  dropPlans: (before) =>
    run(
      `DELETE FROM scan_plan WHERE scan IN (SELECT id FROM scan WHERE state <> 'running' AND finished_at < ?)`,
      [before],
    ),
};

const keyOf = ({ scan, step }: ScanStep): [string, number] => [scan, step];

async function numberOf(question: string, value: string): Promise<number> {
  const [row] = await select<{ n: number | string | null }>(question, [value]);
  return Number(row?.n ?? 0);
}

function plannedOf({ due_at, task, result, ...row }: PlanRow): PlannedStep {
  return {
    ...row,
    dueAt: due_at,
    task: JSON.parse(task) as StepTask,
    result: result === null ? null : (JSON.parse(result) as StepResult),
  };
}
