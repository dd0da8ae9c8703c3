/**
 * A real browser on a busy machine now and then misses a moment: a browser test that fails is tried once more,
 * and what went wrong the first time is printed. A fault that stays fails both times.
 */
jest.retryTimes(1, { logErrorsBeforeRetry: true });
