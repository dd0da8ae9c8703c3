import type { EstateView } from '../../../src/api';
import { Levels } from '../parts/levels';
import { ExposureBar, StrengthMark } from '../parts/marks';
import { SourceAges } from '../parts/sources';
import type { Strength } from '../types';
import { count, words } from '../words';
import './summary.css';

const w = words.apps;
const strengths: readonly (Strength | null)[] = ['observed', 'referenced', 'permitted', null];

/** The estate at a glance: how well it is known, what was found, what is recorded, what it rests on. */
export function Summary({ estate }: { readonly estate: EstateView }) {
  const { catalogue, rules, rows } = estate;
  const endpoints =
    catalogue.endpoints.blocked + catalogue.endpoints.notBlocked + catalogue.endpoints.unknown;
  return (
    <div className="summary">
      <section>
        <h3>{w.summaryEvidence}</h3>
        <ul className="tally">
          {strengths.map((strength) => {
            const apps = rows.filter((row) => row.strongest === strength).length;
            return (
              <li key={strength}>
                <StrengthMark strength={strength} />
                <i aria-hidden="true" style={{ width: `${String((100 * apps) / rows.length)}%` }} />
                <b>{count(apps)}</b>
              </li>
            );
          })}
        </ul>
      </section>
      <section>
        <h3>{w.summaryFindings}</h3>
        <Levels findings={estate.findings} />
        <h3>{w.summaryRules}</h3>
        <p>{rules.count === 0 ? w.rulesNone : w.rulesRecorded(rules.count, rules.recordedAt)}</p>
        <p className="quiet">{w.rulesNote}</p>
      </section>
      <section>
        <h3>{w.summaryCatalogue}</h3>
        <ExposureBar counts={catalogue.endpoints} most={endpoints} />
        <p className="quiet">{w.catalogue(endpoints, catalogue.version)}</p>
        <SourceAges sources={estate.sources} />
      </section>
    </div>
  );
}
