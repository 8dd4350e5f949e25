import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export type Visit = {
  page: Page;
  /** Errors on the console, uncaught errors, and requests to anywhere but the server. */
  complaints: string[];
};

export type TestBrowser = {
  visit: (url: string, options?: BrowserContextOptions) => Promise<Visit>;
  close: () => Promise<void>;
};

export async function startBrowser(): Promise<TestBrowser> {
  const folder = mkdtempSync(join(tmpdir(), 'practice-browser-'));
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [...FLAGS, `--disk-cache-dir=${folder}`],
  });
  const open: BrowserContext[] = [];
  return {
    visit: async (url, options = {}) => {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 800 },
        colorScheme: 'light',
        ...options,
      });
      open.push(context);
      const page = await context.newPage();
      page.setDefaultTimeout(8000);
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('request', (request) => {
        const isHere = request.url().startsWith(url) || request.url().startsWith('data:');
        if (!isHere) complaints.push(`asked elsewhere: ${request.url()}`);
      });
      await page.goto(url);
      return { page, complaints };
    },
    close: async () => {
      for (const context of open) await context.close();
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
