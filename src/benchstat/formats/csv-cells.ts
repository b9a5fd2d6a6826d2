/** Splits a line at commas outside quotation marks; two of those within a value are an escaped mark (RFC 4180). */
export function csvCells(line: string): string[] {
  const cells: string[] = [];
  let cell = "";
  let inside = false;
  for (let i = 0; i < line.length; i++) {
    const character = line[i] ?? "";
    if (character === '"') {
      if (inside && line[i + 1] === '"') cell += line[i++];
      else inside = !inside;
    } else if (character === "," && !inside) {
      cells.push(cell);
      cell = "";
    } else cell += character;
  }
  return [...cells, cell];
}
