import { version } from '../../package.json';

/** Version of the tool, as package.json has it. */
export const toolVersion: string = version;
