/** The constants of SHA-2: the first bits of the fractional parts of roots of primes. Source: FIPS 180-4. */
function firstPrimes(count: number): readonly bigint[] {
  const primes: bigint[] = [];
  for (let candidate = 2n; primes.length < count; candidate += 1n) {
    if (primes.every((prime) => candidate % prime !== 0n)) primes.push(candidate);
  }
  return primes;
}

/** The largest integer whose power is not above the value. */
function root(value: bigint, power: bigint): bigint {
  let low = 0n;
  let high = 1n << BigInt(Math.ceil(value.toString(2).length / Number(power)));
  while (low < high) {
    const middle = (low + high + 1n) >> 1n;
    if (middle ** power <= value) low = middle;
    else high = middle - 1n;
  }
  return low;
}

/** Of the square roots (power 2) or cube roots (power 3) of the first primes. */
export function rootFractions(count: number, power: 2n | 3n, bits: number): readonly bigint[] {
  return firstPrimes(count).map((prime) => BigInt.asUintN(bits, root(prime << (BigInt(bits) * power), power)));
}
