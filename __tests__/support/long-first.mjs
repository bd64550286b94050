import Sequencer from '@jest/test-sequencer';

const COMPUTES = /__tests__\/rules\/[^/]+$/;
const WAITS = /__tests__\/e2e\//;

/** Long files first, and those that compute in turn with those that mostly wait for pauses. */
export default class LongFirst extends Sequencer {
  sort(tests) {
    const sorted = [...super.sort(tests)];
    const computing = sorted.filter(({ path }) => COMPUTES.test(path));
    const waiting = sorted.filter(({ path }) => WAITS.test(path));
    const long = computing.length > waiting.length ? zip(computing, waiting) : zip(waiting, computing);
    return [...long, ...sorted.filter((test) => !long.includes(test))];
  }
}

function zip(longer, shorter) {
  return longer.flatMap((test, index) => (index < shorter.length ? [test, shorter[index]] : [test]));
}
