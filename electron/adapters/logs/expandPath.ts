import { escapePath } from 'tinyglobby';

const variables = /\$\{(\w+)\}|\$(\w+)|%([\w()]+)%/g;

/**
 * A glob of the policy with the person's folder and environment put in. Their values are taken as they are: a star in
 * somebody's name is no wildcard.
 * @param env the environment; Windows' names are found in any case
 * @returns null when it names a variable that this machine does not have
 */
export function expandPath(
  glob: string,
  env: Readonly<Record<string, string | undefined>>,
  home: string,
  platform: NodeJS.Platform,
): string | null {
  const slashes = (text: string): string => (platform === 'win32' ? text.replaceAll('\\', '/') : text);
  const literal = (text: string): string => escapePath(slashes(text));
  const missing: string[] = [];
  const valueOf = (name: string): string => {
    const value = platform === 'win32' ? ofAnyCase(env, name) : env[name];
    if (value === undefined) missing.push(name);
    return literal(value ?? '');
  };
  const pattern = slashes(glob)
    .replace(/^~(?=\/|$)/, () => literal(home))
    .replace(variables, (_all, braced: string | undefined, plain: string | undefined, percent: string) =>
      valueOf(braced ?? plain ?? percent),
    );
  return missing.length === 0 ? pattern : null;
}

function ofAnyCase(env: Readonly<Record<string, string | undefined>>, name: string): string | undefined {
  const found = Object.keys(env).find((key) => key.toLowerCase() === name.toLowerCase());
  return found === undefined ? undefined : env[found];
}
