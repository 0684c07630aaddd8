import { failureText } from '../../../shared/i18n/failure-text';
import { samplePassphrase } from '../../sample/sample-people';
import { writeSample } from '../../sample/write-sample';
import { failed, type Command } from '../command';

/** `imprimatur sample DIR`: writes the sample workspace. With `--profile`, its people can be unlocked in that profile. */
export const sampleCommand: Command = {
  name: 'sample',
  positionals: ['DIR'],
  options: { profile: 'FOLDER' },
  run: async ({ positionals: [folder = ''], options: { profile } }, { i18n, say }) => {
    const written = await writeSample(folder, profile);
    if (!written.ok) return failed(written.error, failureText(i18n, written.error));
    const { workspace, people, releases } = written.value;
    return {
      ok: true,
      lines: [say('sample.done', { workspace, people, releases, passphrase: samplePassphrase })],
      data: { workspace, people, releases, passphrase: samplePassphrase, faults: [] },
    };
  },
};
