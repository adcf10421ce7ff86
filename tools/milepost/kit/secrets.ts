/** Variables whose whole value is a secret; the passwords in addresses are found wherever they stand. */
const secretVariables = ['TEMPORAL_API_KEY'];
const addressVariables = ['MILEPOST_MONGODB_URI', 'MILEPOST_SMTP_URL'];

/** Takes passwords and keys out of a text: errors of drivers and mail servers may repeat what they were given. */
export function withoutSecrets(text: string, env: NodeJS.ProcessEnv): string {
  return secretsOf(env).reduce((rest, secret) => rest.replaceAll(secret, '***'), text);
}

function secretsOf(env: NodeJS.ProcessEnv): string[] {
  const whole = secretVariables.flatMap((name) => env[name] ?? []);
  const passwords = addressVariables.flatMap((name) => {
    const given = /^[a-z+]+:\/\/[^:@/\s]*:([^@\s]+)@/.exec(env[name] ?? '')?.[1];
    return given === undefined ? [] : [given, decoded(given)];
  });
  return [...whole, ...passwords].filter((secret) => secret.length > 0);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}
