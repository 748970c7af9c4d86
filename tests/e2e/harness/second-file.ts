/** The second wasm file, which the app fetches once the browser is idle. */
import type { Page, Request } from '@playwright/test';

/** Matches its address. */
export const secondFile = /\/second-\w+\.wasm$/;

/** Resolves once the page has fetched it. */
export const secondFileCame = (page: Page): Promise<Request> => page.waitForEvent('requestfinished', (request) => secondFile.test(request.url()));
