import type { Choices } from './choices.ts';

type Values = readonly [unknown, ...unknown[]];

/** Numbers that JavaScript cannot write as they are: they stand in the text of the request in this form. */
const RAW = /"\\u0001(.*?)\\u0001"/g;
const raw = (number: string) => `\u0001${number}\u0001`;

/** As JSON, with the numbers above. */
export function toJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(RAW, '$1');
}

/** Of every kind that Unicode, SQL and HTTP know. */
export const TEXTS: readonly [string, ...string[]] = [
  ...(['a', '', ' ', 'null', 'undefined', '__proto__', 'constructor', '[object Object]', '0', '-1'] as const),
  ...[
    '\0',
    'a\0b',
    '\uD800',
    'x\uDC00',
    '\uDFFF\uD83C',
    '\u2028',
    '\u2029',
    '\uFEFF',
    '\uFFFE',
    '\uFFFF',
    '\u001B[31m',
  ],
  ...[
    '\u202E',
    '\u200F\u200E',
    '\u200B',
    '\u2066a\u2069',
    'e\u0301',
    '\u00E9',
    '\u1E9B\u0323',
    'a\u0315\u0300\u05AE\u0062',
  ],
  ...[
    '👩‍👩‍👧‍👦',
    '🎬'.repeat(99),
    '𝒳',
    'ﷺ'.repeat(50),
    '한',
    '각',
    'ß',
    'İ',
    'ı',
    'ǅ',
    '＠',
    '٣',
    '½',
    `a${'\u0301'.repeat(500)}`,
  ],
  ...[
    "'",
    "''",
    '"',
    '`',
    '\\',
    "\\'",
    '\\u0000',
    '--',
    ';',
    '/*',
    '*/',
    "' or '1'='1",
    '"; drop table account; --',
    "'||(select 1)||'",
  ],
  ...[
    '$1',
    '$$',
    '%s',
    '%n',
    '%00',
    '%',
    '_',
    '\\x00',
    '${7*7}',
    '{{7*7}}',
    '#{x}',
    '<script>alert(1)</script>',
    '&amp;',
    '{',
    '[',
  ],
  ...[
    '\r\nSet-Cookie: a=b',
    '\n',
    '\t',
    '../../etc/passwd',
    'C:\\',
    'file:///etc/passwd',
    'http://127.0.0.1/',
    'javascript:alert(1)',
  ],
  ...['x'.repeat(201), 'x'.repeat(10_000), '\\'.repeat(5_000), '(a+)+$', 'é'.repeat(3_000), 'x y '.repeat(2_000)],
];

const NUMBERS: Values = [
  ...([1, 0, 2, 3, 100, 101, -1, 10, 60, 1200] as const),
  ...[
    2 ** 31 - 1,
    2 ** 31,
    -(2 ** 31),
    -(2 ** 31) - 1,
    2 ** 32,
    2 ** 53 - 1,
    2 ** 53,
    -(2 ** 53),
    1e21,
    0.5,
    -0.1,
    1e-7,
  ],
  ...[
    '-0',
    '1e309',
    '-1e309',
    '1e-400',
    '9007199254740993',
    '1.0',
    '1e2',
    '-9223372036854775808',
    '9223372036854775808',
  ].map(raw),
  ...['1', '1e2', 'NaN', 'Infinity', '0x10'],
];

const DATES: Values = [
  ...['2026-11-27', '2026-11-01', '2026-12-31', '0000-01-01', '0001-01-01', '-0001-01-01', '9999-12-31', '10000-01-01'],
  ...[
    '+010000-01-01',
    '2026-02-29',
    '2024-02-29',
    '2026-02-30',
    '2026-13-01',
    '1582-10-10',
    '4714-11-24',
    '0044-03-15 BC',
  ],
  ...['infinity', '-infinity', 'today', 'epoch', '2026-W48', '20261127', 20261127, 0],
] as unknown as Values;

const DATE_TIMES: Values = [
  ...[
    '2026-11-28T18:00:00Z',
    '2030-01-01T00:00:00.123Z',
    '0000-01-01T00:00:00Z',
    '0001-01-01T00:00:00Z',
    '9999-12-31T23:59:59.999Z',
  ],
  ...[
    '10000-01-01T00:00:00Z',
    '+010000-01-01T00:00:00Z',
    '-000001-01-01T00:00:00Z',
    '2016-12-31T23:59:60Z',
    '2026-06-30T23:59:61Z',
  ],
  ...['2026-11-27T24:00:00Z', '2026-11-27T20:00:00+14:00', '2026-11-27T20:00:00-23:59', '0000-01-01T00:00:00+23:59'],
  ...[
    '9999-12-31T23:59:59-23:59',
    '2026-11-27T20:00:00',
    '2026-11-27T20:00:00.1234567890123Z',
    'infinity',
    '-infinity',
    'now',
  ],
] as unknown as Values;

/** What fits somewhere else. */
export const ANYTHING: Values = [
  null,
  true,
  'x',
  1,
  [],
  {},
  [[]],
  [null],
  { a: 1 },
  1.5,
  '\0',
  [1, 'a'],
  { __proto__: 1 },
  raw('1e309'),
];

/** By the name of the scalar. What is not listed is a text. */
const SCALARS: Record<string, Values> = {
  Int: NUMBERS,
  Float: NUMBERS,
  SafeInt: NUMBERS,
  Boolean: [true, false],
  Date: DATES,
  DateTime: DATE_TIMES,
  LocalTime: ['17:30', '00:00', '23:59', '24:00', '23:59:60', '-1:00', '1:5', 'infinity'],
  CurrencyCode: ['EUR', 'USD', 'JPY', 'XXX', 'eur', 'KWD', '€'],
  CountryCode: ['DE', 'US', 'ZZ', 'de', 'D'],
  TimeZone: [
    'Europe/Berlin',
    'UTC',
    'Asia/Kathmandu',
    'Factory',
    'PST',
    '+25:00',
    'Etc/GMT+12',
    'posixrules',
    'localtime',
  ],
  LanguageTag: ['en', 'de-DE', 'zh-Hant-TW', 'x-private', 'en_US', 'i-klingon'],
  EmailAddress: [
    ...(['a@example.com', 'A@EXAMPLE.COM', ' b@example.com ', 'ü@müller.example', 'x@xn--mller-kva.example'] as const),
    ...[
      'İ@example.com',
      'a＠example.com',
      `${'x'.repeat(250)}@example.com`,
      'a@b@c',
      'a@[127.0.0.1]',
      'a@example.com\r\nBcc: b@c',
    ],
  ],
  URL: [
    'https://example.com/a',
    'http://[::1]/',
    'javascript:alert(1)',
    'ftp://a',
    'https://example.com/\0',
    '//a',
    'https://a@b:c',
  ],
};

/** A value for a scalar: nearly always one of its own kind. */
export function scalarValue(name: string, choices: Choices): unknown {
  const own = SCALARS[name];
  if (own === undefined || choices.onceIn(8)) return choices.of(TEXTS);
  return choices.of(own);
}
