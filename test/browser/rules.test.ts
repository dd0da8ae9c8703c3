import { elements, inside, open, type Opened } from './app-page';
import { startStage, type Stage } from './stage';

jest.setTimeout(180_000);

let stage: Stage | undefined;

beforeAll(async () => {
  stage = await startStage();
});
afterEach(async () => {
  await stage?.clear();
});
afterAll(async () => {
  await stage?.stop();
});

const rule = (mode: string, name = 'No apps in HR', space = 'HR') =>
  `version: 1\nrules:\n  - id: no-apps-in-hr\n    name: ${name}\n    mode: ${mode}\n    apps: { block: all }\n    where: { spaces: [${space}] }\n`;

/** The draft, once the server has said something of it. */
async function draft(path = '/admin/rules'): Promise<Opened> {
  const opened = await open(stage, { path });
  await said(opened)
    .getByText(/recorded|correct/)
    .first()
    .waitFor();
  return opened;
}

const said = ({ app }: Opened) => app.getByRole('region', { name: 'What is said of the draft' });
const editor = ({ app }: Opened) => app.getByLabel('Rules as text');

async function write(opened: Opened, text: string): Promise<void> {
  await opened.app.getByText('Text', { exact: true }).click();
  await editor(opened).fill(text);
}

async function record(opened: Opened, reason: string): Promise<void> {
  await opened.app.getByLabel('Why this change').fill(reason);
  await opened.app.getByRole('button', { name: 'Record these rules' }).click();
}

test('fields and text are two forms of one draft, which stays when the reader leaves', async () => {
  const opened = await draft();
  const { app, page } = opened;
  await app.getByRole('button', { name: 'Add a rule' }).click();
  await said(opened).getByText('1 place to correct').waitFor();
  const card = app.getByRole('listitem').filter({ has: app.getByLabel('Id', { exact: true }) });
  await card.getByText('expected at least one entry, found an empty list').waitFor();
  await card.getByLabel('Name', { exact: true }).fill('Finance alone');
  const spaces = card.getByRole('combobox', { name: 'Add a space' });
  await spaces.fill('HR');
  await card.getByRole('option').first().click();
  await spaces.fill('FIN, PAY');
  await card.getByRole('option', { name: 'Use the space key FIN, PAY' }).click();
  await card.getByText('Only these').click();
  await card.getByRole('combobox', { name: 'Add an app' }).fill('mermaid');
  await card
    .getByRole('option', { name: /Mermaid chart/ })
    .first()
    .click();
  await card.getByText('Blocks Mermaid chart from spaces HR, FIN, PAY').waitFor();
  await said(opened).getByText('The draft can be recorded.').waitFor();
  await said(opened).getByText('Finance alone', { exact: true }).waitFor();

  await app.getByText('Text', { exact: true }).click();
  const text = await editor(opened).inputValue();
  expect(text).toMatch(/name: Finance alone\n[^]*- HR\n +- FIN\n +- PAY/);
  await editor(opened).fill(text.replace('Finance alone', 'Finance and pay'));
  await said(opened).getByText('Finance and pay', { exact: true }).waitFor();
  await app.getByText('Fields', { exact: true }).click();
  await app.getByRole('heading', { name: 'Finance and pay' }).waitFor();

  await app.getByText('Draft kept').waitFor();
  await app.getByRole('link', { name: 'Catalogue' }).click();
  await app.getByRole('heading', { name: 'Catalogue of endpoints' }).waitFor();
  await page.goBack();
  await app.getByRole('heading', { name: 'Finance and pay' }).waitFor();
  await page.reload();
  await app.getByText(/^A draft that .+ kept on/).waitFor();
  await app.getByRole('heading', { name: 'Finance and pay' }).waitFor();

  await app.getByRole('button', { name: 'Discard the draft' }).click();
  await app.getByRole('button', { name: 'Yes, discard it' }).click();
  await said(opened).getByText('Nothing to record').waitFor();
  expect(await app.getByRole('heading', { name: 'Finance and pay' }).count()).toBe(0);
  expect(opened.complaints).toEqual([]);
});

test('an error names its line and leads there, and nothing with errors can be recorded', async () => {
  const opened = await draft();
  await write(opened, rule('sometimes'));
  const error = opened.app.getByRole('button', { name: /^Line 5, rules\[0\]\.mode: expected/ });
  await error.click();
  const marked = await inside<string>(
    opened,
    '(({ value, selectionStart, selectionEnd }) => value.slice(selectionStart, selectionEnd))(document.activeElement)',
  );
  expect(marked).toBe('    mode: sometimes');
  expect(await editor(opened).inputValue()).toBe(rule('sometimes'));
  expect(await opened.app.getByRole('button', { name: 'Record these rules' }).isDisabled()).toBe(true);
  expect(await opened.app.getByRole('radio', { name: 'Fields' }).isChecked()).toBe(false);
});

test('a draft is compared, recorded with a reason, and an older version comes back', async () => {
  const opened = await draft();
  const { app } = opened;
  await app.locator('input[type=file]').setInputFiles({
    name: 'rules.yml',
    mimeType: 'text/yaml',
    buffer: Buffer.from(rule('audit')),
  });
  await said(opened).getByText('No apps in HR', { exact: true }).waitFor();
  const kinds = said(opened).getByRole('listitem');
  expect(await kinds.filter({ hasText: 'Removed' }).count()).toBe(2);
  await app.getByRole('button', { name: 'Record these rules' }).click();
  await app.getByText('Say in a few words why you change the rules.').first().waitFor();
  await record(opened, 'a test of the page');
  await app.getByText('Recorded. 1 rule now.').waitFor({ state: 'attached' });
  await said(opened).getByText('Nothing to record').waitFor();

  await app.getByRole('link', { name: 'Recorded' }).click();
  const states = app.getByRole('table').locator('tbody tr');
  await states
    .filter({ hasText: 'No apps in HR' })
    .getByText(/^recorded on /)
    .waitFor();
  expect(await app.locator('main').innerText()).not.toMatch(/is in force|enforced by Atlassian/i);

  await app.getByRole('link', { name: 'History' }).click();
  await app.getByRole('row', { name: /a test of the page/ }).waitFor();
  await app.getByRole('link', { name: 'See version 1', exact: true }).click();
  await app.getByText('Keep apps out of people, pay and legal matters').first().waitFor();
  await app.getByLabel('Why this change').fill('it was better');
  await app.getByRole('button', { name: 'Go back to this version' }).click();
  await app.getByRole('row', { name: /Back to version 1: it was better/ }).waitFor();
  expect(opened.page.url()).toContain('part=history');
});

test('a draft that somebody else overtook is not recorded over theirs unseen', async () => {
  const mine = await draft();
  const theirs = await draft();
  await write(mine, rule('audit', 'Mine'));
  await said(mine).getByText('Mine', { exact: true }).waitFor();
  // The draft is kept for whoever edits next: were it kept later, it would be theirs after they recorded.
  await mine.app.getByText('Draft kept').waitFor();
  await write(theirs, rule('audit', 'Theirs'));
  await said(theirs).getByText('Theirs', { exact: true }).waitFor();
  await record(theirs, 'theirs first');
  await said(theirs).getByText('Nothing to record').waitFor();
  await record(mine, 'mine second');
  await mine.app
    .getByText(/recorded version \d+ on .+ after this draft was begun/)
    .first()
    .waitFor();
  expect(await editor(mine).inputValue()).toContain('Mine');
  await mine.app.getByRole('link', { name: 'History' }).click();
  await mine.app.getByRole('row', { name: /theirs first/ }).waitFor();
  await mine.app.getByRole('link', { name: 'Draft' }).click();
  await mine.app.getByRole('button', { name: 'Go on from the newer version' }).click();
  await said(mine).getByText('The draft can be recorded.').waitFor();
  await record(mine, 'mine on top');
  await said(mine).getByText('Nothing to record').waitFor();
});

test('a draft of 500 rules and long lists stays small on the page', async () => {
  const opened = await draft();
  const names = Array.from({ length: 1500 }, (_, index) => `SPACE${index}`).join(', ');
  const many = Array.from(
    { length: 500 },
    (_, index) =>
      `  - id: rule-${index}\n    mode: audit\n    apps: { block: all }\n    where: { spaces: [${index === 450 ? names : 'HR'}] }\n`,
  );
  await opened.app.locator('input[type=file]').setInputFiles({
    name: 'many.yml',
    mimeType: 'text/yaml',
    buffer: Buffer.from(`version: 1\nrules:\n${many.join('')}`),
  });
  await opened.app
    .getByText('many.yml is the draft now. Nothing is recorded.')
    .waitFor({ state: 'attached' });
  await said(opened).getByText('The draft can be recorded.').waitFor();
  await opened.app.getByText('Fields', { exact: true }).click();
  await opened.app.getByLabel('Find a rule').fill('rule-450');
  await opened.app.getByRole('button', { name: 'Edit rule-450' }).click();
  await opened.app.getByText('1–40 of 1,500').waitFor();
  expect(await elements(opened)).toBeLessThanOrEqual(2500);
});
