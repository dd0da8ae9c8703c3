/** The functions that manifest.yml names; nothing else is reachable from outside. */
import { createApp } from './app';
import { handlersOf } from './forge/handlers';
import { forgeHost } from './forge/host';

const handlers = handlersOf(createApp(forgeHost));

// One statement each: Forge's checks look for every handler by its own name.
export const adminResolver = handlers.adminResolver;
export const spaceResolver = handlers.spaceResolver;
export const scanSchedule = handlers.scanSchedule;
export const scanStep = handlers.scanStep;
export const policyBlocked = handlers.policyBlocked;
export const lifecycle = handlers.lifecycle;
export const uninstall = handlers.uninstall;
