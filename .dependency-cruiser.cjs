/**
 * Who may import whom, types included: `npm run check` refuses the rest.
 *
 * Floors, of which imports go down or sideways, never up:
 *   3  main, app, services
 *   2  *.resolver, *.types, *.subscription, *.worker, graphql/
 *   1  services, jobs and the pure rules beside them
 *   0  platform/, generated/, config
 */
const { Visitor } = require('@swc/core/Visitor.js');

const floor3 = '^src/(main|app|services)[.]ts$';
const floor2 = ['[.](resolver|types|subscription|worker)[.]ts$', '^src/graphql/'];
const floor0 = ['^src/(platform|generated)/', '^src/config[.]ts$'];

/** A feature's folder, and those that it stands on. */
const features = {
  accounts: [],
  catalog: [],
  venues: [],
  payments: [],
  scheduling: ['accounts', 'catalog', 'venues', 'payments'],
  seating: ['accounts', 'catalog', 'venues', 'payments', 'scheduling'],
  bookings: ['accounts', 'catalog', 'venues', 'payments', 'scheduling', 'seating'],
  reports: ['accounts', 'catalog', 'venues', 'payments', 'scheduling', 'seating', 'bookings'],
};
const featureNames = Object.keys(features).join('|');

/** Of graphql/, these put the features together; the others are what features build on. */
const composition = '^src/graphql/(schema|server|front-page|http)[.]ts$';

const floors = [
  {
    name: 'floor-2-imports-no-floor-3',
    from: { path: '^src/', pathNot: floor3 },
    to: { path: floor3 },
  },
  {
    name: 'floor-1-imports-no-floor-2',
    comment: 'Services know neither GraphQL nor workers: what they need arrives in their constructor.',
    from: { path: '^src/', pathNot: [floor3, ...floor2, ...floor0] },
    to: { path: floor2.map((path) => path.replace(/^\[/, '^src/.+[')) },
  },
  {
    name: 'floor-1-imports-no-graphql-and-no-bullmq',
    comment: 'Rules of booking must not depend on what carries them.',
    from: { path: '^src/', pathNot: [floor3, ...floor2, ...floor0] },
    to: { path: 'node_modules/(graphql|graphql-[^/]+|type-graphql|@apollo/[^/]+|bullmq)/' },
  },
  {
    name: 'floor-0-imports-no-feature',
    from: { path: floor0 },
    to: { path: '^src/', pathNot: floor0 },
  },
];

const betweenFeatures = [
  ...Object.entries(features).map(([feature, below]) => ({
    name: `${feature}-imports-only-what-it-stands-on`,
    from: { path: `^src/${feature}/` },
    to: { path: '^src/[^/]+/', pathNot: `^src/(${[feature, ...below].join('|')}|graphql|platform|generated)/` },
  })),
  {
    name: 'demo-imports-only-platform',
    comment: 'It writes rows of its own; nothing of the cinema may come to depend on it either.',
    from: { path: '^src/demo/' },
    to: { path: '^src/', pathNot: '^src/(demo|platform|generated)/' },
  },
  {
    name: 'only-app-imports-demo',
    from: { path: '^src/', pathNot: ['^src/demo/', floor3] },
    to: { path: '^src/demo/' },
  },
  {
    name: 'graphql-imports-no-feature',
    comment: 'Features build on it. Only what puts them together knows them, and all may know who asks.',
    from: { path: '^src/graphql/', pathNot: composition },
    to: { path: '^src/', pathNot: ['^src/(graphql|platform|generated)/', '^src/accounts/access-token[.]ts$'] },
  },
  {
    name: 'features-import-no-composition',
    from: { path: `^src/(${featureNames})/` },
    to: { path: composition },
  },
  {
    name: 'every-folder-has-a-place',
    comment: 'A new folder of src/ has to be put in its place in .dependency-cruiser.cjs first.',
    from: { path: '^src/[^/]+/', pathNot: `^src/(${featureNames}|demo|graphql|platform|generated)/` },
    to: {},
  },
];

const packages = [
  {
    name: 'src-imports-only-src',
    from: { path: '^src/' },
    to: { path: '^(test|bench|scripts|web|dist)/' },
  },
  {
    name: 'imports-are-declared',
    comment: 'What is not in package.json is there by chance.',
    from: {},
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
  {
    name: 'imports-can-be-resolved',
    comment: 'But for dist/, which may not have been built yet.',
    from: {},
    to: { couldNotResolve: true, pathNot: '/dist/' },
  },
  {
    name: 'src-imports-no-dev-dependency',
    comment: 'It would be missing in production.',
    from: { path: '^src/' },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm'] },
  },
];

// The visitor that dependency-cruiser walks a file with is older than `using`.
const { visitStatement } = Visitor.prototype;
Visitor.prototype.visitStatement = function (statement) {
  if (statement.type !== 'UsingDeclaration') return visitStatement.call(this, statement);
  statement.decls = this.visitVariableDeclarators(statement.decls);
  return statement;
};

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [{ name: 'no-cycle', from: {}, to: { circular: true } }, ...floors, ...betweenFeatures, ...packages].map(
    (rule) => ({ severity: 'error', ...rule }),
  ),
  options: {
    // The one parser that needs no TypeScript: its own, from 7 on, cannot be called from JavaScript.
    parser: 'swc',
    doNotFollow: { path: ['node_modules', '^src/generated/', '^test/generated/', '^dist/'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
};
