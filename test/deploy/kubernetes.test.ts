import { execFile } from 'node:child_process';
import { parseEnv, promisify } from 'node:util';
import type { Deployment } from 'kubernetes-types/apps/v1.js';
import type { HorizontalPodAutoscaler } from 'kubernetes-types/autoscaling/v2.js';
import type { Container, PodSpec, Secret, Service } from 'kubernetes-types/core/v1.js';
import type { LabelSelector } from 'kubernetes-types/meta/v1.js';
import type { Ingress, NetworkPolicy } from 'kubernetes-types/networking/v1.js';
import type { PodDisruptionBudget } from 'kubernetes-types/policy/v1.js';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config/config.ts';
import { modules } from '../../src/modules.ts';
import { STOP_TIMEOUT_MS } from '../../src/run.ts';
import { isOnPath } from '../support/installed-program.ts';
import {
  kubernetesFolder,
  manifestsIn,
  readKubernetesFile,
  readKustomization,
  readManifests,
  ofKind,
  typeErrorsOf,
} from '../support/kubernetes-manifests.ts';

const manifests = readManifests();
const deployments = ofKind<Deployment>(manifests, 'Deployment');
const settings = parseEnv(readKubernetesFile('settings.env')) as Record<string, string>;

function podOf(deployment: Deployment): PodSpec {
  const pod = deployment.spec?.template.spec;
  if (!pod) throw new Error('a Deployment without pods');
  return pod;
}

function allContainers(): Container[] {
  return deployments.map(podOf).flatMap(({ initContainers = [], containers }) => [...initContainers, ...containers]);
}

function podsOf(selector: LabelSelector | Record<string, string> | undefined): string[] {
  const wanted = Object.entries(((selector as LabelSelector | undefined)?.matchLabels ?? selector ?? {}) as object);
  const selected = deployments.filter(({ spec }) =>
    wanted.every(([name, value]) => spec?.template.metadata?.labels?.[name] === value),
  );
  return selected.map(({ metadata }) => metadata?.name ?? '');
}

describe('the manifests', () => {
  test('are what the API of Kubernetes takes, to the last field', async () => {
    expect(await typeErrorsOf(manifests)).toBe('');
  });

  test('control: a field of another name, one that is missing, and one of another type are found', async () => {
    const deployment = manifests.find(({ kind }) => kind === 'Deployment');
    const wrong = [{ maxSurge: 1 }, { selector: undefined }, { minReadySeconds: '5' }].map((change) => {
      const copy = structuredClone(deployment) as { spec?: object } & NonNullable<typeof deployment>;
      Object.assign(copy.spec ?? {}, change);
      return copy;
    });
    const errors = (await typeErrorsOf(wrong)).match(/error TS.*/g);
    expect(errors).toEqual([
      expect.stringContaining('\'"maxSurge"\' does not exist'),
      expect.stringContaining("'selector' is missing"),
      expect.stringContaining("'string' is not assignable to type 'number'"),
    ]);
  });

  test.skipIf(!isOnPath('kubectl'))('are put together by kustomize, where there is one', async () => {
    const { stdout } = await promisify(execFile)('kubectl', ['kustomize', kubernetesFolder]);
    const built = manifestsIn(stdout);
    expect(await typeErrorsOf(built)).toBe('');
    expect(built.map(({ kind }) => kind).toSorted()).toEqual(
      [...manifests.map(({ kind }) => kind), 'ConfigMap'].toSorted(),
    );
    const [settingsOfPods] = ofKind<{ metadata: { name: string }; data: Record<string, string> }>(built, 'ConfigMap');
    expect(settingsOfPods?.data).toEqual(settings);
    // With the hash of what is in it, so that a change of it is rolled out.
    expect(settingsOfPods?.metadata.name).toMatch(/^rowlock-\w+$/);
    for (const deployment of ofKind<Deployment>(built, 'Deployment')) {
      for (const { image, envFrom } of podOf(deployment).containers) {
        expect(image).toBe('registry.example/rowlock:0.1.0');
        expect(envFrom?.[0]?.configMapRef?.name).toBe(settingsOfPods?.metadata.name);
      }
    }
  });

  test('select the pods that they are about', () => {
    for (const { metadata, spec } of deployments) expect(podsOf(spec?.selector)).toEqual([metadata?.name]);
    for (const { metadata, spec } of ofKind<Service>(manifests, 'Service'))
      expect(podsOf(spec?.selector)).toEqual([metadata?.name]);
    for (const { metadata, spec } of ofKind<PodDisruptionBudget>(manifests, 'PodDisruptionBudget'))
      expect(podsOf(spec?.selector)).toEqual([metadata?.name]);
    for (const { metadata, spec } of ofKind<HorizontalPodAutoscaler>(manifests, 'HorizontalPodAutoscaler'))
      expect(spec?.scaleTargetRef.name).toBe(metadata?.name);
    const names = deployments.map(({ metadata }) => metadata?.name);
    expect(names).toEqual(['rowlock-api', 'rowlock-worker']);
    for (const kind of ['PodDisruptionBudget', 'HorizontalPodAutoscaler'])
      expect(ofKind<Deployment>(manifests, kind).map(({ metadata }) => metadata?.name)).toEqual(names);
    for (const { spec } of ofKind<NetworkPolicy>(manifests, 'NetworkPolicy'))
      expect(podsOf(spec?.podSelector)).not.toEqual([]);
  });

  test('name ports that the pods have, and processes listen on', () => {
    const ports = deployments.flatMap((deployment) =>
      podOf(deployment).containers.flatMap(({ ports: own = [] }) => own),
    );
    for (const { containerPort } of ports) expect(String(containerPort)).toBe(settings['PORT']);
    const known = [...ports.map(({ name }) => name), Number(settings['PORT'])];
    const services = ofKind<Service>(manifests, 'Service').flatMap(({ spec }) => spec?.ports ?? []);
    for (const { targetPort } of services) expect(known).toContain(targetPort);
    const entries = ofKind<NetworkPolicy>(manifests, 'NetworkPolicy').flatMap(({ spec }) => spec?.ingress ?? []);
    for (const { ports: open = [] } of entries) for (const { port } of open) expect(known).toContain(port);
    const [ingress] = ofKind<Ingress>(manifests, 'Ingress');
    const [behind] = ingress?.spec?.rules?.[0]?.http?.paths ?? [];
    expect(behind?.backend.service).toEqual({ name: 'rowlock-api', port: { name: services[0]?.name } });
  });

  test('let no pod be root, write to its image, or gain rights', () => {
    for (const deployment of deployments) {
      const { securityContext, automountServiceAccountToken } = podOf(deployment);
      expect(securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
      expect(securityContext?.runAsUser).toBeGreaterThan(0);
      expect(automountServiceAccountToken).toBe(false);
    }
    for (const { securityContext, resources } of allContainers()) {
      expect(securityContext).toEqual({
        ...{ allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
      });
      expect(resources).toMatchObject({
        requests: { cpu: expect.anything() as string },
        limits: { memory: expect.anything() as string },
      });
    }
  });

  test('give a process the time to stop, and the balancer the time to notice', () => {
    const drainMs = Number(settings['DRAIN_SECONDS']) * 1000;
    for (const deployment of deployments) {
      const { terminationGracePeriodSeconds = 0, containers } = podOf(deployment);
      const [container] = containers;
      const isApi = container?.env?.some(({ name, value }) => name === 'ROLE' && value === 'api');
      expect(terminationGracePeriodSeconds * 1000).toBeGreaterThan(STOP_TIMEOUT_MS + (isApi ? drainMs : 0));
      const { periodSeconds = 10, failureThreshold = 3 } = container?.readinessProbe ?? {};
      expect(periodSeconds * failureThreshold * 1000).toBeLessThan(drainMs);
    }
  });

  test('scale by the CPU, and workers by the age of the queue', () => {
    const metrics = ofKind<HorizontalPodAutoscaler>(manifests, 'HorizontalPodAutoscaler').map(({ spec }) =>
      spec?.metrics?.map(({ resource, external }) => resource?.name ?? external?.metric.name),
    );
    expect(metrics).toEqual([['cpu'], ['cpu', 'rowlock_queue_oldest_seconds']]);
  });
});

describe('the settings of the manifests', () => {
  const [secret] = manifestsIn(readKubernetesFile('secret.example.yaml')) as unknown as Secret[];

  test('are settings, and an api and a worker start with them', () => {
    const known = new Set(Object.values(modules.settings).map(({ name }) => name));
    const given = {
      ...Object.fromEntries(Object.keys(secret?.stringData ?? {}).map((name) => [name, ''])),
      ...{
        DATABASE_URL: 'postgresql://rowlock@postgres/rowlock',
        REDIS_URL: 'redis://redis',
        JWT_SECRET: 'x'.repeat(32),
      },
    };
    for (const deployment of deployments) {
      const env = podOf(deployment).containers.flatMap((container) => container.env ?? []);
      const own = Object.fromEntries(env.map(({ name, value }) => [name, value]));
      const environment = { ...settings, ...given, ...own };
      expect(Object.keys(environment).filter((name) => !known.has(name))).toEqual([]);
      expect(readConfig(environment).role).toBe(own['ROLE']);
    }
  });

  test('are given to every container, and no secret has a value or is applied', () => {
    expect(readKustomization().configMapGenerator).toEqual([{ name: 'rowlock', envs: ['settings.env'] }]);
    for (const { envFrom } of allContainers())
      expect(envFrom).toEqual([{ configMapRef: { name: 'rowlock' } }, { secretRef: { name: secret?.metadata?.name } }]);
    expect(new Set(Object.values(secret?.stringData ?? {}))).toEqual(new Set(['']));
    expect(readKustomization().resources.filter((file) => file.includes('secret'))).toEqual([]);
  });
});
