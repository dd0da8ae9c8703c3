import { randomUUID } from 'node:crypto';
import type { PlannedStep, StepResult } from '../../../src/host';
import { storedScan } from '../../scan/stored-scan';
import type { StoreSite } from './site';

const time = (minute: number): string => new Date(Date.UTC(2026, 10, 22, 10, minute)).toISOString();

const planned = (scan: string, step: number): PlannedStep => ({
  scan,
  step,
  task: step === 0 ? { kind: 'apps', apps: ['a', 'Ä'] } : { kind: 'spaces', cursor: 'x==' },
  dueAt: time(0),
  failures: 0,
  calls: 0,
  points: 0,
  result: null,
});
const result: StepResult = {
  apps: 2,
  spaces: 0,
  endpoints: { blocked: 1, notBlocked: 2, unknown: 3 },
  findings: { error: 4, warning: 5, note: 6 },
  refused: null,
};

/** What holds of the steps of running scans, whatever the engine. */
export function planContract({ within }: StoreSite): void {
  test('a step is planned once and done once', async () => {
    const scan = randomUUID();
    const [first, second] = [planned(scan, 0), planned(scan, 1)];
    await within(async (store) => {
      await store.planSteps([first, second]);
      expect(await store.plannedSteps(scan)).toEqual([first, second]);
      expect(await store.stepsLeft(scan)).toBe(2);
      await store.finishStep(first, result, 0);
      await store.planSteps([first]);
      await store.finishStep(first, { ...result, apps: 99 }, 50);
      expect(await store.plannedStep(first)).toEqual({ ...first, result });
      expect(await store.stepsLeft(scan)).toBe(1);
      expect(await store.plannedStep({ scan, step: 2 })).toBeNull();
    });
  });

  test('calls are counted whether they come back or not, and points by their time', async () => {
    const scan = randomUUID();
    const step = planned(scan, 1);
    await within(async (store) => {
      await store.planSteps([step]);
      await store.countCall(step, time(10));
      await store.countCall(step, time(20));
      await store.delayStep(step, time(30), 1);
      await store.finishStep(step, result, 250);
      expect(await store.plannedStep(step)).toEqual({
        ...step,
        dueAt: time(30),
        failures: 1,
        calls: 2,
        points: 252,
        result,
      });
      expect([await store.pointsSince(time(20)), await store.pointsSince(time(21))]).toEqual([252, 0]);
    });
  });

  test('the steps of scans that ended are dropped', async () => {
    const [old, running] = [randomUUID(), randomUUID()];
    const left = await within(async (store) => {
      await store.addScan(storedScan({ id: old, finishedAt: time(1) }));
      await store.addScan(storedScan({ id: running, state: 'running', finishedAt: null }));
      await store.planSteps([planned(old, 0), planned(running, 0)]);
      await store.dropPlans(time(1));
      expect(await store.stepsLeft(old)).toBe(1);
      await store.dropPlans(time(2));
      return [await store.stepsLeft(old), await store.stepsLeft(running)];
    });
    expect(left).toEqual([0, 1]);
  });
}
