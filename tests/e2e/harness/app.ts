/** A person's actions on the screen, by role and accessible name only: if these break, a screen reader's user is lost too. */
import { expect, type Locator, type Page } from '@playwright/test';
import type { AppHost } from './app-host';
import type { SignedInStart } from './signed-in';
import type { Person } from './simulator';

export type OutcomeWords =
  | 'Applied'
  | 'Partly applied'
  | 'Not applied'
  | 'Applied, although Webex reported an error'
  | 'Outcome unknown'
  | 'Changed by someone else'
  | 'Changed by your earlier request';

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

export class App {
  constructor(
    readonly page: Page,
    readonly host: AppHost,
    /** The source of signed-in starts. Without it, every sign-in is a real one. */
    private readonly start?: SignedInStart,
  ) {}

  get signInButton(): Locator {
    return this.page.getByRole('button', { name: 'Sign in with Webex' });
  }

  /** The button that opens the account menu. It exists only while signed in. */
  get account(): Locator {
    return this.page.getByRole('button', { name: /^Account/ });
  }

  get accountMenu(): Locator {
    return this.page.getByRole('group', { name: 'Account' });
  }

  get search(): Locator {
    return this.page.getByRole('searchbox', { name: 'Search people by name or email' });
  }

  get people(): Locator {
    return this.page.getByRole('grid', { name: 'People' });
  }

  /** The field of the command palette. */
  get palette(): Locator {
    return this.page.getByRole('combobox', { name: 'Find people and commands' });
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  get apply(): Locator {
    return this.dialog.getByRole('button', { name: /^(Apply changes|Deactivate|Reactivate)$/ });
  }

  get diff(): Locator {
    return this.page.getByRole('region', { name: 'What will change' });
  }

  /** Opens a path inside the app, given without a leading slash so that it also works below a sub-path. */
  async open(path = 'people'): Promise<void> {
    await this.page.goto(this.host.url + path);
  }

  /** Opens the app signed in, with changes allowed. Tests about signing in use `signInAtWebex`. */
  async signIn(path = 'people'): Promise<void> {
    if (this.start === undefined) {
      await this.signInAtWebex(path);
      await this.allowChanges();
      return;
    }
    await this.store(await this.start.fresh());
    await this.open(path);
    await expect(this.account).toBeVisible();
  }

  /** Leaves the app for an empty page of its origin, and writes these entries to the tab's storage. */
  async store(entries: Record<string, string>): Promise<void> {
    const empty = `${this.host.url}empty-page`;
    // With an icon, so that the browser does not request one.
    await this.page.route(empty, (route) => route.fulfill({ contentType: 'text/html', body: '<link rel="icon" href="data:,">' }), { times: 1 });
    await this.page.goto(empty);
    await this.page.evaluate((entries) => {
      for (const [key, value] of Object.entries(entries)) {
        sessionStorage.setItem(key, value);
      }
    }, entries);
  }

  /** Signs in through the real consent page and waits for the next page. */
  async signInAtWebex(path = 'people'): Promise<void> {
    await this.open(path);
    await this.signInButton.click();
    await this.page.getByRole('button', { name: 'Accept' }).click();
    await expect(this.account).toBeVisible();
  }

  /** Answers the question whether this session may change something. */
  async allowChanges(): Promise<void> {
    await this.openAccount();
    await this.accountMenu.getByRole('button', { name: 'Allow changes' }).click();
    const question = this.page.getByRole('dialog', { name: 'Allow changes?' });
    await question.getByRole('button', { name: 'Allow changes' }).click();
    await expect(question).toHaveCount(0);
  }

  /** Finds a person by their unique email address and follows the link in their row. */
  async find(person: Person): Promise<void> {
    await this.page.getByRole('link', { name: 'People', exact: true }).first().click();
    await this.search.fill(person.emails[0] ?? '');
    // Until the search has finished, the row may be redrawn under the pointer.
    await this.page.waitForURL((url) => url.searchParams.get('q') === person.emails[0]);
    await this.people
      .getByRole('row')
      .filter({ hasText: person.emails[0] ?? '' })
      .getByRole('link')
      .first()
      .click();
    await this.isOn(person);
  }

  /** Opens a person's page directly, which is faster than finding them. */
  async signInAt(person: Person): Promise<void> {
    await this.signIn(`people/${encodeURIComponent(person.id)}`);
    await this.isOn(person);
  }

  /** Like `signInAt`, through the real consent page. */
  async signInAtWebexOn(person: Person): Promise<void> {
    await this.signInAtWebex(`people/${encodeURIComponent(person.id)}`);
    await this.isOn(person);
  }

  async isOn(person: Person): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1, name: person.displayName, exact: true })).toBeVisible();
  }

  async changeLicences(person: Person): Promise<void> {
    await this.page.getByRole('button', { name: 'Change licences' }).click();
    await expect(this.page.getByRole('dialog', { name: `Change licences for ${person.displayName}` })).toBeVisible();
  }

  async changeSessionTypes(person: Person, site: string): Promise<void> {
    await this.page.getByRole('button', { name: `Change session types for ${site}` }).click();
    await expect(this.page.getByRole('dialog', { name: `Change session types for ${person.displayName} on ${site}` })).toBeVisible();
  }

  async editProfile(person: Person): Promise<void> {
    await this.page.getByRole('button', { name: 'Edit profile' }).click();
    await expect(this.page.getByRole('dialog', { name: `Edit profile of ${person.displayName}` })).toBeVisible();
  }

  async deactivate(person: Person): Promise<void> {
    await this.page.getByRole('button', { name: 'Deactivate' }).click();
    await expect(this.page.getByRole('dialog', { name: `Deactivate ${person.displayName}` })).toBeVisible();
  }

  async changeRole(person: Person, site: string): Promise<void> {
    await this.page.getByRole('button', { name: `Change role on ${site}` }).click();
    await expect(this.page.getByRole('dialog', { name: `Change role of ${person.displayName} on ${site}` })).toBeVisible();
  }

  /** Finds a checkbox of the dialog by the start of its name (free seats may follow). */
  box(name: string): Locator {
    return this.dialog.getByRole('checkbox', { name: new RegExp(`^${escaped(name)}`) }).first();
  }

  async outcome(words: OutcomeWords): Promise<void> {
    await expect(this.dialog.getByRole('heading', { name: words, exact: true })).toBeVisible();
  }

  /** Opens the command palette by its key and types a query. */
  async openPalette(query = ''): Promise<void> {
    await this.page.keyboard.press('Control+k');
    await expect(this.palette).toBeFocused();
    await this.palette.pressSequentially(query);
  }

  /** Opens the account menu. */
  async openAccount(): Promise<void> {
    await this.account.click();
    await expect(this.accountMenu).toBeVisible();
  }

  /** Presses "Sign out" in the account menu. */
  async signOut(): Promise<void> {
    await this.openAccount();
    await this.accountMenu.getByRole('button', { name: 'Sign out' }).click();
  }

  async theme(name: 'Light' | 'Dark' | 'System'): Promise<void> {
    const signedIn = await this.account.isVisible();
    if (signedIn) {
      await this.openAccount();
    }
    await this.page.getByRole('radiogroup', { name: 'Theme' }).getByRole('radio', { name }).check({ force: true });
    if (signedIn) {
      await this.page.keyboard.press('Escape');
    }
  }
}

/** Returns the tokens of a tab, as stored in its session storage. */
export async function storedTokens(page: Page): Promise<{ accessToken: string; refreshToken: string | null }> {
  const stored = JSON.parse((await page.evaluate(() => sessionStorage.getItem('rollcall.tokens'))) ?? '{}') as { tokens?: string };
  return JSON.parse(stored.tokens ?? '{}') as { accessToken: string; refreshToken: string | null };
}
