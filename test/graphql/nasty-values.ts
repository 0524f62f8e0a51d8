import fc from 'fast-check';

export const nastyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    '\uD800',
    '%',
    "'",
    '"; drop table account; --',
    '\\',
    '${x}',
    '{{}}',
    '🎬'.repeat(99),
  ),
  fc.nat({ max: 20_000 }).map((length) => 'x'.repeat(length)),
);

export const nastyNumber = fc.oneof(fc.integer({ min: -3, max: 103 }), fc.integer(), fc.double(), fc.maxSafeInteger());

export const nastyTime = fc.oneof(
  nastyText,
  fc
    .date({ min: new Date('0000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString()),
  fc.constantFrom(
    '0000-01-01T00:00:00Z',
    '9999-12-31T23:59:59.999Z',
    '2024-02-29T24:00:00Z',
    '2016-12-31T23:59:60Z',
    '2030-01-01T00:00:00+23:59',
  ),
);

export const nastyDay = fc.oneof(
  nastyTime,
  nastyTime.map((time) => time.slice(0, 10)),
);

export const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });

export const nastyPayment = fc.oneof(
  fc.record({ token: nastyText }),
  fc.record({ atCounter: fc.boolean() }),
  fc.record({ token: maybe(nastyText), atCounter: maybe(fc.boolean()) }, { requiredKeys: [] }),
);
