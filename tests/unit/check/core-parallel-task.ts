/** Multiply; a negative number is an error. */
export async function double(part: readonly number[], factor: number): Promise<number[]> {
  return part.map((number) => {
    if (number < 0) throw new Error(`${number} cannot be doubled`);
    return number * factor;
  });
}
