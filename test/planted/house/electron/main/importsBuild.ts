import config from '../../build/checks/dependency-cruiser.cjs';

export const borrowed: unknown = config;
