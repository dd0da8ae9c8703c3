import { createRequire } from 'node:module';
import { join } from 'node:path';
import { projectRoot } from '../root';

/** Themes of Atlassian's design tokens that Confluence brings to the frame of an app. */
const themes = ['light', 'dark', 'spacing', 'typography', 'shape', 'motion'] as const;

/**
 * The token values as one stylesheet, from Atlassian's own package; each applies where `<html>` names its theme.
 */
export function tokensStylesheet(): string {
  const load = createRequire(join(projectRoot(), 'package.json'));
  const sheets = themes.map((theme) => {
    const module = load(`@atlaskit/tokens/dist/cjs/artifacts/themes/atlassian-${theme}.js`) as {
      default: string;
    };
    return module.default;
  });
  return sheets.join('\n');
}
