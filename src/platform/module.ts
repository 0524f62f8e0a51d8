import type { FastifyInstance } from 'fastify';
import type { SettingsSlice, SettingValues } from '../config/settings.ts';
import type { Metric } from './metrics/metric.ts';
import type { NodeKind } from './nodes.ts';
import type { StoredPersonalData } from './personal-data.ts';
import type { DueRows } from './queues/due-rows.ts';
import type { JobHandler } from './queues/queues.ts';

/** A class of resolvers. It is made once, with all services, of which its constructor picks what it needs. */
export type ResolverClass<Services> = new (services: Services) => object;

/**
 * A feature, as the process sees it: what it needs, what it makes, and everything of it that has to be registered
 * somewhere. Only `modules.ts` lists modules.
 */
export interface Module<Needs, Makes> {
  /** Makes the feature's services. What it opens it gives to `resources`. */
  create: (needs: Needs) => Makes;
  resolvers?: readonly ResolverClass<NoInfer<Needs & Makes>>[];
  /** Handlers of jobs, for a worker. */
  workers?: (services: NoInfer<Needs & Makes>) => readonly JobHandler[];
  /** Rows that are due when a job was lost, for a worker. */
  dueRows?: (services: NoInfer<Needs & Makes>) => readonly DueRows[];
  /** Its types that implement Node, by their names. */
  nodes?: (services: NoInfer<Needs & Makes>) => Readonly<Record<string, NodeKind>>;
  /** What it stores about accounts. */
  personalData?: (services: NoInfer<Needs & Makes>) => StoredPersonalData;
  /** What it tells at `/metrics`, in every process. */
  metrics?: (services: NoInfer<Needs & Makes>) => readonly Metric[];
  /** HTTP routes beside /graphql, for an api. */
  routes?: (fastify: FastifyInstance, services: NoInfer<Needs & Makes>) => void;
  /**
   * Runs once, before anything is served. All modules start at the same time.
   *
   * @returns lines for the text that the server prints when it is ready
   */
  start?: (services: NoInfer<Needs & Makes>) => Promise<readonly string[]>;
}

/** Gives a module its types: what it needs by its `create`, what it makes by what that returns. */
export function defineModule<Needs extends object, Makes extends object>(
  module: Module<Needs, Makes>,
): Module<Needs, Makes> {
  return module;
}

/** The settings of a feature, and its module, which is loaded later. */
interface Listed {
  settings: SettingsSlice;
  load: () => Promise<unknown>;
}

/**
 * Features in an order in which each finds what it needs: the compiler refuses a module that is listed before one that
 * it needs.
 */
export class ModuleList<Available extends object> {
  readonly #settings: SettingsSlice;
  readonly #listed: readonly Listed[];

  /** @param settings those of what is there before the first module */
  constructor(settings: SettingsSlice, listed: readonly Listed[] = []) {
    this.#settings = settings;
    this.#listed = listed;
  }

  add<Slice extends SettingsSlice, Makes extends object>(
    settings: Slice,
    load: () => Promise<Module<Available & { config: SettingValues<NoInfer<Slice>> }, Makes>>,
  ): ModuleList<Available & { config: SettingValues<Slice> } & Makes> {
    return new ModuleList(this.#settings, [...this.#listed, { settings, load }]);
  }

  /** Every setting of every feature. */
  get settings(): SettingsSlice {
    return Object.assign({}, this.#settings, ...this.#listed.map(({ settings }) => settings)) as SettingsSlice;
  }

  /** The modules in their order. */
  async load(): Promise<Module<Available, object>[]> {
    const loaded = await Promise.all(this.#listed.map(({ load }) => load()));
    return loaded as Module<Available, object>[];
  }
}

/** Everything that the modules of a list make, and what they make it from. */
export type ServicesOf<List> = List extends ModuleList<infer Available> ? Available : never;
