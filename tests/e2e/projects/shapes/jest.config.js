/** @type {import('jest').Config} */
export default {
  testMatch: ['<rootDir>/tests/jest/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/jest-transform.js' },
}
