/** @type {import('jest').Config} */
export default {
  extensionsToTreatAsEsm: ['.ts'],
  testMatch: ['<rootDir>/tests/*.test.ts'],
  transform: { '\\.ts$': '<rootDir>/jest-transform.js' },
}
