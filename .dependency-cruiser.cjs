/**
 * Which file may import which, types included: `npm run check` refuses the rest.
 *
 * Layers, of which imports go down or sideways, never up:
 *   3  main, migrate, run, app, modules, config/config, server/
 *   2  *.module, *.resolver, *.types, *.subscription, *.worker, *.route, *.json, graphql/, explorer/, page/
 *   1  services, jobs, settings and the pure rules beside them
 *   0  platform/, generated/, config/settings
 */
const swc = require('@swc/core');
const { Visitor } = require('@swc/core/Visitor.js');

const layer3 = [
  '^src/(main|migrate|run|app|modules)[.]ts$',
  '^src/config/config[.]ts$',
  '^src/server/(?!server[.]settings)',
];
const layer2 = ['[.](module|resolver|types|subscription|worker|route|json)[.]ts$', '^src/(graphql|explorer|page)/'];
const layer0 = ['^src/(platform|generated)/', '^src/config/settings[.]ts$'];

/** A feature's folder, and those that it may import. */
const features = {
  nodes: [],
  audit: [],
  'dead-letters': ['audit'],
  accounts: ['audit'],
  venues: ['audit', 'accounts'],
  catalog: ['audit', 'venues'],
  payments: [],
};
features.scheduling = Object.keys(features);
features.pricing = Object.keys(features);
features.promotions = Object.keys(features);
features.seating = Object.keys(features);
features.bookings = Object.keys(features);
features.tickets = Object.keys(features);
features.notifications = Object.keys(features);
features.programme = Object.keys(features);
features.ledger = Object.keys(features);
features.reports = Object.keys(features);
// What nothing else of the cinema depends on.
features.demo = ['audit', 'accounts', 'venues', 'catalog', 'scheduling', 'pricing', 'programme'];
features.page = ['catalog', 'scheduling', 'payments'];
features.explorer = ['accounts', 'scheduling', 'seating'];
const featureNames = Object.keys(features).join('|');
const kit = 'graphql|platform|generated';

const layers = [
  {
    name: 'layer-2-imports-no-layer-3',
    from: { path: '^src/', pathNot: layer3 },
    to: { path: layer3 },
  },
  {
    name: 'layer-1-imports-no-layer-2',
    comment: 'Services know neither GraphQL nor workers: what they need arrives in their constructor.',
    from: { path: '^src/', pathNot: [...layer3, ...layer2, ...layer0] },
    to: { path: layer2.map((path) => path.replace(/^\[/, '^src/.+[')) },
  },
  {
    name: 'layer-1-imports-no-graphql-and-no-bullmq',
    comment: 'The rules of booking do not depend on GraphQL or on the queues.',
    from: { path: '^src/', pathNot: [...layer3, ...layer2, ...layer0] },
    to: { path: 'node_modules/(graphql|graphql-[^/]+|type-graphql|@apollo/[^/]+|bullmq)/' },
  },
  {
    name: 'layer-0-imports-no-feature',
    from: { path: layer0 },
    to: { path: '^src/', pathNot: layer0 },
  },
];

const betweenFeatures = [
  ...Object.entries(features).map(([feature, below]) => ({
    name: `${feature}-imports-only-what-is-below-it`,
    from: { path: `^src/${feature}/` },
    to: {
      path: '^src/[^/]+/',
      pathNot: [`^src/(${[feature, ...below].join('|')}|${kit})/`, '^src/config/settings[.]ts$'],
    },
  })),
  {
    name: 'only-the-list-imports-modules',
    comment: 'A feature needs services of another, never its module.',
    from: { path: '^src/', pathNot: '^src/modules[.]ts$' },
    to: { path: '^src/[^/]+/[^/]+[.]module[.]ts$' },
  },
  {
    name: 'graphql-imports-no-feature',
    comment: 'It is the kit that features build on.',
    from: { path: '^src/graphql/' },
    to: { path: '^src/', pathNot: `^src/(${kit})/` },
  },
  {
    name: 'server-imports-no-feature',
    comment: 'It serves what the modules contribute.',
    from: { path: '^src/server/' },
    to: { path: `^src/(${featureNames})/` },
  },
  {
    name: 'every-folder-has-a-place',
    comment: 'A new folder of src/ has to be put in its place in .dependency-cruiser.cjs first.',
    from: { path: '^src/[^/]+/', pathNot: `^src/(${featureNames}|${kit}|server|config)/` },
    to: {},
  },
];

const cycles = [
  { name: 'no-cycle', from: { pathNot: '^web/' }, to: { circular: true } },
  {
    name: 'no-cycle-in-the-page',
    comment: 'But for types, and for what is loaded later.',
    from: { path: '^web/' },
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only', 'dynamic-import'] } },
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
    comment: 'A package that is not in package.json is installed by chance.',
    from: { pathNot: '^web/src/generated/' },
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

/** Of the page: what every part may use, and which parts a part may import. */
const pageKit = 'shell|ui|texts|graphql|session|style|generated';
const pageParts = {
  poster: [],
  demo: [],
  'whats-on': ['poster'],
  movie: ['poster', 'whats-on'],
  'seat-map': [],
  buying: ['showing', 'account', 'seat-map'],
  exchange: ['buying', 'showing', 'seat-map', 'whats-on'],
  showing: ['seat-map', 'buying'],
  account: ['buying'],
  component: ['seat-map'],
  embed: ['component', 'seat-map'],
  'side-by-side': ['component'],
};
/** The seat map for React, with its live seats; the rest of it knows neither React nor Apollo Client. */
const seatMapForReact = '^web/src/seat-map/(seat-map[.]tsx|live-seats[.]ts|seat-feed[.]ts)$';

const betweenPageParts = [
  ...Object.entries(pageParts).map(([part, others]) => ({
    name: `the-page's-${part}-imports-only-its-own`,
    from: { path: `^web/src/${part}/` },
    to: { path: '^web/src/[^/]+/', pathNot: `^web/src/(${[part, ...others].join('|')}|${pageKit})/` },
  })),
  {
    name: 'every-part-of-the-page-has-a-place',
    comment: 'A new folder of web/src/ has to be put in its place in .dependency-cruiser.cjs first.',
    from: { path: '^web/src/[^/]+/', pathNot: `^web/src/(${Object.keys(pageParts).join('|')}|${pageKit})/` },
    to: {},
  },
  {
    name: 'the-page-imports-only-itself',
    comment: 'It knows the server by its schema alone.',
    from: { path: '^web/' },
    to: { path: '^(src|test|bench|scripts|dist)/' },
  },
  {
    name: 'the-seat-map-needs-no-framework',
    comment: 'It is also a component for pages of other sites, which is to be small.',
    from: { path: '^web/src/(seat-map|component)/', pathNot: seatMapForReact },
    to: { path: ['node_modules/(react|react-dom|react-router|@apollo)/', seatMapForReact] },
  },
];

// The visitor that dependency-cruiser walks a file with is older than `using`.
const { visitStatement } = Visitor.prototype;
Visitor.prototype.visitStatement = function (statement) {
  if (statement.type !== 'UsingDeclaration') return visitStatement.call(this, statement);
  statement.decls = this.visitVariableDeclarators(statement.decls);
  return statement;
};

// dependency-cruiser does not tell it which files are TSX.
const { parseFileSync } = swc;
swc.parseFileSync = (file, options) => parseFileSync(file, { ...options, tsx: file.endsWith('x') });

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [...cycles, ...layers, ...betweenFeatures, ...betweenPageParts, ...packages].map((rule) => ({
    severity: 'error',
    ...rule,
  })),
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
