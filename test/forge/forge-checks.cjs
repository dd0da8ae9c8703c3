/**
 * Runs Atlassian's own checks on the app in a folder of its own process: they read the working
 * directory and the environment. Prints one line of JSON for the test that started it.
 *
 * argv: the OpenAPI description to use for Confluence, then one for every other product.
 */
const { readdirSync, readFileSync } = require('node:fs');
const { parse } = require('yaml');

const [confluence, nothing] = process.argv.slice(2);
Object.assign(process.env, {
  USE_LOCAL_SWAGGER: '1',
  LOCAL_CONF_SWAGGER: confluence,
  LOCAL_CONF_V2_SWAGGER: nothing,
  LOCAL_JIRA_SWAGGER: nothing,
  LOCAL_JSM_SWAGGER: nothing,
  LOCAL_JSW_SWAGGER: nothing,
  LOCAL_BB_SWAGGER: nothing,
});
const { lint } = require('@forge/lint');
const { ProcessorBuilder, ValidationTypes } = require('@forge/manifest');

const silent = { info() {}, warn() {}, debug() {}, error() {}, trace() {} };
const flags = { getDeprecatedRuntimes: () => Promise.resolve([]) };
const files = readdirSync('src', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => `${entry.parentPath}/${entry.name}`);

async function problemsOf(manifest) {
  const results = await lint(files, manifest, 'DEVELOPMENT', silent, flags, {
    linter: { mode: 'client-side' },
  });
  return results.flatMap(({ file, errors, warnings, approvals }) =>
    [...errors, ...warnings, ...approvals].map(({ message }) => `${file}: ${message}`),
  );
}

async function main() {
  const full = await ProcessorBuilder.instance().withValidation(ValidationTypes.FULL).build().process();
  const manifest = parse(readFileSync('manifest.yml', 'utf8'));
  const spoiled = structuredClone(manifest);
  spoiled.permissions.scopes = spoiled.permissions.scopes.filter(
    (scope) => scope !== 'read:space:confluence',
  );
  spoiled.modules.function[0].handler = 'index.noSuchExport';
  spoiled.modules.function[1].timeoutSeconds = 900;
  return {
    valid: full.success,
    messages: (full.errors ?? []).map(({ message }) => message),
    problems: await problemsOf(manifest),
    problemsWhenSpoiled: await problemsOf(spoiled),
  };
}

main().then(
  (result) => console.log(JSON.stringify(result)),
  (error) => {
    console.error(error);
    process.exitCode = 1;
  },
);
