import Button from '@atlaskit/button/default/button';
import Tabs, { Tab, TabList, TabPanel } from '@atlaskit/tabs';
import type { AppView } from '../../../src/api';
import { useGo, type Query } from '../bridge/address';
import { useCall } from '../bridge/use-call';
import { useQuery } from '../bridge/use-query';
import { endpointsOf } from '../parts/app-name';
import { Lozenge } from '../parts/lozenge';
import { ExposureBar, StrengthMark } from '../parts/marks';
import { SourceAges } from '../parts/sources';
import { Await } from '../parts/states';
import { Title } from '../parts/title';
import { words } from '../words';
import { AppApprovals } from './app-approvals';
import { Differ } from './app-differ';
import { Dependencies } from './app-endpoints';
import { AppHistory } from './app-history';
import { DataPaths, Findings, Scopes, Unresolved } from './app-tabs';
import './app.css';

const w = words.app;

/** One app in depth: what it is, what it may call, and what every statement rests on. */
export function App(props: { readonly appKey: string; readonly query: Query; readonly focus: boolean }) {
  const { appKey, query, focus } = props;
  const { loaded, reload } = useCall('app', { key: appKey });
  const go = useGo();
  return (
    <>
      <button type="button" className="link no-print" onClick={() => go({ view: 'apps' })}>
        {`← ${w.back}`}
      </button>
      <Await loaded={loaded} reload={reload}>
        {(view) => <Depth view={view} query={query} focus={focus} />}
      </Await>
    </>
  );
}

/** The tabs by their names in the address. */
const tabs = ['endpoints', 'scopes', 'modules', 'findings', 'unresolved', 'history', 'approvals'] as const;

function Depth(props: { readonly view: AppView; readonly query: Query; readonly focus: boolean }) {
  const { view, query, focus } = props;
  const { row } = view;
  const go = useGo();
  const change = useQuery({ view: 'app', key: row.key, query });
  const at = Math.max(0, tabs.indexOf(query['tab'] as (typeof tabs)[number]));
  const paths = view.modules.length + view.events.length + view.egress.length;
  return (
    <>
      <div className="title-row">
        <Title focus={focus}>{row.name}</Title>
        <Button appearance="primary" onClick={() => go({ view: 'forecast', app: row.key, space: null })}>
          {w.ask}
        </Button>
      </div>
      <Facts view={view} />
      <Tabs
        id="depth"
        selected={at}
        shouldUnmountTabPanelOnChange
        onChange={(to) => change({ tab: to === 0 ? '' : (tabs[to] ?? '') })}
      >
        <TabList>
          <Tab>{w.tabs.endpoints(view.dependencies.length)}</Tab>
          <Tab>{w.tabs.scopes(view.scopes === null ? null : view.scopes.length)}</Tab>
          <Tab>{w.tabs.modules(paths)}</Tab>
          <Tab>{w.tabs.findings(view.findings.length)}</Tab>
          <Tab>{w.tabs.unresolved(view.unresolved.length)}</Tab>
          <Tab>{words.history.tab}</Tab>
          <Tab>{words.approvals.title}</Tab>
        </TabList>
        <TabPanel>
          <Dependencies app={row.key} all={view.dependencies} />
        </TabPanel>
        <TabPanel>
          <Scopes scopes={view.scopes} />
        </TabPanel>
        <TabPanel>
          <DataPaths view={view} />
        </TabPanel>
        <TabPanel>
          <Findings findings={view.findings} />
        </TabPanel>
        <TabPanel>
          <Unresolved unresolved={view.unresolved} />
        </TabPanel>
        <TabPanel>
          <AppHistory appKey={row.key} />
        </TabPanel>
        <TabPanel>
          <AppApprovals appKey={row.key} />
        </TabPanel>
      </Tabs>
    </>
  );
}

function Facts({ view }: { readonly view: AppView }) {
  const { row } = view;
  return (
    <dl className="facts" aria-label={w.facts}>
      <dt>{w.kind}</dt>
      <dd>
        <Lozenge>{words.kind[row.kind]}</Lozenge>
      </dd>
      <dt>{w.key}</dt>
      <dd>
        <code>{row.key}</code>
      </dd>
      <dt>{w.vendor}</dt>
      <dd>{row.vendor ?? words.unknown}</dd>
      <dt>{w.version}</dt>
      <dd>{row.version ?? words.unknown}</dd>
      <dt>{w.eligible}</dt>
      <dd>{words.eligible[row.eligible]}</dd>
      <dt>{w.covered}</dt>
      <dd>{row.coveredBy.length === 0 ? words.apps.notCovered : row.coveredBy.join(', ')}</dd>
      <dt>{w.strongest}</dt>
      <dd>
        <StrengthMark strength={row.strongest} />
      </dd>
      <dt>{words.apps.columns.endpoints}</dt>
      <dd>
        <ExposureBar counts={row.endpoints} most={endpointsOf(row)} />
      </dd>
      <dt>{w.sources}</dt>
      <dd>
        {w.factsAge(row.oldestFact, row.newestFact)}
        <SourceAges sources={view.sources} />
        <Differ disagreements={view.disagreements} />
      </dd>
    </dl>
  );
}
