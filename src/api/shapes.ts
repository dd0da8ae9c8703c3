/** What several use cases take: schemas of keys, days and pages of a list. */
import { z } from 'zod';

export const appKey = z.string().min(1).max(300);
export const spaceKey = z.string().min(1).max(255);
export const scanId = z.uuid();
/** `2026-01-31`. */
export const day = z.iso.date();

/** Which part of a long list: rows are counted from 0. */
export const page = {
  from: z.number().int().min(0).default(0),
  size: z.number().int().min(1).max(200).default(50),
};

/** Text that a person typed to find something; matched without regard to case. */
export const find = z.string().max(255).default('');

/** Why somebody did something, in their words. */
export const reason = z.string().trim().min(1).max(1000);
