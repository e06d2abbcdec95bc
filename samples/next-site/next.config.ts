import type { NextConfig } from 'next';

const config: NextConfig = {
  poweredByHeader: false,
  // One worker: the build of a small site needs neither more cores nor more memory.
  experimental: { cpus: 1 },
  turbopack: { root: import.meta.dirname },
};

export default config;
