/** Every use case by name; the only place where the parts of Portcullis meet. */
import type { z } from 'zod';
import { payloads, type UseCase } from './api';
import { requireAdministrator, requireSpaceAdministrator, type Caller, type Space } from './app/access';
import { answering, type AnswerUseCase } from './app/answer';
import { appView } from './app/app-view';
import { approvalPut, approvals, attestationPut, signedRemove } from './app/approvals';
import { createAssessor, type Summary } from './app/assessment';
import { auditLog } from './app/audit-log';
import { blindSpotsView } from './app/blind-spots';
import { catalogue } from './app/catalogue';
import { checks, checksRecord } from './app/checks';
import { digest, digestSeen } from './app/digest';
import { driftView } from './app/drift';
import { dataDelete, dataExport } from './app/data';
import { decisions } from './app/decisions';
import { estate } from './app/estate';
import { createGlance, type Glance } from './app/estate-findings';
import { createExport } from './app/export';
import { findingsPage } from './app/findings';
import { forecastView } from './app/forecast';
import { guarding } from './app/guarding';
import { appHistory, endpointHistory } from './app/history';
import { importBegin, importChunk, importFinish, importRemove } from './app/import';
import { noteLifecycle } from './app/lifecycle';
import { overview } from './app/overview';
import { noteOwnBlock } from './app/own-block';
import { ownPolicy } from './app/own-policy';
import { createPack } from './app/pack';
import { rules, rulesDraft, rulesRecord, rulesVersion } from './app/rules';
import { rulesCheck } from './app/rules-check';
import { rulesPreview, rulesPreviewApp, rulesPreviewSpace } from './app/rules-preview';
import { scanCancel, scansPage, scanStart, scanStatus } from './app/scan';
import { scanStep } from './app/scan-step';
import { settings, settingsPut } from './app/settings';
import { spaceForecast, spaceView } from './app/space-view';
import { spaces } from './app/spaces';
import { trend } from './app/trend';
import { why } from './app/why';
import type { Host, Outside } from './host';
import { assessAhead } from './scan/assess';
import { scanOnSchedule } from './scan/schedule';

export type { Caller } from './app/access';

const spaceUseCases = ['space.view', 'space.forecast'] as const;
type SpaceUseCase = (typeof spaceUseCases)[number];

/** What the outside may ask for. Each use case checks its caller by itself and never throws. */
export interface App {
  /** For Confluence administrators: the admin page. */
  readonly administrator: { readonly [U in Exclude<UseCase, SpaceUseCase>]: AnswerUseCase<U> };
  /** For administrators of the space whose settings are open: the space panel. */
  readonly spaceAdministrator: { readonly [U in SpaceUseCase]: AnswerUseCase<U> };
  /** Run by the clock of the platform, without a user. */
  readonly daily: () => Promise<void>;
  /** Does one step of a scan; false asks the platform to send it again later. */
  readonly step: (body: unknown, attempt: number) => Promise<boolean>;
  /** An event that a rule now blocks Portcullis itself. */
  readonly ownBlock: (event: unknown) => Promise<void>;
  /** Portcullis itself was installed or upgraded. */
  readonly lifecycle: (event: unknown) => Promise<void>;
}

export function createApp(outside: Outside): App {
  // Kept between invocations, of several sites perhaps: what is in here is found by content alone.
  const { summary, assessment: assess, findings: read } = createAssessor(outside);
  const glance = createGlance(read);
  const exportPart = createExport(outside.now);
  const pack = createPack();

  const administrator = (host: Host): App['administrator'] => {
    const { confluence } = host;
    const admin = <S extends z.ZodType, R>(
      schema: S,
      run: (payload: z.output<S>, by: string) => R | Promise<R>,
    ) => answering(host, schema, (caller: Caller) => requireAdministrator(confluence, caller), run);

    const glancing = async <R>(
      look: (host: Host, summed: Summary, glanced: Glance) => R | Promise<R>,
    ): Promise<R> => {
      const summed = await summary();
      return look(host, summed, await glance(host, summed));
    };

    return {
      estate: admin(payloads.estate, async () => estate(host, await summary())),
      app: admin(payloads.app, async ({ key }) => {
        const assessed = await assess();
        const ofApp = { app: key, code: null, level: null, state: null, find: '', from: 0, size: Infinity };
        const { rows } = await findingsPage(assessed, await glance(host, assessed), read, ofApp);
        return appView(assessed, rows, key);
      }),
      forecast: admin(payloads.forecast, async (asked) => forecastView(host, await assess(), asked)),
      spaces: admin(payloads.spaces, ({ query }) => spaces(confluence, query)),
      'import.begin': admin(payloads['import.begin'], (file, by) => importBegin(host, by, file)),
      'import.chunk': admin(payloads['import.chunk'], (chunk, by) => importChunk(host, by, chunk)),
      'import.finish': admin(payloads['import.finish'], ({ upload }, by) =>
        changing(host, () => importFinish(host, by, upload)),
      ),
      'import.remove': admin(payloads['import.remove'], ({ source }) =>
        changing(host, () => importRemove(host, source)),
      ),
      rules: admin(payloads.rules, () => rules(host)),
      'rules.record': admin(payloads['rules.record'], (draft, by) =>
        changing(host, () => rulesRecord(host, by, draft)),
      ),
      export: admin(payloads.export, async (asked) => {
        const assessed = await assess();
        return exportPart(assessed, (await glance(host, assessed)).approvals, asked);
      }),
      'scan.start': admin(payloads['scan.start'], () => scanStart(host)),
      'scan.status': admin(payloads['scan.status'], () => scanStatus(host)),
      catalogue: admin(payloads.catalogue, () => catalogue()),
      findings: admin(payloads.findings, (asked) =>
        glancing((_, summed, glanced) => findingsPage(summed, glanced, read, asked)),
      ),
      'rules.check': admin(payloads['rules.check'], async (asked) =>
        rulesCheck(await assess(), await host.store.spaces(), asked),
      ),
      'rules.draft': admin(payloads['rules.draft'], (draft, by) => rulesDraft(host, by, draft)),
      'rules.version': admin(payloads['rules.version'], ({ version }) => rulesVersion(host, version)),
      'rules.preview': admin(payloads['rules.preview'], async (asked) =>
        rulesPreview(await assess(), await host.store.spaces(), asked),
      ),
      'rules.preview.app': admin(payloads['rules.preview.app'], async (asked) =>
        rulesPreviewApp(await assess(), host.now(), asked),
      ),
      'rules.preview.space': admin(payloads['rules.preview.space'], async (asked) =>
        rulesPreviewSpace(await assess(), await host.store.spaces(), asked),
      ),
      'scan.cancel': admin(payloads['scan.cancel'], () => scanCancel(host)),
      scans: admin(payloads.scans, (page) => scansPage(host, page)),
      drift: admin(payloads.drift, (asked) => driftView(host, asked)),
      'history.app': admin(payloads['history.app'], (asked) => appHistory(host, asked)),
      'history.endpoint': admin(payloads['history.endpoint'], (asked) => endpointHistory(host, asked)),
      trend: admin(payloads.trend, () => trend(host)),
      digest: admin(payloads.digest, (_, by) => glancing((_, __, glanced) => digest(host, by, glanced))),
      'digest.seen': admin(payloads['digest.seen'], (asked, by) => digestSeen(host, by, asked)),
      pack: admin(payloads.pack, (asked) =>
        pack(host, () => glancing((_, summed, glanced) => [summed, glanced] as const), asked),
      ),
      overview: admin(payloads.overview, () => glancing(overview)),
      approvals: admin(payloads.approvals, () => glancing(approvals)),
      'approval.put': admin(payloads['approval.put'], async (asked, by) => {
        await glancing((_, summed, glanced) => approvalPut(host, by, summed, glanced, read, asked));
        return glancing(approvals);
      }),
      'approval.remove': admin(payloads['approval.remove'], async ({ id }, by) => {
        await signedRemove(host, by, 'approval', id);
        return glancing(approvals);
      }),
      'attestation.put': admin(payloads['attestation.put'], async (asked, by) => {
        await attestationPut(host, by, await summary(), asked);
        return glancing(approvals);
      }),
      'attestation.remove': admin(payloads['attestation.remove'], async ({ id }, by) => {
        await signedRemove(host, by, 'attestation', id);
        return glancing(approvals);
      }),
      'blind-spots': admin(payloads['blind-spots'], () =>
        glancing((_, summed, glanced) => blindSpotsView(summed, glanced, host.now())),
      ),
      checks: admin(payloads.checks, () => glancing(checks)),
      'checks.record': admin(payloads['checks.record'], (asked, by) =>
        checksRecord(host, by, asked, () => glancing(checks)),
      ),
      why: admin(payloads.why, async (asked) => why(host, await assess(), asked)),
      decisions: admin(payloads.decisions, async (asked) => decisions(host, await summary(), asked)),
      settings: admin(payloads.settings, () => settings(host)),
      'settings.put': admin(payloads['settings.put'], ({ values }) => settingsPut(host, values)),
      'audit-log': admin(payloads['audit-log'], async () => auditLog(host, await assess())),
      'own-policy': admin(payloads['own-policy'], (asked) => ownPolicy(host, asked.spaces)),
      'data.export': admin(payloads['data.export'], ({ part }) => dataExport(host, part)),
      'data.delete': admin(payloads['data.delete'], ({ confirm }) => dataDelete(host, confirm)),
    };
  };

  const spaceAdministrator = (host: Host): App['spaceAdministrator'] => {
    const admin = <S extends z.ZodType, R>(
      schema: S,
      run: (payload: z.output<S>, space: Space) => R | Promise<R>,
    ) => answering(host, schema, (caller: Caller) => requireSpaceAdministrator(host.confluence, caller), run);
    return {
      'space.view': admin(payloads['space.view'], async (asked, space) =>
        spaceView(host, await assess(), space, asked.space),
      ),
      'space.forecast': admin(payloads['space.forecast'], async (asked, space) =>
        spaceForecast(host, await assess(), space, asked),
      ),
    };
  };

  return {
    administrator: eachGuarded(outside, administratorUseCases, administrator),
    spaceAdministrator: eachGuarded(outside, spaceUseCases, spaceAdministrator),
    daily: () => guarding(outside, scanOnSchedule),
    step: (body, attempt) => guarding(outside, (host) => scanStep(host, body, attempt)),
    ownBlock: (event) => guarding(outside, (host) => noteOwnBlock(host, event)),
    lifecycle: (event) => guarding(outside, (host) => noteLifecycle(host, event)),
  };
}

/** Does what changes the estate or its rules, and then what the next look at them would have to wait for. */
async function changing<R>(host: Host, work: () => Promise<R>): Promise<R> {
  const since = host.now();
  const done = await work();
  await assessAhead(host, since);
  return done;
}

type UseCases<U extends UseCase> = { readonly [N in U]: AnswerUseCase<N> };

const administratorUseCases = (Object.keys(payloads) as UseCase[]).filter(
  (name): name is Exclude<UseCase, SpaceUseCase> => !spaceUseCases.some((one) => one === name),
);

/** The same use cases, of which each call is an invocation with a guarded host of its own. */
function eachGuarded<U extends UseCase>(
  outside: Outside,
  names: readonly U[],
  useCases: (host: Host) => UseCases<U>,
): UseCases<U> {
  const guardedUseCase = (name: U) => (payload: unknown, caller: Caller) =>
    guarding(outside, (host) => useCases(host)[name](payload, caller));
  return Object.fromEntries(names.map((name) => [name, guardedUseCase(name)])) as unknown as UseCases<U>;
}
