import type { PersonRole } from '../../shared/identity/person';

/** The passphrase of everybody in the sample. It protects nothing: it is printed wherever the sample is described. */
export const samplePassphrase = 'imprimatur sample';

/** Somebody of the sample. Between the four of them every role of the team policy is held, and nobody signs their own text. */
export interface SamplePerson {
  readonly name: string;
  readonly email: string;
  readonly roles: readonly PersonRole[];
  readonly locales: readonly string[];
}

/** Owns the workspace, manages releases, signs for the product, and translates. */
export const manager: SamplePerson = {
  name: 'Nadia Benali',
  email: 'nadia.benali@meridian.example',
  roles: ['owner', 'product', 'release-manager'],
  locales: [],
};

export const writer: SamplePerson = {
  name: 'Maya Lindqvist',
  email: 'maya.lindqvist@meridian.example',
  roles: ['writer'],
  locales: [],
};

export const engineer: SamplePerson = {
  name: 'Jonas Adler',
  email: 'jonas.adler@meridian.example',
  roles: ['engineering', 'security', 'localization'],
  locales: ['de', 'ar'],
};

export const officer: SamplePerson = {
  name: 'Leila Haddad',
  email: 'leila.haddad@meridian.example',
  roles: ['support', 'compliance'],
  locales: [],
};

export const samplePeople: readonly SamplePerson[] = [manager, writer, engineer, officer];
