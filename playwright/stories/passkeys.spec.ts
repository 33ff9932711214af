// Signing in with a passkey, by an authenticator that Chromium plays.
import type { Page } from '@playwright/test';
import { ADMIN } from '../support/api';
import { expect, hydrated, open, test } from '../support/fixtures';

/** A device that holds passkeys and confirms whoever asks. */
async function authenticator(page: Page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { devtools, authenticatorId };
}

test('a passkey is added, signs in without a password, and is removed', async ({ page, api, signIn }) => {
  const { devtools, authenticatorId } = await authenticator(page);
  await api.setUp();
  await signIn(ADMIN);
  await open(page, '/account');
  await expect(page.getByText('You have none yet.')).toBeVisible();
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a passkey' });
  await dialog.getByLabel('Name').fill('Laptop');
  await dialog.getByRole('button', { name: 'Continue' }).click();
  await expect(dialog).toBeHidden();
  const passkeys = page.getByRole('list', { name: 'Passkeys' });
  await expect(passkeys).toContainText('Laptop');
  await expect(passkeys).toContainText('Not used yet');
  const held = await devtools.send('WebAuthn.getCredentials', { authenticatorId });
  expect(held.credentials).toHaveLength(1);
  expect(held.credentials[0]!.rpId).toBe('localhost');

  // The same device a second time is told so.
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await dialog.getByLabel('Name').fill('Twice');
  await dialog.getByRole('button', { name: 'Continue' }).click();
  await expect(dialog.getByText('This device has a passkey of yours already.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  await page.context().clearCookies();
  await open(page, '/login');
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(page).not.toHaveURL(/login/);
  await open(page, '/account');
  await expect(passkeys).toContainText('Last used');
  await page.getByRole('button', { name: 'Remove Laptop' }).click();
  await expect(page.getByText('You have none yet.')).toBeVisible();
});

test('a device that does not confirm, or is not known, lets nobody in', async ({ page, api, hygiene, signIn }) => {
  const { devtools, authenticatorId } = await authenticator(page);
  await api.setUp();
  await signIn(ADMIN);
  await open(page, '/account');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a passkey' });
  await dialog.getByLabel('Name').fill('Laptop');
  await dialog.getByRole('button', { name: 'Continue' }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: 'Remove Laptop' }).click();
  await expect(page.getByText('You have none yet.')).toBeVisible();
  await page.context().clearCookies();
  await open(page, '/login');
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(page.getByText("answer does not fit")).toBeVisible();
  hygiene.expectMessage(/401/);
  await devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(page.getByText('The device did not confirm it.')).toBeVisible();
  await hydrated(page);
});

test('somebody whom the identity provider sent back is told why', async ({ page, api }) => {
  await api.setUp();
  await open(page, '/login?sso=unknown');
  await expect(page.getByText('Ask an admin to invite you.')).toBeVisible();
  await open(page, '/login?sso=%3Cb%3Ecall%3C/b%3E');
  await expect(page.getByRole('alert')).toHaveCount(0);
});
