import { failureText } from '../../../shared/i18n/failure-text';
import { samplePassphrase } from '../../sample/sample-people';
import { writeSample } from '../../sample/write-sample';
import { failed, type Command } from '../command';

/** `imprimatur sample DIR`: writes the sample workspace; its people can be unlocked in the profile that `--profile` names. */
export const sampleCommand: Command = {
  name: 'sample',
  positionals: ['DIR'],
  options: { profile: 'FOLDER' },
  run: async ({ positionals: [folder = ''], options: { profile } }, { i18n, say, clock }) => {
    const written = await writeSample(folder, profile, clock());
    if (!written.ok) return failed(written.error, failureText(i18n, written.error));
    const facts = { ...written.value, passphrase: samplePassphrase };
    return { ok: true, lines: [say('sample.done', facts)], data: { ...facts, faults: [] } };
  },
};
