/**
 * The HTML report in a real browser: filter, keys, colours, print, accessibility, and that nothing asks the network.
 * Needs the Chromium of the system; says so and skips where there is none.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch, type Browser, type Page } from 'puppeteer-core';
import type { Analysis } from '../../src/model/index.ts';
import { renderReport } from '../../src/report/index.ts';
import { root, runIn } from '../engine.ts';
import { inputOf, judgedOf, options, verdictOf } from './fixture.ts';
import { largeAnalysis } from './large.ts';

const chromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);
const inBrowser = chromium === undefined ? describe.skip : describe;
const title =
  chromium === undefined ? 'in a browser: skipped, for there is no chromium here' : 'in a browser';

jest.setTimeout(120_000);

inBrowser(title, () => {
  const folder = mkdtempSync(join(tmpdir(), 'mig-lint-html-'));
  let browser: Browser;

  beforeAll(async () => {
    browser = await launch({ executablePath: chromium!, args: ['--no-sandbox', '--disable-gpu'] });
    for (const name of ['two-programs', 'pointer-table', 'undetermined']) {
      const { written } = await runIn(join(root, 'samples', name), [
        '--format',
        'html:out.html',
        '--no-config',
      ]);
      writeFileSync(join(folder, `${name}.html`), written.get('out.html')!);
    }
    keep('large', largeAnalysis({ programs: 850, findings: 5000, rules: 20 }));
    keep('middle', largeAnalysis({ programs: 8, findings: 60, rules: 4 }));
    const evil = '</script><img src=x onerror="document.title=1"><script>document.title=2</script>';
    keep('hostile', {
      programs: [verdictOf({ program: evil })],
      findings: [judgedOf({ message: evil, within: evil })],
      notices: [{ text: evil, file: null, line: null, incomplete: false }],
    });
  });

  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  function keep(name: string, analysis: Partial<Analysis>): void {
    writeFileSync(join(folder, `${name}.html`), renderReport('html', inputOf(analysis), options));
  }

  interface View {
    readonly dark?: boolean;
    readonly width?: number;
    readonly script?: boolean;
    readonly hash?: string;
  }

  /** Opens a page and holds it against what must never happen: errors, complaints, requests. */
  async function visit(name: string, view: View, look: (page: Page) => Promise<void>): Promise<void> {
    const page = await browser.newPage();
    const noise: string[] = [];
    page.on('console', (message) => noise.push(`console: ${message.text()}`));
    page.on('pageerror', (error) => noise.push(`error: ${String(error)}`));
    page.on('dialog', () => noise.push('a dialog'));
    page.on('request', (request) => {
      if (!request.url().startsWith(`file://${folder}/`)) noise.push(`request: ${request.url()}`);
    });
    await page.setJavaScriptEnabled(view.script !== false);
    await page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: view.dark === true ? 'dark' : 'light' },
    ]);
    await page.setViewport({ width: view.width ?? 1200, height: 900 });
    await page.goto(`file://${folder}/${name}.html${view.hash ?? ''}`);
    await look(page);
    await page.close();
    expect(noise).toEqual([]);
  }

  const shown = (kind: string): string =>
    `[...document.querySelectorAll('[data-item=${kind}]')].filter((one) => one.offsetParent !== null).length`;

  async function until(page: Page, condition: string): Promise<void> {
    await page.waitForFunction(condition, { timeout: 20_000 });
  }

  it('filters by text, verdict, rule and file, says how many are left, and clears', async () => {
    await visit('middle', {}, async (page) => {
      expect(await page.$eval('#count', (one) => one.textContent)).toBe(
        '8 of 8 programs and 60 of 60 findings shown',
      );
      await page.type('#q', 'program-4 src/main4');
      await until(page, `${shown('program')} === 1`);
      expect(await page.$eval('#count', (one) => one.textContent)).toContain('1 of 8 programs');
      await page.keyboard.press('Escape');
      await until(page, `${shown('program')} === 8`);

      await page.select('#by-answer', 'blocked');
      await until(page, `${shown('program')} === 2`);
      expect(await page.evaluate(`document.getElementById('clear').hidden`)).toBe(true);
      await page.select('#by-answer', '');
      await page.select('#by-rule', 'rule-2');
      await until(page, `document.getElementById('rule-rule-1').hidden`);
      expect(await page.$eval('#count', (one) => one.textContent)).toContain('15 of 60 findings');
      await page.select('#by-rule', '');
      await page.type('#by-file', 'PART3/file3.');
      await until(page, `document.getElementById('count').textContent.includes(' 1 of 60')`);
      await page.click('button[type=reset]');
      await until(page, `document.getElementById('count').textContent.startsWith('8 of 8')`);
    });
  });

  it('says so where nothing matches', async () => {
    await visit('middle', {}, async (page) => {
      await page.type('#q', 'nothing of the kind');
      await until(page, `document.getElementById('count').textContent.startsWith('0 of 8')`);
      expect(await page.evaluate(shown('finding'))).toBe(0);
    });
  });

  it('is worked by keys: skip link, search, opening, and a ring around what has the focus', async () => {
    await visit('middle', {}, async (page) => {
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.className')).toBe('skip');
      expect(await page.evaluate('document.activeElement.getBoundingClientRect().left >= 0')).toBe(true);
      await page.keyboard.press('Enter');
      expect(await page.evaluate('document.activeElement.id')).toBe('main');
      await page.keyboard.press('/');
      expect(await page.evaluate('document.activeElement.id')).toBe('q');
      await page.keyboard.type('a/b');
      expect(await page.evaluate(`document.getElementById('q').value`)).toBe('a/b');
      await page.keyboard.press('Escape');
      await page.focus('.programs summary');
      await page.keyboard.press('Enter');
      expect(await page.evaluate(`document.querySelector('.programs details').open`)).toBe(true);
      await page.keyboard.press('Tab');
      const ring = 'getComputedStyle(document.activeElement).outlineStyle';
      expect(await page.evaluate(ring)).toBe('solid');
    });
  });

  it('opens what a link points to, even when the filter hides it', async () => {
    await visit('middle', {}, async (page) => {
      await page.type('#q', 'nothing of the kind');
      await until(page, `${shown('finding')} === 0`);
      await page.evaluate(`location.hash = '#f7'`);
      await until(page, `document.querySelector('#f7 > details').open && ${shown('program')} === 8`);
    });
    await visit('middle', { hash: '#f7' }, async (page) => {
      expect(await page.evaluate(`document.querySelector('#f7 > details').open`)).toBe(true);
    });
  });

  it('opens and closes everything at once', async () => {
    await visit('middle', {}, async (page) => {
      const open = `document.querySelectorAll('main .programs details[open], main .findings details[open]').length`;
      await page.click('#unfold');
      expect(await page.evaluate(open)).toBeGreaterThan(8);
      await page.click('#unfold');
      expect(await page.evaluate(open)).toBe(0);
    });
  });

  const groundOf = 'getComputedStyle(document.body).backgroundColor';

  it('is dark where the system is, and where the button says so', async () => {
    const grounds: Record<string, unknown> = {};
    await visit('two-programs', {}, async (page) => {
      grounds['light'] = await page.evaluate(groundOf);
      await page.click('#theme');
      expect(await page.evaluate(groundOf)).toBe(grounds['light']);
      await page.click('#theme');
      grounds['chosen dark'] = await page.evaluate(groundOf);
      expect(await page.$eval('#theme', (one) => one.textContent)).toBe('Colours: dark');
      // The browser writes down what a page keeps in its own time.
      for (let tries = 0; tries < 5; tries += 1) {
        await page.reload();
        if ((await page.evaluate(groundOf)) === grounds['chosen dark']) break;
      }
      expect(await page.evaluate(groundOf)).toBe(grounds['chosen dark']);
      await page.click('#theme');
    });
    await visit('two-programs', { dark: true }, async (page) => {
      grounds['dark'] = await page.evaluate(groundOf);
      await page.click('#theme');
      expect(await page.evaluate(groundOf)).toBe(grounds['light']);
      await page.click('#theme');
      await page.click('#theme');
    });
    expect(grounds['dark']).toBe(grounds['chosen dark']);
    expect(grounds['dark']).not.toBe(grounds['light']);
  });

  it('prints in light colours, with everything open and without what only a screen needs', async () => {
    await visit('middle', { dark: true }, async (page) => {
      await page.evaluate(
        `addEventListener('beforeprint', () => { window.open_ = document.querySelectorAll('main details:not([open])').length; })`,
      );
      const pdf = await page.pdf({ format: 'A4' });
      expect(Buffer.from(pdf).subarray(0, 5).toString()).toBe('%PDF-');
      expect(await page.evaluate('window.open_')).toBe(0);
      expect(await page.evaluate(`document.querySelectorAll('main .programs details[open]').length`)).toBe(0);
      await page.emulateMediaType('print');
      expect(await page.evaluate(groundOf)).toBe('rgb(255, 255, 255)');
      expect(await page.evaluate(`getComputedStyle(document.querySelector('form')).display`)).toBe('none');
    });
  });

  it('shows everything without its script, and no controls that would do nothing', async () => {
    await visit('two-programs', { script: false }, async (page) => {
      const [text, controls] = await Promise.all([
        page.$eval('main', (one) => one.textContent),
        page.$$eval('#filter, #theme', (some) => some.map((one) => one.hasAttribute('hidden'))),
      ]);
      expect(text).toContain('What to change first');
      expect(controls).toEqual([true, true]);
    });
  });

  it('does nothing that a hostile source says', async () => {
    await visit('hostile', {}, async (page) => {
      expect(await page.title()).not.toMatch(/^[12]$/);
      expect(await page.$$('img, script')).toHaveLength(1);
    });
  });

  it.each([320, 1200])('fits a screen of %i columns', async (width) => {
    for (const name of ['two-programs', 'pointer-table', 'middle', 'hostile']) {
      await visit(name, { width }, async (page) => {
        await page.click('#unfold');
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      });
    }
  });

  it('stays quick when it is large', async () => {
    await visit('large', {}, async (page) => {
      const time = await page.evaluate(`(async () => {
        const started = performance.now();
        const query = document.getElementById('q');
        query.value = 'program-84';
        query.dispatchEvent(new Event('input', { bubbles: true }));
        while (!document.getElementById('count').textContent.startsWith('11 of 850'))
          await new Promise((done) => setTimeout(done, 10));
        return performance.now() - started;
      })()`);
      expect(time).toBeLessThan(3000);
    });
  });

  const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

  it.each([
    ['two-programs', {}],
    ['pointer-table', { dark: true, width: 390 }],
    ['undetermined', { dark: true }],
    ['middle', {}],
    ['middle', { dark: true }],
  ])('keeps to the rules of accessibility, contrast among them: %s %j', async (name, view) => {
    await visit(name, view, async (page) => {
      await page.click('#unfold');
      await page.evaluate(axe);
      const { broken, contrasts } = (await page.evaluate(`axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      }).then(({ violations, passes }) => ({
        contrasts: passes.filter(({ id }) => id === 'color-contrast').flatMap(({ nodes }) => nodes).length,
        broken: violations.flatMap(({ id, nodes }) =>
        nodes.slice(0, 3).map(({ html, failureSummary }) => id + ': ' + html.slice(0, 200) + ' ' + failureSummary)) }))`)) as {
        broken: readonly string[];
        contrasts: number;
      };
      expect(broken).toEqual([]);
      expect(contrasts).toBeGreaterThan(30);
    });
  });

  it('has its headings in order and a name for every landmark', async () => {
    await visit('middle', {}, async (page) => {
      await page.click('#unfold');
      const levels = await page.$$eval('h1, h2, h3, h4, h5', (some) =>
        some.map((one) => Number(one.tagName[1])),
      );
      expect(levels.filter((level, at) => level > (levels[at - 1] ?? 0) + 1)).toEqual([]);
      expect(levels.filter((level) => level === 1)).toHaveLength(1);
      const landmarks = await page.$$eval('main, nav, header, footer, search', (some) =>
        some.map((one) => one.tagName),
      );
      expect(landmarks.map((name) => name.toLowerCase())).toEqual([
        'header',
        'nav',
        'main',
        'search',
        'footer',
      ]);
    });
  });
});
