import fc from 'fast-check';
import { expect, test } from 'vitest';
import { html } from '../../src/platform/html.ts';

test('text that is put into HTML stays text', () => {
  expect(html`<p title="${'"Q&A"'}">${'<script>'}</p>`.toString()).toBe(
    '<p title="&quot;Q&amp;A&quot;">&lt;script&gt;</p>',
  );
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(html`${text}`.toString()).not.toMatch(/[<>"]/);
    }),
  );
});

test('HTML in HTML is not escaped again, lists are joined, and nothing is nothing', () => {
  const items = ['a', '<b>'].map((item) => html`<i>${item}</i>`);
  expect(html`${items}${null}${undefined}${''}`.toString()).toBe('<i>a</i><i>&lt;b&gt;</i>');
});
