import { describe, expect, it } from 'vitest';
import { tallyOfPlaywright, tallyOfVitest } from '../../build/checks/test-runs.mjs';

describe('the last line of npm test counts', () => {
  it('a test that was left out, and a file that could not be loaded, as failed', () => {
    const report = {
      numPassedTests: 3,
      numTotalTests: 5,
      testResults: [
        { status: 'passed', assertionResults: [{}, {}, {}, {}, {}] },
        { status: 'failed', assertionResults: [] },
      ],
    };
    expect(tallyOfVitest(report)).toEqual({ passed: 3, failed: 3 });
  });

  it('a test that passed at its second try, and an error outside of tests, as failed', () => {
    const stats = { expected: 7, unexpected: 1, flaky: 1, skipped: 1 };
    expect(tallyOfPlaywright({ stats, errors: [{}] })).toEqual({ passed: 7, failed: 4 });
  });
});
