import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { _electron, type Locator, type Page } from '@playwright/test';
import type { RedmineSite } from './redmine.ts';

/** Redmine in a browser, with the agent signed in. */
export interface RedmineWeb {
  page: Page;
  /** Opens the page of an issue. @returns its description */
  openIssue: (number: string) => Promise<Locator>;
  close: () => Promise<void>;
}

/** Gives the agent a password, opens a browser and signs in with it. */
export async function signIn(site: RedmineSite): Promise<RedmineWeb> {
  const password = 'only-for-this-test';
  const { id, login } = await userOf(site);
  await ask(site, `/users/${id}.json`, site.adminKey, {
    method: 'PUT',
    body: JSON.stringify({ user: { password } }),
  });
  const profile = await mkdtemp(path.join(os.tmpdir(), 'handraise-browser-'));
  const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const executablePath = process.env['HANDRAISE_ELECTRON'];
  const browser = await _electron.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [...flags, `--user-data-dir=${profile}`, path.resolve(import.meta.dirname, '../fakes/browser.cjs')],
  });
  const page = await browser.firstWindow();
  await page.goto(new URL('/login', site.url).href);
  await page.getByLabel('Login').fill(login);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Login' }).click();
  await page.getByText(`Logged in as ${login}`).waitFor();
  return {
    page,
    async openIssue(number) {
      await page.goto(new URL(`/issues/${number}`, site.url).href);
      return page.locator('.description .wiki');
    },
    async close() {
      await browser.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

async function userOf(site: RedmineSite): Promise<{ id: number; login: string }> {
  const answer = await ask(site, '/users/current.json', site.agentKey);
  return ((await answer.json()) as { user: { id: number; login: string } }).user;
}

async function ask(site: RedmineSite, where: string, key: string, init: RequestInit = {}): Promise<Response> {
  const headers = { 'X-Redmine-API-Key': key, 'Content-Type': 'application/json' };
  const response = await fetch(new URL(where, site.url), { ...init, headers });
  if (!response.ok) throw new Error(`${where}: ${response.status} ${await response.text()}`);
  return response;
}
