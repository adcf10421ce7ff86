import { z } from 'zod';

const name = z.string().regex(/^[a-z][a-z0-9-]*$/);
const duration = z.string().regex(/^\d+(s|m)$/);
const words = z.array(z.string().min(1)).min(1);

const service = z.strictObject({
  image: z.string().min(1),
  build: z.string().optional(),
  profiles: z.array(name).optional(),
  entrypoint: words.optional(),
  command: words.optional(),
  init: z.boolean().optional(),
  read_only: z.boolean().optional(),
  tmpfs: z.array(z.string().startsWith('/')).optional(),
  shm_size: z
    .string()
    .regex(/^\d+mb$/)
    .optional(),
  cap_drop: words.optional(),
  security_opt: words.optional(),
  restart: z
    .string()
    .regex(/^(unless-stopped|on-failure:\d+)$/)
    .optional(),
  logging: z.strictObject({ driver: z.string() }).optional(),
  depends_on: z
    .record(
      name,
      z.strictObject({
        condition: z.enum(['service_healthy', 'service_completed_successfully']),
        required: z.boolean().optional(),
      }),
    )
    .optional(),
  // only text: YAML would turn some numbers and words into something else
  environment: z.record(z.string().regex(/^[A-Z][A-Z0-9_]*$/), z.string()).optional(),
  ports: z.array(z.string().regex(/^[^:]+(:-[^:]+)?:[^:]+(:-[^:]+)?:\d+$/)).optional(),
  volumes: z.array(z.string().regex(/^[^:]+:\/[^:]+(:ro)?$/)).optional(),
  healthcheck: z
    .strictObject({
      test: z.tuple([z.literal('CMD'), z.string()], z.string()),
      interval: duration,
      timeout: duration,
      retries: z.int().min(1),
      start_period: duration.optional(),
    })
    .optional(),
  stop_grace_period: duration.optional(),
});

export type ComposeService = z.output<typeof service>;

/**
 * The part of the Compose Specification that `docker-compose.yml` uses, and nothing else: Compose itself takes a
 * mistyped key of the `x-` kind, and a number where text is meant, without a word.
 */
export const composeSchema = z
  .looseObject({
    name,
    services: z.record(name, service),
    volumes: z.record(name, z.null()),
  })
  .refine((file) => Object.keys(file).every((key) => /^(name|services|volumes|x-[a-z-]+)$/.test(key)), {
    error: 'has a key at its top that Compose does not know',
  })
  .refine(
    (file) => {
      const mounted = Object.values(file.services).flatMap(({ volumes = [] }) => volumes);
      const named = mounted.map((each) => each.split(':')[0]).filter((each) => !each?.startsWith('.'));
      return named.every((each) => each !== undefined && each in file.volumes);
    },
    { error: 'mounts a volume that it does not declare' },
  );
