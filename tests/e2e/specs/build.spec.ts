/** What the build contains and what it does not (S34, S17, S35). */
import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { dist } from '../harness/checkout';

const files = (): { name: string; path: string }[] =>
  readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name, parentPath }) => ({ name, path: `${parentPath}/${name}` }));

const read = (extension: string): { name: string; text: string }[] =>
  files()
    .filter(({ name }) => name.endsWith(extension))
    .map(({ name, path }) => ({ name, text: readFileSync(path, 'utf8') }));

test('no script creates code from text (S34)', () => {
  const scripts = read('.js');
  expect(scripts.length).toBeGreaterThan(1);
  for (const { name, text } of scripts) {
    // wasm-bindgen prints functions as text (`Function(name)`), which does not create code.
    const code = text.replace(/\/\/.*$/gm, '');
    expect(code, name).not.toMatch(/\beval\s*\(|\bnew\s+Function\b|[^`\w]Function\s*\(\s*['"`]|setTimeout\s*\(\s*['"`]/);
  }
});

test('the page has no inline script, style or handler', () => {
  for (const { name, text } of read('.html')) {
    expect(text, name).not.toMatch(/<script(?![^>]*\bsrc=)/i);
    expect(text, name).not.toMatch(/<style\b|\sstyle=|\son\w+=/i);
    expect(text, name).toContain("script-src 'self' 'wasm-unsafe-eval'");
  }
});

test('ships nothing of the simulator outside the demo, and no source map', () => {
  for (const { name, path } of files()) {
    expect(name).not.toMatch(/\.map$/);
    if (!/\.(br|gz)$/.test(name) && !name.startsWith('demo-')) {
      expect(readFileSync(path).includes('CANARY'), name).toBe(false);
    }
  }
});
