import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { parse, parseAllDocuments } from 'yaml';
import { projectRoot } from './server-process.ts';
import { temporaryDirectory } from './temporary-directory.ts';

export const kubernetesFolder = path.join(projectRoot, 'deploy/kubernetes');

export interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string };
}

interface Kustomization {
  resources: string[];
  images: { name: string; newName: string; newTag: string }[];
  configMapGenerator: { name: string; envs: string[] }[];
}

export function readKubernetesFile(file: string): string {
  return readFileSync(path.join(kubernetesFolder, file), 'utf8');
}

export function readKustomization(): Kustomization {
  return parse(readKubernetesFile('kustomization.yaml')) as Kustomization;
}

export function manifestsIn(text: string): Manifest[] {
  return parseAllDocuments(text).map((document) => {
    if (document.errors[0]) throw document.errors[0];
    return document.toJS() as Manifest;
  });
}

/** All that kustomization.yaml lists, as it stands there. */
export function readManifests(): Manifest[] {
  return readKustomization().resources.flatMap((file) => manifestsIn(readKubernetesFile(file)));
}

/** @template Type one of kubernetes-types, which are made from the OpenAPI description of the API of Kubernetes */
export function ofKind<Type>(manifests: readonly Manifest[], kind: string): Type[] {
  return manifests.filter((manifest) => manifest.kind === kind) as unknown as Type[];
}

/** What differs from the API of Kubernetes: fields that it has not, that are missing, or of another type. '' for nothing. */
export async function typeErrorsOf(manifests: readonly Manifest[]): Promise<string> {
  await using folder = await temporaryDirectory();
  const statements = manifests.map(
    (manifest) => `(${JSON.stringify(manifest, null, 2)}) satisfies import('${typesOf(manifest)}').${manifest.kind};`,
  );
  await writeFile(path.join(folder.path, 'manifests.ts'), `${statements.join('\n')}\nexport {};\n`);
  const compilerOptions = {
    ...{ strict: true, noEmit: true, skipLibCheck: true, types: [], module: 'preserve' },
    paths: { 'kubernetes-types/*': [path.join(projectRoot, 'node_modules/kubernetes-types/*')] },
  };
  const project = path.join(folder.path, 'tsconfig.json');
  await writeFile(project, JSON.stringify({ compilerOptions, files: ['manifests.ts'] }));
  try {
    const { stdout } = await promisify(execFile)(path.join(projectRoot, 'node_modules/.bin/tsc'), [
      '--project',
      project,
    ]);
    return stdout;
  } catch (error) {
    const { stdout = '' } = error as { stdout?: string };
    if (stdout === '') throw error;
    return stdout;
  }
}

/** The module of a group and version: `v1` is `core/v1`, and `networking.k8s.io/v1` is `networking/v1`. */
function typesOf({ apiVersion }: Manifest): string {
  const [group = '', version = ''] = apiVersion.includes('/') ? apiVersion.split('/') : ['core', apiVersion];
  return `kubernetes-types/${group.replace(/\..*/, '')}/${version}`;
}
